"""Every length and count that a platform, or patience, has an end of."""

from __future__ import annotations

from tests.mutations.model import Mutation

_MESSAGES = "bot/messages.py"
_TELEGRAM = "adapters/telegram/render.py"
_DISCORD = "adapters/discord/render.py"
_COMMANDS = "adapters/discord/commands.py"

_REPLIES = ("tests/bot/test_messages.py",)
_TELEGRAM_SHOWN = ("tests/adapters/telegram/test_render.py",)
_MENU = ("tests/adapters/telegram/test_menu.py",)
_DISCORD_SHOWN = ("tests/adapters/discord/test_render.py",)
_DISCORD_COMMANDS = ("tests/adapters/discord/test_commands.py",)
_COMMANDS_TESTS = ("tests/bot/test_commands.py",)
_APP = ("tests/bot/test_app.py",)
_REMIND = ("tests/bot/test_remind.py",)
_LIST = ("tests/bot/test_reminder_list.py",)
_FIND = ("tests/catalog/test_find.py",)

REPLIES = (
    Mutation("limit: a line's 64 bytes", _MESSAGES, "if not 1 <= size <= LINE_BYTES:", "if size < 1:", _REPLIES),
    Mutation("limit: a line's bytes, not letters", _MESSAGES, "len(self.line.encode())", "len(self.line)", _REPLIES),
    Mutation(
        "limit: a line is not empty",
        _MESSAGES,
        "if not 1 <= size <= LINE_BYTES:",
        "if size > LINE_BYTES:",
        _REPLIES,
    ),
    Mutation("limit: a label is not empty", _MESSAGES, "if not self.label:", "if self.label is None:", _REPLIES),
    Mutation("limit: rows", _MESSAGES, "if len(self.buttons) > ROWS or any(", "if any(", _REPLIES),
    Mutation(
        "limit: buttons in a row",
        _MESSAGES,
        "any(not 1 <= len(row) <= ROW_BUTTONS for row in self.buttons)",
        "not all(self.buttons)",
        _REPLIES,
    ),
    Mutation(
        "limit: no empty row",
        _MESSAGES,
        "any(not 1 <= len(row) <= ROW_BUTTONS for row in self.buttons)",
        "any(len(row) > ROW_BUTTONS for row in self.buttons)",
        _REPLIES,
    ),
    Mutation(
        "limit: no two equal lines",
        _MESSAGES,
        "lines = [button.line for row in self.buttons for button in row]",
        "lines = list(dict.fromkeys(button.line for row in self.buttons for button in row))",
        _REPLIES,
    ),
    Mutation("limit: something to show", _MESSAGES, "if not self.blocks:", "if self.blocks is None:", _REPLIES),
    Mutation(
        "limit: a delivery id fits a nonce",
        _MESSAGES,
        "if not 1 <= len(self.value) <= DELIVERY_ID_CHARS:",
        "if not self.value:",
        _REPLIES,
    ),
)

TELEGRAM = (
    Mutation("telegram: length of a message", _TELEGRAM, "cut(text, MESSAGE_CHARS)", "text", _TELEGRAM_SHOWN),
    Mutation(
        "telegram: length of an alert",
        _TELEGRAM,
        "return cut(_bare(reply), CALLBACK_ANSWER_CHARS)",
        "return _bare(reply)",
        _TELEGRAM_SHOWN,
    ),
    Mutation(
        "telegram: length of a label",
        _TELEGRAM,
        "cut(_clean(button.label, pings=True) or button.line, LABEL_CHARS)",
        "_clean(button.label, pings=True) or button.line",
        _TELEGRAM_SHOWN,
    ),
    Mutation(
        "telegram: what is cut off leaves no entity",
        _TELEGRAM,
        "tuple(_clipped(entities, text, shown))",
        "tuple(entities)",
        _TELEGRAM_SHOWN,
    ),
    Mutation(
        "telegram: length of a command's description",
        "adapters/telegram/menu.py",
        "cut(words(command.summary), DESCRIPTION_CHARS)",
        "words(command.summary)",
        _MENU,
    ),
    Mutation(
        "telegram: commands in a menu",
        "adapters/telegram/menu.py",
        "registry.listed[:MENU_COMMANDS]",
        "registry.listed",
        _MENU,
    ),
)

DISCORD = (
    Mutation(
        "discord: length of a message",
        _DISCORD,
        'return shorten("".join(gap + text for gap, (_, text) in zip(gaps, drawn, strict=True)), TEXT_CHARS)',
        'return "".join(gap + text for gap, (_, text) in zip(gaps, drawn, strict=True))',
        _DISCORD_SHOWN,
    ),
    Mutation(
        "discord: lengths count UTF-16 units",
        _DISCORD,
        'return len(text.encode("utf-16-le")) // 2',
        "return len(text)",
        _DISCORD_SHOWN,
    ),
    Mutation("discord: half marks", _DISCORD, "return cut[:-1] if slashes % 2 else cut", "return cut", _DISCORD_SHOWN),
    Mutation(
        "discord: length of a label", _DISCORD, "shorten(button.label, LABEL_CHARS)", "button.label", _DISCORD_SHOWN
    ),
    Mutation(
        "discord: length of a picture's description",
        _DISCORD,
        "shorten(picture.alt, ALT_CHARS)",
        "picture.alt",
        _DISCORD_SHOWN,
    ),
    Mutation(
        "discord: length of a completion",
        _COMMANDS,
        "return 1 <= len(label) <= SUMMARY_CHARS and 1 <= len(value) <= SUMMARY_CHARS",
        "return bool(label and value)",
        _DISCORD_COMMANDS,
    ),
    Mutation("discord: completions", _COMMANDS, "list(fitting)[:CHOICES]", "list(fitting)", _DISCORD_COMMANDS),
    Mutation(
        "discord: length of a translated description",
        _COMMANDS,
        "words_for(tag)(phrase)[:SUMMARY_CHARS]",
        "words_for(tag)(phrase)",
        _DISCORD_COMMANDS,
    ),
    Mutation(
        "discord: people remembered",
        "adapters/discord/send.py",
        "        if len(self._channels) > DM_CHANNELS:\n            self._channels.popitem(last=False)\n",
        "",
        ("tests/adapters/discord/test_send.py",),
    ),
)

