"""Pictures that bring their words along, are uploaded once, and are never somebody else's or in anybody's way."""

from __future__ import annotations

from tests.mutations.model import Mutation

_SHOWN = "adapters/telegram/pictures.py"
_SEND = "adapters/telegram/send.py"
_ANSWER = "adapters/telegram/answer.py"
_RENDER = "adapters/telegram/render.py"
_DISCORD = "adapters/discord/pictures.py"
_PICTURES = ("tests/adapters/telegram/test_pictures.py",)
_ALONE = ("tests/adapters/telegram/test_words_alone.py",)
_ON_DISCORD = ("tests/adapters/discord/test_pictures.py",)

MUTATIONS = (
    Mutation(
        "picture: words that are no caption go alone",
        _RENDER,
        "return units(message.text) <= CAPTION_CHARS",
        "return True",
        _ALONE,
    ),
    Mutation(
        "picture: a caption's length counts UTF-16 units",
        _RENDER,
        "return units(message.text) <= CAPTION_CHARS",
        "return len(message.text) <= CAPTION_CHARS",
        _ALONE,
    ),
    Mutation(
        "picture: what is known is not uploaded again",
        _SHOWN,
        "if shared and (known := await self._uploads.get(name)):",
        "if not shared and (known := await self._uploads.get(name)):",
        _PICTURES,
    ),
    Mutation(
        "picture: what is about one person is kept nowhere",
        _SHOWN,
        "name, shared = found.file.name, not picture.drawing.personal",
        "name, shared = found.file.name, True",
        _PICTURES,
    ),
    Mutation(
        "picture: what is known no more is uploaded again",
        _SHOWN,
        "        content = await asyncio.to_thread(_read, found.file)\n",
        "        if known:\n            return\n        content = await asyncio.to_thread(_read, found.file)\n",
        _PICTURES,
    ),
    Mutation(
        "picture: a file of no use is forgotten",
        _SHOWN,
        "            await self._uploads.forget(media.name)\n",
        "            return\n",
        _ALONE,
    ),
    Mutation(
        "picture: an upload that is too large leaves the words",
        "adapters/telegram/refusals.py",
        "return isinstance(error, BadRequest) or _is_one_of(error, _TOO_LARGE)",
        "return isinstance(error, BadRequest)",
        _ALONE,
    ),
    Mutation(
        "picture: a place without rights to pictures costs one attempt",
        _SHOWN,
        "                if is_about_place(error):\n                    break\n",
        "",
        _ALONE,
    ),
    Mutation(
        "picture: trouble is no refusal",
        _SHOWN,
        "                if not is_content_refused(error):\n                    raise\n",
        "",
        _ALONE,
    ),
    Mutation(
        "picture: no change is no fault of the picture",
        _SEND,
        "    if is_unchanged(error):\n        return Edit.DONE\n",
        "",
        _PICTURES,
    ),
    Mutation(
        "picture: what is out of reach is no fault of the picture",
        _SEND,
        "return Edit.IMPOSSIBLE if is_not_editable(error) else None",
        "return None",
        _PICTURES,
    ),
    Mutation(
        "picture: one that gives way to words is taken away",
        _ANSWER,
        "        if edited is Edit.OTHER_KIND:\n            await self._clear(place, message)\n",
        "",
        _PICTURES,
    ),
    Mutation(
        "picture: what is merely out of reach is not deleted",
        _ANSWER,
        "        if edited is Edit.OTHER_KIND:\n            await self._clear(place, message)\n",
        "        await self._clear(place, message)\n",
        _PICTURES,
    ),
    Mutation(
        "picture: no secret over the chat",
        _RENDER,
        "return not (reply.buttons or reply.picture or reply.files) and units",
        "return not (reply.buttons or reply.files) and units",
        _PICTURES,
    ),
    Mutation(
        "picture: refused on Discord, the words arrive",
        _DISCORD,
        "            if not _may_be_the_picture(error):\n                raise\n",
        "            raise\n",
        _ON_DISCORD,
    ),
    Mutation(
        "picture: too large for Discord, the words arrive",
        _DISCORD,
        "return error.status in (BAD_REQUEST, TOO_LARGE) or error.code == MISSING_PERMISSIONS",
        "return error.status == BAD_REQUEST or error.code == MISSING_PERMISSIONS",
        _ON_DISCORD,
    ),
    Mutation(
        "picture: a channel without files gets words",
        _DISCORD,
        "return error.status in (BAD_REQUEST, TOO_LARGE) or error.code == MISSING_PERMISSIONS",
        "return error.status in (BAD_REQUEST, TOO_LARGE)",
        _ON_DISCORD,
    ),
    Mutation(
        "picture: nobody there is asked once",
        _DISCORD,
        "return error.status in (BAD_REQUEST, TOO_LARGE) or error.code == MISSING_PERMISSIONS",
        "return error.status < 500",
        _ON_DISCORD,
    ),
    Mutation(
        "picture: a file that went missing leaves the words on Discord",
        _DISCORD,
        "    except OSError as error:\n",
        "    except ValueError as error:\n",
        _ON_DISCORD,
    ),
    Mutation(
        "picture: a file that went missing leaves the words on Telegram",
        _SHOWN,
        "    except OSError as error:\n",
        "    except ValueError as error:\n",
        _ALONE,
    ),
    Mutation(
        "picture: a private answer is deferred away once",
        "adapters/discord/answer.py",
        "    with suppress(discord.NotFound):",
        "    with suppress(ValueError):",
        _ON_DISCORD,
    ),
    Mutation(
        "picture: an edit takes the old one away",
        "adapters/discord/answer.py",
        "edit_message(view=view_of(reply, picture), attachments=files_of(reply, picture))",
        "edit_message(view=view_of(reply, picture), attachments=files_of(reply, picture) or discord.utils.MISSING)",
        _ON_DISCORD,
    ),
    Mutation(
        "picture: another bot's files are not ours",
        "bot/store/uploads.py",
        "select(uploads.c.file).where(uploads.c.bot == bot, uploads.c.picture == picture)",
        "select(uploads.c.file).where(uploads.c.picture == picture)",
        ("tests/bot/test_uploads.py",),
    ),
)
