"""The server that plays Telegram takes and refuses pictures as Telegram does."""

from __future__ import annotations

import json
from typing import Any

import aiohttp
import pytest

from tests.adapters.telegram.calls import bold, call, upload
from tests.platforms.drawings import gif, png
from tests.platforms.telegram import TelegramServer
from tests.platforms.telegram_documents import Upload
from tests.platforms.telegram_messages import DELETABLE
from tests.platforms.telegram_pictures import ANIMATION_BYTES, PHOTO_BYTES, Files
from tests.platforms.telegram_refusals import UNCHANGED, Refusal
from tests.platforms.telegram_spec import problems, spec_is_here

Json = dict[str, Any]


async def photo(
    wire: aiohttp.ClientSession, server: TelegramServer, content: bytes | None = None, **more: Any
) -> Json:
    return await upload(wire, server, "sendPhoto", {"photo": content or png()}, chat_id=1001, **more)


async def test_an_uploaded_photo_can_be_sent_again_by_the_id_of_its_largest_size(
    server: TelegramServer, wire: aiohttp.ClientSession
) -> None:
    server.person(1001)

    first = (await photo(wire, server, caption="hello", caption_entities=bold(0, 5)))["result"]
    again = await call(wire, server, "sendPhoto", chat_id=1001, photo=first["photo"][-1]["file_id"])

    assert (first["caption"], first["caption_entities"]) == ("hello", bold(0, 5))
    assert "text" not in first
    assert [size["width"] for size in first["photo"]] == [90, 720]
    assert again["result"]["photo"] == first["photo"]
    assert server.files.uploads == 1


async def test_an_animation_is_kept_as_a_video_without_sound(
    server: TelegramServer, wire: aiohttp.ClientSession
) -> None:
    server.person(1001)

    said = (await upload(wire, server, "sendAnimation", {"animation": gif()}, chat_id=1001))["result"]

    assert said["animation"]["mime_type"] == "video/mp4"
    assert said["document"]["file_id"] == said["animation"]["file_id"]
    assert "caption" not in said


@pytest.mark.parametrize(
    ("content", "description"),
    [
        (b"words", "IMAGE_PROCESS_FAILED"),
        (png()[:-1], "IMAGE_PROCESS_FAILED"),
        (png(9000, 1001), "PHOTO_INVALID_DIMENSIONS"),
        (png(20, 401), "PHOTO_INVALID_DIMENSIONS"),
        (
            b"\0" * (PHOTO_BYTES + 1),
            "file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes",
        ),
    ],
    ids=["no image", "half an image", "too large", "too long", "too heavy"],
)
async def test_photos_that_telegram_refuses(
    server: TelegramServer, wire: aiohttp.ClientSession, content: bytes, description: str
) -> None:
    server.person(1001)

    said = await photo(wire, server, content)

    assert (said["error_code"], said["description"]) == (400, f"Bad Request: {description}")
    assert server.messages(1001) == []


@pytest.mark.parametrize("content", [png(9000, 1000), png(20, 400), gif()])
async def test_photos_of_exactly_the_limits_are_taken(
    server: TelegramServer, wire: aiohttp.ClientSession, content: bytes
) -> None:
    server.person(1001)

    assert (await photo(wire, server, content))["ok"]


@pytest.mark.parametrize("method", ["sendPhoto", "sendAnimation"])
@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({}, "there is no {kind} in the request"),
        ({"file": "attach://nowhere"}, "there is no {kind} in the request"),
        ({"file": "AgAC00000099"}, "wrong file identifier/HTTP URL specified"),
    ],
)
async def test_pictures_that_are_nowhere_are_refused(
    lax: TelegramServer, wire: aiohttp.ClientSession, method: str, params: dict[str, str], description: str
) -> None:
    lax.person(1001)
    kind = method.removeprefix("send").lower()

    said = await call(wire, lax, method, chat_id=1001, **({kind: params["file"]} if params else {}))

    assert said["description"] == f"Bad Request: {description.format(kind=kind)}"