CORE = (
    Mutation("limit: what is read of a text", "bot/app.py", "text[:TYPED_CHARS]", "text", _APP),
    Mutation(
        "limit: what is read of a phrase",
        "bot/schedules/parse.py",
        '    if len(text) > LONGEST:\n        raise NotUnderstood("", Reason.TOO_LONG)\n',
        "",
        ("tests/bot/schedules/test_refusals.py",),
    ),
    Mutation(
        "limit: what is read of an exercise's name",
        "catalog/find.py",
        "split(query[:QUERY_CHARS])",
        "split(query)",
        _FIND,
    ),
    Mutation(
        "limit: an overlong name is never sure",
        "catalog/find.py",
        "if len(named) == 1 and len(query) <= QUERY_CHARS:",
        "if len(named) == 1:",
        _FIND,
    ),
    Mutation(
        "limit: the length of a slug",
        "catalog/load.py",
        "if not SLUG.fullmatch(slug) or len(slug) > SLUG_CHARS:",
        "if not SLUG.fullmatch(slug):",
        ("tests/catalog/test_load.py",),
    ),
    Mutation(
        "limit: a layer fits under a picture",
        "bot/exercise_card.py",
        "        Steps(tuple(words(step) for step in exercise.steps)),\n",
        "        Steps(tuple(words(step) for step in exercise.steps)),\n        *_mistakes(exercise, words),\n",
        ("tests/bot/test_explain.py",),
    ),
    Mutation(
        "limit: what is said back of a name",
        "bot/explain.py",
        'name if len(name) <= ECHO_CHARS else name[:ECHO_CHARS].rstrip() + "…"',
        "name",
        ("tests/bot/test_explain.py",),
    ),
    Mutation(
        "limit: what is said back of a phrase",
        "bot/schedules/refusals.py",
        "        if len(self.part) > _SHOWN:\n",
        "        if len(self.part) > len(part):\n",
        ("tests/bot/schedules/test_problems.py",),
    ),
    Mutation(
        "limit: what is said back of a wish",
        "bot/sessions/show.py",
        "word[:UNKNOWN_CHARS] for word in unknown[:UNKNOWN_SHOWN]",
        "unknown",
        ("tests/bot/sessions/test_show.py", "tests/bot/test_suggest.py"),
    ),
    Mutation(
        "limit: what a list shows of a reminder",
        "bot/reminder_list.py",
        'text if len(text) <= NAME_CHARS else text[: NAME_CHARS - 1].rstrip() + "…"',
        "text",
        _LIST,
    ),
    Mutation(
        "limit: reminders of one person",
        "bot/remind.py",
        "if known >= REMINDERS_EACH:",
        "if known < 0:",
        _REMIND,
    ),
    Mutation(
        "limit: digits of a page",
        "bot/reminder_list.py",
        "if turn.args.isdecimal() and len(turn.args) < 4 else 1",
        "if turn.args.isdigit() else 1",
        _LIST,
    ),
    Mutation(
        "limit: digits of another reading's time",
        "bot/reminder_list.py",
        "if not wall.isdecimal() or len(wall) > 11:",
        "if not wall.isdigit():",
        _LIST,
    ),
    Mutation(
        "limit: digits of a line's numbers",
        "bot/suggest.py",
        "if len(parts) != 3 or not all(part.isdecimal() and len(part) < DIGITS for part in parts[1:]):",
        "if len(parts) != 3 or not all(part.isdecimal() for part in parts[1:]):",
        ("tests/bot/test_suggest.py",),
    ),
    Mutation(
        "limit: the line that clears a strain",
        "bot/suggest.py",
        'return line if len(line.encode()) <= LINE_BYTES else "/hamstrings strain cleared"',
        "return line",
        ("tests/bot/test_suggest.py",),
    ),
    Mutation(
        "limit: a command's summary in menus",
        "bot/reminder_list.py",
        'N_("Your reminders: see, change and delete them")',
        'N_("Your reminders: see them in pages of five, with what each of them says "\n'
        '                "and when it comes, and delete some")',
        _COMMANDS_TESTS,
    ),
    Mutation(
        "limit: a command's name in menus",
        "bot/reminder_list.py",
        '                "reminders",\n',
        '                "reminders_that_you_have_set_so_far",\n',
        _COMMANDS_TESTS,
    ),
    Mutation(
        "limit: a local person's name",
        "adapters/terminal/scripted.py",
        "or not 1 <= len(who) <= NAME_CHARS or",
        "or not who or",
        ("tests/adapters/terminal/test_scripted.py",),
    ),
)

MUTATIONS = (*REPLIES, *TELEGRAM, *DISCORD, *CORE)
