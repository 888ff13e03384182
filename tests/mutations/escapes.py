"""What people typed must show as typed, reach nobody, move no cursor; and no token must show at all."""

from __future__ import annotations

from tests.mutations.model import Mutation

_RENDER = "adapters/discord/render.py"
_TELEGRAM = "adapters/telegram/render.py"
_TERMINAL = "adapters/terminal/render.py"

_SHOWN = ("tests/adapters/discord/test_render.py",)
_TALKING = ("tests/adapters/discord/test_talking.py",)
_TELEGRAM_SHOWN = ("tests/adapters/telegram/test_render.py",)
_ROUNDS = ("tests/adapters/telegram/test_rounds.py",)
_TERMINAL_SHOWN = ("tests/adapters/terminal/test_render.py",)
_LOGS = ("tests/bot/test_logs.py",)
_TROUBLES = ("tests/adapters/telegram/test_troubles.py",)

_INLINE = r'_INLINE = re.compile(r"[\\*_~`|<>\[\]]")'
_LINE_START = r'_LINE_START = re.compile(r"^(\s*)([-+#])", re.MULTILINE)'

DISCORD = (
    Mutation("discord: backslashes", _RENDER, _INLINE, r'_INLINE = re.compile(r"[*_~`|<>\[\]]")', _SHOWN),
    Mutation("discord: emphasis", _RENDER, _INLINE, r'_INLINE = re.compile(r"[\\`|<>\[\]]")', _SHOWN),
    Mutation("discord: code", _RENDER, _INLINE, r'_INLINE = re.compile(r"[\\*_~|<>\[\]]")', _SHOWN),
    Mutation("discord: spoilers", _RENDER, _INLINE, r'_INLINE = re.compile(r"[\\*_~`<>\[\]]")', _SHOWN),
    Mutation("discord: mentions", _RENDER, _INLINE, r'_INLINE = re.compile(r"[\\*_~`|\[\]]")', _SHOWN),
    Mutation("discord: masked links", _RENDER, _INLINE, r'_INLINE = re.compile(r"[\\*_~`|<>]")', _SHOWN),
    Mutation(
        "discord: plain links stay links",
        _RENDER,
        r'part if index % 2 else _INLINE.sub(r"\\\g<0>", part)',
        r'_INLINE.sub(r"\\\g<0>", part)',
        _SHOWN,
    ),
    Mutation(
        "discord: headings",
        _RENDER,
        _LINE_START,
        r'_LINE_START = re.compile(r"^(\s*)([-+])", re.MULTILINE)',
        _SHOWN,
    ),
    Mutation(
        "discord: lists", _RENDER, _LINE_START, r'_LINE_START = re.compile(r"^(\s*)([#])", re.MULTILINE)', _SHOWN
    ),
    Mutation(
        "discord: marks at every line",
        _RENDER,
        _LINE_START,
        r'_LINE_START = re.compile(r"^(\s*)([-+#])")',
        _SHOWN,
    ),
    Mutation(
        "discord: numbered lists",
        _RENDER,
        r'_LINE_NUMBER.sub(r"\1\\.", _LINE_START.sub(r"\1\\\2", shown))',
        r'_LINE_START.sub(r"\1\\\2", shown)',
        _SHOWN,
    ),
    Mutation(
        "discord: everyone and here", _RENDER, r'return _EVERYBODY.sub("@\u200b", shown)', "return shown", _SHOWN
    ),
    Mutation(
        "discord: escaped headings",
        _RENDER,
        """f"### {escape(' '.join(text.split()))}\"""",
        """f"### {' '.join(text.split())}\"""",
        _SHOWN,
    ),
    Mutation(
        "discord: headings of one line",
        _RENDER,
        """f"### {escape(' '.join(text.split()))}\"""",
        'f"### {escape(text)}"',
        _SHOWN,
    ),
    Mutation(
        "discord: escaped paragraphs", _RENDER, "            return escape(text)", "            return text", _TALKING
    ),
    Mutation(
        "discord: escaped items", _RENDER, "join(escape(line) for line in _lines(text))", "join(_lines(text))", _SHOWN
    ),
    Mutation("discord: escaped notes", _RENDER, 'f"-# {escape(line)}"', 'f"-# {line}"', _SHOWN),
    Mutation("discord: escaped moments", _RENDER, 'f"{escape(words)} <t:', 'f"{words} <t:', _SHOWN),
    Mutation(
        "discord: answers mention nobody",
        "adapters/discord/client.py",
        "                allowed_mentions=discord.AllowedMentions.none(),\n",
        "",
        _TALKING,
    ),
    Mutation(
        "discord: messages mention nobody",
        "adapters/discord/send.py",
        "allowed_mentions=discord.AllowedMentions.none(),",
        "allowed_mentions=discord.AllowedMentions.all(),",
        ("tests/adapters/discord/test_send.py",),
    ),
)