@pytest.mark.parametrize(
    ("caption", "entities", "description"),
    [
        ("x" * 1025, [], "message caption is too long"),
        ("💪" * 513, [], "message caption is too long"),
        ("hi", bold(0, 3), "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 3"),
    ],
)
async def test_captions_that_telegram_refuses(
    server: TelegramServer, wire: aiohttp.ClientSession, caption: str, entities: list[Json], description: str
) -> None:
    server.person(1001)
    card = (await photo(wire, server, caption="💪" * 512))["result"]
    media = {"type": "photo", "media": card["photo"][-1]["file_id"], "caption": caption, "caption_entities": entities}

    sent = await photo(wire, server, caption=caption, caption_entities=entities)
    where = {"chat_id": 1001, "message_id": card["message_id"]}
    edited = await call(wire, server, "editMessageMedia", **where, media=media)
    changed = await call(wire, server, "editMessageCaption", **where, caption=caption, caption_entities=entities)

    assert {said["description"] for said in (sent, edited, changed)} == {f"Bad Request: {description}"}


async def test_nothing_is_uploaded_to_whoever_blocked_the_bot(
    server: TelegramServer, wire: aiohttp.ClientSession
) -> None:
    server.person(1001).blocks()

    assert (await photo(wire, server))["description"] == "Forbidden: bot was blocked by the user"
    assert server.files.uploads == 0


async def test_a_file_of_one_kind_is_none_of_another(server: TelegramServer, wire: aiohttp.ClientSession) -> None:
    server.person(1001)
    file = (await photo(wire, server))["result"]["photo"][-1]["file_id"]

    said = await call(wire, server, "sendAnimation", chat_id=1001, animation=file)

    assert said["description"] == "Bad Request: can't use file of type Photo as Animation"


async def test_media_takes_the_place_of_media_and_of_words(
    server: TelegramServer, wire: aiohttp.ClientSession
) -> None:
    server.person(1001)
    words = (await call(wire, server, "sendMessage", chat_id=1001, text="hello"))["result"]
    where = {"chat_id": 1001, "message_id": words["message_id"]}
    media = {"type": "photo", "media": "attach://file", "caption": "one"}

    first = await upload(wire, server, "editMessageMedia", {"file": png()}, **where, media=media)
    moving = {"type": "animation", "media": "attach://file", "caption": "two"}
    second = await upload(wire, server, "editMessageMedia", {"file": gif()}, **where, media=moving)

    assert first["result"]["caption"] == "one"
    assert second["result"]["animation"]["width"] == 480
    assert "photo" not in second["result"]
    assert [version.text for version in server.last(1001).history] == ["hello", "one"]


@pytest.mark.parametrize(
    ("media", "description"),
    [
        ({"type": "photo"}, "can't parse InputMedia: media not found"),
        ({"type": "photo", "media": "attach://nothing"}, "can't parse InputMedia: media not found"),
        ("photo", "can't parse InputMedia: expected an Object"),
        ({"type": "photo", "media": "AgAC1"}, "wrong file identifier/HTTP URL specified"),
    ],
)
async def test_media_that_telegram_refuses(
    lax: TelegramServer, wire: aiohttp.ClientSession, media: object, description: str
) -> None:
    lax.person(1001)
    card = (await photo(wire, lax))["result"]

    said = await call(
        wire, lax, "editMessageMedia", chat_id=1001, message_id=card["message_id"], media=json.dumps(media)
    )

    assert said["description"] == f"Bad Request: {description}"


async def test_the_same_picture_with_the_same_words_is_no_change(
    server: TelegramServer, wire: aiohttp.ClientSession
) -> None:
    server.person(1001)
    card = (await photo(wire, server, caption="hello"))["result"]
    where = {"chat_id": 1001, "message_id": card["message_id"]}
    media = {"type": "photo", "media": card["photo"][-1]["file_id"], "caption": "hello"}

    same = await call(wire, server, "editMessageMedia", **where, media=media)
    also = await call(wire, server, "editMessageCaption", **where, caption="hello")
    other = await call(wire, server, "editMessageCaption", **where, caption="bye")

    assert same["description"] == also["description"] == UNCHANGED.description
    assert (other["result"]["caption"], other["result"]["photo"]) == ("bye", card["photo"])


async def test_a_picture_cannot_become_words_nor_words_get_a_caption(
    server: TelegramServer, wire: aiohttp.ClientSession
) -> None:
    server.person(1001)
    card = (await photo(wire, server))["result"]
    words = (await call(wire, server, "sendMessage", chat_id=1001, text="hello"))["result"]

    text = await call(wire, server, "editMessageText", chat_id=1001, message_id=card["message_id"], text="x")
    caption = await call(wire, server, "editMessageCaption", chat_id=1001, message_id=words["message_id"], caption="x")

    assert text["description"] == "Bad Request: there is no text in the message to edit"
    assert caption["description"] == "Bad Request: there is no caption in the message to edit"


