"""What Discord takes: the limits of messages, components, embeds and commands, each with its page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tests.platforms.discord_refusals import Form, Path, Refusal

DOCS = "https://discord.com/developers/docs"

CONTENT_CHARS = 2000  # DOCS/resources/message#create-message
NONCE_CHARS = 25  # DOCS/resources/message#create-message
EMBEDS, TITLE_CHARS, DESCRIPTION_CHARS, EMBED_CHARS = (
    10,
    256,
    4096,
    6000,
)  # DOCS/resources/message#embed-object-embed-limits
ROWS, ROW_BUTTONS = 5, 5  # DOCS/components/reference#action-row
COMPONENTS = 40  # DOCS/components/reference#component-object
LABEL_CHARS, CUSTOM_ID_CHARS = 80, 100  # DOCS/components/reference#button
TEXT_CHARS = 4000  # https://github.com/discord/discord-api-docs/pull/8562
ALT_CHARS = 1024  # DOCS/components/reference#media-gallery
NAME_CHARS, SUMMARY_CHARS, OPTIONS, CHOICES = 32, 100, 25, 25  # DOCS/interactions/application-commands
COMMANDS = 100  # DOCS/interactions/application-commands#registering-a-command
COMMAND_CHARS = 8000  # DOCS/interactions/application-commands#slash-commands

EPHEMERAL, LOADING, V2 = 1 << 6, 1 << 7, 1 << 15  # DOCS/resources/message#message-object-message-flags
ACTION_ROW, BUTTON, TEXT, GALLERY, FILE, CONTAINER = 1, 2, 10, 12, 13, 17
PLAIN_TYPES, V2_TYPES = (ACTION_ROW,), (ACTION_ROW, 9, TEXT, GALLERY, FILE, 14, CONTAINER)
COMMAND_NAME = re.compile(r"^[-_'\w]{1,32}$")

MESSAGE_FIELDS = frozenset(
    {
        *("content", "embeds", "components", "attachments", "sticker_ids", "poll", "flags", "tts"),
        *("nonce", "enforce_nonce", "allowed_mentions", "message_reference"),
    }
)

Json = Mapping[str, Any]


def walk(components: Sequence[Json]) -> Iterator[Json]:
    """Yield *components* and all that they hold, top to bottom."""
    for component in components:
        yield component
        yield from walk(component.get("components") or ())


def check_message(body: Json, *, flags: int, at: Path = ()) -> None:
    """Refuse what cannot be shown as a message whose flags are *flags*.

    Raises:
        Refusal: 50035 with everything that is wrong, or 50006.
    """
    form = Form()
    if flags & V2:
        _check_v2(form, body, at)
    else:
        _check_plain(form, body, at)
    form.settle()
    if not any(body.get(part) for part in ("content", "embeds", "components", "attachments", "sticker_ids", "poll")):
        raise Refusal(50006)


def complaints_about(body: Json) -> Iterator[str]:
    """Yield what Discord would take although it is surely not meant."""
    for field in body.keys() - MESSAGE_FIELDS:
        yield f"a message has no field {field}"
    if "nonce" in body and not body.get("enforce_nonce"):
        yield "a nonce without enforce_nonce is not looked at"
    if "parse" not in (body.get("allowed_mentions") or {}):
        yield "without allowed_mentions whatever looks like a mention pings"


def _check_plain(form: Form, body: Json, at: Path) -> None:
    form.length((*at, "content"), body.get("content") or "", 0, CONTENT_CHARS)
    embeds = body.get("embeds") or []
    form.length((*at, "embeds"), embeds, 0, EMBEDS)
    for number, embed in enumerate(embeds):
        form.length((*at, "embeds", number, "title"), embed.get("title") or "", 0, TITLE_CHARS)
        form.length((*at, "embeds", number, "description"), embed.get("description") or "", 0, DESCRIPTION_CHARS)
    if sum(map(_embed_size, embeds)) > EMBED_CHARS:
        words = f"Embed size exceeds maximum size of {EMBED_CHARS}"
        form.wrong((*at, "embeds"), "MAX_EMBED_SIZE_EXCEEDED", words)
    form.length((*at, "components"), body.get("components") or [], 0, ROWS)
    _check_components(form, body.get("components") or [], (*at, "components"), PLAIN_TYPES)


def _check_v2(form: Form, body: Json, at: Path) -> None:
    for field in ("content", "embeds", "sticker_ids", "poll"):
        if body.get(field):
            words = f"The '{field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            form.wrong((*at, field), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", words)
    components = body.get("components") or []
    everything = list(walk(components))
    form.length((*at, "components"), everything, 0, COMPONENTS)
    if sum(len(part.get("content") or "") for part in everything if part.get("type") == TEXT) > TEXT_CHARS:
        words = f"Components displayable text size exceeds maximum size of {TEXT_CHARS}"
        form.wrong((*at, "components"), "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", words)
    _check_components(form, components, (*at, "components"), V2_TYPES)
    _check_uploads(form, body, everything, at)


def _check_components(form: Form, components: Sequence[Json], at: Path, allowed: Sequence[int]) -> None:
    seen: set[str] = set()
    for path, component in _placed(components, at):
        kind = component.get("type")
        inside = len(path) > len(at) + 1
        if not form.one_of((*path, "type"), kind, (BUTTON, *allowed) if inside else allowed):
            continue
        if kind == ACTION_ROW:
            form.length((*path, "components"), component.get("components"), 1, ROW_BUTTONS)
        elif kind == BUTTON:
            _check_button(form, path, component, seen)
        elif kind == TEXT:
            form.length((*path, "content"), component.get("content"), 1, TEXT_CHARS)


def _check_button(form: Form, path: Path, button: Json, seen: set[str]) -> None:
    form.length((*path, "label"), button.get("label") or "", 0, LABEL_CHARS)
    if not button.get("label") and not button.get("emoji"):
        form.required((*path, "label"))
    if button.get("url"):
        return
    custom_id = button.get("custom_id") or ""
    form.length((*path, "custom_id"), custom_id, 1, CUSTOM_ID_CHARS)
    if custom_id in seen:
        words = "Component custom id cannot be duplicated"
        form.wrong((*path, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", words)
    seen.add(custom_id)


def _check_uploads(form: Form, body: Json, everything: Iterable[Json], at: Path) -> None:
    uploaded = {f"attachment://{upload.get('filename')}" for upload in body.get("attachments") or ()}
    shown = [item for part in everything if part.get("type") == GALLERY for item in part.get("items") or ()]
    for item in shown:
        form.length((*at, "components", "description"), item.get("description") or "", 0, ALT_CHARS)
    media = [item["media"] for item in shown]
    media += [part["file"] for part in everything if part.get("type") == FILE]
    for url in (place["url"] for place in media):
        if url.startswith("attachment://") and url not in uploaded:
            words = "The referenced attachment was not found in attachments."
            form.wrong((*at, "components", "media"), "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", words)


def _placed(components: Sequence[Json], at: Path) -> Iterator[tuple[Path, Json]]:
    for number, component in enumerate(components):
        yield (*at, number), component
        yield from _placed(component.get("components") or (), (*at, number, "components"))


def _embed_size(embed: Json) -> int:
    texts = [embed.get("title"), embed.get("description"), (embed.get("footer") or {}).get("text")]
    texts += [part for entry in embed.get("fields") or () for part in (entry.get("name"), entry.get("value"))]
    return sum(len(text or "") for text in texts)


def check_commands(commands: Sequence[Json]) -> None:
    """Refuse commands that cannot be registered.

    Raises:
        Refusal: 50035 with everything that is wrong.
    """
    form = Form()
    form.length((), list(commands), 0, COMMANDS)
    for number, command in enumerate(commands):
        _check_named(form, (number,), command)
        options = command.get("options") or []
        form.length((number, "options"), options, 0, OPTIONS)
        required = [bool(option.get("required")) for option in options]
        if required != sorted(required, reverse=True):
            words = "Required options must be placed before non-required options"
            form.wrong((number, "options"), "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", words)
        for index, option in enumerate(options):
            _check_option(form, (number, "options", index), option)
        if _command_size(command) > COMMAND_CHARS:
            words = f"Command exceeds maximum size ({COMMAND_CHARS})"
            form.wrong((number,), "APPLICATION_COMMAND_TOO_LARGE", words)
    if len({command.get("name") for command in commands}) != len(commands):
        form.wrong((), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
    form.settle()


def _check_named(form: Form, path: Path, named: Json) -> None:
    name = named.get("name") or ""
    form.length((*path, "name"), name, 1, NAME_CHARS)
    if not COMMAND_NAME.match(name) or name != name.lower():
        form.wrong((*path, "name"), "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
    form.length((*path, "description"), named.get("description"), 1, SUMMARY_CHARS)
    for locale, text in (named.get("description_localizations") or {}).items():
        form.length((*path, "description_localizations", locale), text, 1, SUMMARY_CHARS)


def _check_option(form: Form, path: Path, option: Json) -> None:
    _check_named(form, path, option)
    choices = option.get("choices") or []
    form.length((*path, "choices"), choices, 0, CHOICES)
    if choices and option.get("autocomplete"):
        words = "Autocomplete options may not have choices"
        form.wrong((*path, "autocomplete"), "APPLICATION_COMMAND_AUTOCOMPLETE_WITH_CHOICES", words)
    for number, choice in enumerate(choices):
        form.length((*path, "choices", number, "name"), choice.get("name"), 1, SUMMARY_CHARS)


def _command_size(command: Json) -> int:
    named = [command, *(command.get("options") or ())]
    texts = [part[field] for part in named for field in ("name", "description") if part.get(field)]
    texts += [str(choice["value"]) + choice["name"] for part in named for choice in part.get("choices") or ()]
    return sum(map(len, texts))