TELEGRAM = (
    Mutation(
        "telegram: names ping nobody",
        _TELEGRAM,
        'return words if pings else _PING.sub(f"@{_WORD_JOINER}", words)',
        "return words",
        _TELEGRAM_SHOWN,
    ),
    Mutation(
        "telegram: new messages in groups ping nobody",
        "adapters/telegram/send.py",
        "to_message(reply, pings=to.is_private)",
        "to_message(reply)",
        _ROUNDS,
    ),
    Mutation(
        "telegram: changed messages in groups ping nobody",
        "adapters/telegram/send.py",
        "to_message(reply, pings=place.is_private)",
        "to_message(reply)",
        _ROUNDS,
    ),
    Mutation(
        "telegram: no parse mode for new messages",
        "adapters/telegram/send.py",
        "        message_thread_id=thread,\n        link_preview_options=_NO_PREVIEW,\n",
        '        message_thread_id=thread,\n        link_preview_options=_NO_PREVIEW,\n        parse_mode="HTML",\n',
        ("tests/adapters/telegram/test_send.py", *_ROUNDS),
    ),
    Mutation(
        "telegram: no parse mode for changed messages",
        "adapters/telegram/send.py",
        "            message_id=message_id,\n",
        '            message_id=message_id,\n            parse_mode="HTML",\n',
        _ROUNDS,
    ),
    Mutation(
        "telegram: entities count UTF-16 units",
        _TELEGRAM,
        "_entities(block, units(text), units(words))",
        "_entities(block, len(text), len(words))",
        _TELEGRAM_SHOWN,
    ),
    Mutation(
        "telegram: lengths count UTF-16 units",
        "adapters/telegram/units.py",
        'return len(text.encode("utf-16-le")) // 2',
        "return len(text)",
        ("tests/adapters/telegram/test_units.py",),
    ),
    Mutation(
        "telegram: half characters",
        _TELEGRAM,
        'words.encode("utf-8", "replace").decode().strip()',
        "words.strip()",
        _TELEGRAM_SHOWN,
    ),
    Mutation(
        "telegram: no previews under new messages",
        "adapters/telegram/send.py",
        "        message_thread_id=thread,\n        link_preview_options=_NO_PREVIEW,\n",
        "        message_thread_id=thread,\n",
        _ROUNDS,
    ),
    Mutation(
        "telegram: no previews under changed messages",
        "adapters/telegram/send.py",
        "            reply_markup=message.keyboard,\n            link_preview_options=_NO_PREVIEW,\n",
        "            reply_markup=message.keyboard,\n",
        _ROUNDS,
    ),
)

_CONTROLS = 'c in "\\n\\t" or not (ord(c) < 32 or 127 <= ord(c) < 160)'

TERMINAL = (
    Mutation(
        "terminal: escape sequences", _TERMINAL, _CONTROLS, 'c in "\\n\\t" or not 127 <= ord(c) < 160', _TERMINAL_SHOWN
    ),
    Mutation("terminal: eight-bit controls", _TERMINAL, _CONTROLS, 'c in "\\n\\t" or ord(c) >= 32', _TERMINAL_SHOWN),
    Mutation(
        "terminal: plain text",
        _TERMINAL,
        'return printable("\\n".join(_block(block) for block in reply.blocks))',
        'return "\\n".join(_block(block) for block in reply.blocks)',
        _TERMINAL_SHOWN,
    ),
    Mutation(
        "terminal: coloured text",
        _TERMINAL,
        'text.append(printable(_block(block)) + "\\n"',
        'text.append(_block(block) + "\\n"',
        _TERMINAL_SHOWN,
    ),
    Mutation("terminal: labels", _TERMINAL, "printable(button.label)", "button.label", _TERMINAL_SHOWN),
)

TOKENS = (
    Mutation(
        "log: tokens hidden",
        "bot/logs.py",
        "            text = text.replace(secret, HIDDEN)\n",
        "            text = text.strip()\n",
        _LOGS,
    ),
    Mutation(
        "log: tokens hidden in tracebacks",
        "bot/logs.py",
        "text = json.dumps(self._entry(record), ensure_ascii=False) if self._as_json else super().format(record)",
        "if self._as_json:\n            return json.dumps(self._entry(record), ensure_ascii=False)\n"
        "        text = super().format(record)",
        _LOGS,
    ),
    Mutation(
        "log: what was typed stays out",
        "bot/app.py",
        'return f"/{name}" if text.startswith("/") and name in self._registry else "plain text"',
        "return text",
        ("tests/bot/test_app.py",),
    ),
    Mutation(
        "settings: a token's representation",
        "bot/config.py",
        'return "Secret(…)"',
        'return f"Secret({self._value!r})"',
        ("tests/bot/test_config.py",),
    ),
    Mutation(
        "telegram: no token in the library's errors",
        "adapters/telegram/client.py",
        'error.message.partition(_PAGE)[0].replace(self.token, "<token>")',
        "error.message",
        _TROUBLES,
    ),
    Mutation(
        "telegram: no proxy's page in errors",
        "adapters/telegram/client.py",
        "error.message.partition(_PAGE)[0].replace",
        "error.message.replace",
        _TROUBLES,
    ),
    Mutation(
        "telegram: no token in the library's log",
        "adapters/telegram/client.py",
        "            logging.getLogger(name).setLevel(level)\n",
        "            logging.getLogger(name).setLevel(min(level, logging.DEBUG))\n",
        _TROUBLES,
    ),
    Mutation(
        "telegram: no token behind the refusal of it",
        "adapters/telegram/service.py",
        "            await self._client.shutdown()\n            raise OperatorError(WRONG_TOKEN) from None",
        "            await self._client.shutdown()\n            raise OperatorError(WRONG_TOKEN)",
        _TROUBLES,
    ),
    Mutation(
        "telegram: the form of a token",
        "adapters/telegram/client.py",
        "if not _TOKEN.fullmatch(token):",
        "if not token:",
        _TROUBLES,
    ),
)

MUTATIONS = (*DISCORD, *TELEGRAM, *TERMINAL, *TOKENS)