async def test_a_message_is_deleted_once_and_within_two_days(
    server: TelegramServer, wire: aiohttp.ClientSession
) -> None:
    server.person(1001)
    card = (await photo(wire, server))["result"]
    where = {"chat_id": 1001, "message_id": card["message_id"]}
    date, server.last(1001).date = card["date"], card["date"] - int(DELETABLE.total_seconds()) - 1

    old = await call(wire, server, "deleteMessage", **where)
    server.last(1001).date = date
    fine = await call(wire, server, "deleteMessage", **where)
    again = await call(wire, server, "deleteMessage", **where)

    assert old["description"] == "Bad Request: message can't be deleted for everyone"
    assert fine["result"] is True
    assert again["description"] == "Bad Request: message to delete not found"
    assert server.messages(1001) == []


@pytest.mark.parametrize(
    ("method", "files", "params", "complaint"),
    [
        ("sendAnimation", {"animation": png()}, {}, "does not move"),
        ("sendAnimation", {"animation": gif(481)}, {}, "sides are even"),
        ("sendPhoto", {"photo": png(), "other": png()}, {}, "the parameter other is unknown"),
        ("sendPhoto", {"photo": png()}, {"caption": "x "}, "white space"),
    ],
)
async def test_what_the_real_server_overlooks_is_complained_of(
    wire: aiohttp.ClientSession, method: str, files: dict[str, bytes], params: dict[str, str], complaint: str
) -> None:
    async with TelegramServer() as server:
        server.person(1001)

        said = await upload(wire, server, method, files, chat_id=1001, **params)

        assert said["ok"]
        with pytest.raises(AssertionError, match=complaint):
            server.verify()


@pytest.mark.parametrize(
    ("kind", "content", "status"),
    [("animation", b"\0" * (ANIMATION_BYTES + 1), 413), ("animation", b"", 400), ("photo", b"", 400)],
    ids=["beyond 50 MB", "empty animation", "empty photo"],
)
def test_files_that_never_arrive_as_such(kind: str, content: bytes, status: int) -> None:
    file = Upload("file.gif")
    file.content = content

    with pytest.raises(Refusal) as raised:
        Files([]).sent(kind, {kind: file})

    assert raised.value.status == status


@pytest.mark.skipif(not spec_is_here(), reason="the description of the Bot API is not at hand")
@pytest.mark.parametrize(
    ("method", "params", "found"),
    [
        ("sendPhoto", {"chat_id": "1", "photo": "AgAC1", "caption": "x"}, 0),
        ("sendPhoto", {"chat_id": "1", "caption": "x"}, 1),
        ("sendPhoto", {"chat_id": "1", "photo": "AgAC1", "text": "x"}, 1),
        ("sendAnimation", {"chat_id": "1", "animation": "AgAC1", "caption_entities": json.dumps(bold(0, 1))}, 0),
        ("sendAnimation", {"chat_id": "1", "animation": "AgAC1", "caption_entities": '[{"offset": 0}]'}, 1),
        ("editMessageMedia", {"chat_id": "1", "media": '{"type": "photo", "media": "attach://x"}'}, 0),
        ("editMessageMedia", {"chat_id": "1", "media": '{"type": "photo"}'}, 1),
        ("editMessageMedia", {"chat_id": "1", "media": '{"type": "photo", "media": "A", "text": "x"}'}, 1),
        ("editMessageCaption", {"chat_id": "1", "message_id": "7", "caption": "x"}, 0),
        ("deleteMessage", {"chat_id": "1"}, 1),
    ],
)
def test_calls_are_held_against_the_description(method: str, params: dict[str, str], found: int) -> None:
    assert len(problems(method, params)) == found


@pytest.mark.skipif(not spec_is_here(), reason="the description of the Bot API is not at hand")
@pytest.mark.parametrize(("name", "found"), [("file", 0), ("file2", 1)])
def test_a_file_in_the_form_is_to_be_spoken_of(name: str, found: int) -> None:
    file = Upload("still.png")
    file.content = png()
    params = {"chat_id": "1", "media": '{"type": "photo", "media": "attach://file"}', name: file}

    assert len(problems("editMessageMedia", params)) == found
