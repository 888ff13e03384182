"""The local Discord takes and refuses files as Discord does."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from io import BytesIO
from typing import Any

import aiohttp
import pytest

from tests.adapters.discord.test_local_server import MENTIONS, fault
from tests.platforms.discord import DiscordServer
from tests.platforms.discord_spec import ABSENT, Recorded, problems
from tests.platforms.discord_uploads import FILE_BYTES
from tests.platforms.drawings import gif, png

MESSAGES = "/channels/5/messages"
V2 = 1 << 15

Json = dict[str, Any]


@pytest.fixture
async def strict() -> AsyncIterator[DiscordServer]:
    """Yield a server that nothing has to be right for."""
    async with DiscordServer() as server:
        server.channel(5)
        yield server


async def ask(
    server: DiscordServer, method: str, path: str, body: Json, files: Mapping[str, tuple[str, bytes]]
) -> tuple[int, Any]:
    """Send *body* with *files*, by the names of their parts; return status and body of the answer."""
    form = aiohttp.FormData(default_to_multipart=True)
    form.add_field("payload_json", json.dumps(MENTIONS | body))
    for part, (name, content) in files.items():
        form.add_field(part, BytesIO(content), filename=name)
    headers = {"Authorization": f"Bot {server.token}", "User-Agent": "DiscordBot (https://x, 1)"}
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, server.url + path, data=form, headers=headers) as response,
    ):
        return response.status, await response.json()


def gallery(*names: str, alt: str = "seen") -> Json:
    """Return a message that shows files."""
    items = [{"media": {"url": f"attachment://{name}"}, "description": alt} for name in names]
    return {"flags": V2, "components": [{"type": 12, "items": items}]}


def described(*names: str, alt: str = "seen") -> Json:
    """Return the part of a message that describes new files."""
    return {"attachments": [{"id": str(n), "filename": name, "description": alt} for n, name in enumerate(names)]}


STILL = {"files[0]": ("a.png", png())}
LONG = "Must be 1024 or fewer in length."


async def test_files_come_with_their_descriptions_and_can_be_shown(strict: DiscordServer) -> None:
    files = STILL | {"files[1]": ("b.gif", gif())}

    status, answer = await ask(
        strict, "POST", MESSAGES, gallery("a.png", "b.gif") | described("a.png", "b.gif"), files
    )

    assert status == 200
    assert [(file["filename"], file["description"]) for file in answer["attachments"]] == [
        ("a.png", "seen"),
        ("b.gif", "seen"),
    ]
    assert all(file["id"].isdecimal() for file in answer["attachments"])
    assert strict.complaints == []


WRONG: dict[str, tuple[Json, Json]] = {
    "described and not there": (
        {"content": "x"} | described("a.png", "b.png"),
        {"attachments": {"1": fault("ATTACHMENT_NOT_FOUND", "Attachment data not found")}},
    ),
    "described at length": (
        {"content": "x"} | described("a.png", alt="x" * 1025),
        {"attachments": {"0": {"description": fault("BASE_TYPE_MAX_LENGTH", LONG)}}},
    ),
    "shown with a long description": (
        gallery("a.png", alt="x" * 1025) | described("a.png"),
        {"components": {"description": fault("BASE_TYPE_MAX_LENGTH", LONG)}},
    ),
    "shown and not there": (
        gallery("b.png") | described("a.png"),
        {
            "components": {
                "media": fault(
                    "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
                    "The referenced attachment was not found in attachments.",
                )
            }
        },
    ),
}


@pytest.mark.parametrize("case", WRONG)
async def test_files_that_do_not_fit_their_message_are_refused(strict: DiscordServer, case: str) -> None:
    body, errors = WRONG[case]

    status, answer = await ask(strict, "POST", MESSAGES, body, STILL)

    assert (status, answer) == (400, {"code": 50035, "message": "Invalid Form Body", "errors": errors})
    assert strict.messages("5") == []


async def test_a_file_that_is_too_large_is_refused(strict: DiscordServer) -> None:
    body = {"content": "x"} | described("a.png")

    fine = await ask(strict, "POST", MESSAGES, body, {"files[0]": ("a.png", b"\0" * FILE_BYTES)})
    large = await ask(strict, "POST", MESSAGES, body, {"files[0]": ("a.png", b"\0" * (FILE_BYTES + 1))})

    assert fine[0] == 200
    assert large == (413, {"code": 40005, "message": "Request entity too large"})


async def test_no_more_than_ten_files_are_taken(strict: DiscordServer) -> None:
    for number, expected in ((10, 200), (11, 400)):
        files = {f"files[{n}]": (f"{n}.png", png()) for n in range(number)}

        status, _ = await ask(strict, "POST", MESSAGES, {"content": "x"}, files)

        assert status == expected


async def test_a_part_by_another_name_is_refused(strict: DiscordServer) -> None:
    status, answer = await ask(strict, "POST", MESSAGES, {"content": "x"}, {"still": ("a.png", png())})

    assert (status, answer["code"]) == (400, 50109)


async def test_a_channel_may_take_words_and_no_files(strict: DiscordServer) -> None:
    strict.channel(5).attachable = False

    with_file = await ask(strict, "POST", MESSAGES, {"content": "x"}, STILL)
    without = await ask(strict, "POST", MESSAGES, {"content": "x"}, {})

    assert with_file == (403, {"code": 50013, "message": "Missing Permissions"})
    assert without[0] == 200


async def test_an_edit_keeps_the_files_that_it_names_or_does_not_speak_of(strict: DiscordServer) -> None:
    _, made = await ask(strict, "POST", MESSAGES, gallery("a.png") | described("a.png"), STILL)
    where, (old,) = f"{MESSAGES}/{made['id']}", made["attachments"]
    shown = gallery("a.png")["components"]
    both = {"components": gallery("a.png", "b.gif")["components"]}
    named = {"attachments": [{"id": old["id"], "filename": "a.png"}, {"id": "0", "filename": "b.gif"}]}

    _, silent = await ask(strict, "PATCH", where, {"components": shown}, {})
    _, added = await ask(strict, "PATCH", where, both | named, {"files[0]": ("b.gif", gif())})
    _, emptied = await ask(
        strict, "PATCH", where, {"components": [{"type": 10, "content": "x"}], "attachments": []}, {}
    )
    status, missing = await ask(strict, "PATCH", where, {"attachments": [{"id": old["id"]}]}, {})

    assert silent["attachments"] == [old]
    assert [file["filename"] for file in added["attachments"]] == ["a.png", "b.gif"]
    assert emptied["attachments"] == []
    assert (status, missing["errors"]["attachments"]["0"]["_errors"][0]["code"]) == (400, "ATTACHMENT_NOT_FOUND")


@pytest.mark.parametrize(
    ("body", "content", "complaint"),
    [
        ({"flags": V2, "components": [{"type": 10, "content": "x"}]} | described("a.png"), png(), "nowhere shown"),
        (gallery("a.png") | described("a.png"), b"words", "is no picture"),
    ],
)
async def test_what_discord_overlooks_is_complained_about(
    strict: DiscordServer, body: Json, content: bytes, complaint: str
) -> None:
    status, _ = await ask(strict, "POST", MESSAGES, body, {"files[0]": ("a.png", content)})

    assert status == 200
    with pytest.raises(AssertionError, match=complaint):
        strict.verify()


@pytest.mark.skipif(ABSENT is not None, reason=str(ABSENT))
@pytest.mark.parametrize(("alt", "found"), [("x" * 1024, 0), ("x" * 1025, 1)])
def test_descriptions_of_files_are_held_against_discords_own_description(alt: str, found: int) -> None:
    request = Recorded("POST", "/channels/{channel_id}/messages", {"channel_id": "5"}, described("a.png", alt=alt))

    assert len(problems([request])) == found
