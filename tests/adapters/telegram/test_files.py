"""Files that come with an answer: each a message of its own, after the words."""

from __future__ import annotations

from bot.messages import File, Paragraph, Reply
from tests.adapters.telegram.rounds import Core, serving, telegram
from tests.platforms.telegram import TelegramServer

GYM = -1001234567890
EXPORT = Reply(
    (Paragraph("All of it:"),), private=True, files=(File("all.json", b'{"a": "\xc3\xa9"}'), File("all.ics", b"BEGIN"))
)
ANSWERS = {"/export": EXPORT}


def received(server: TelegramServer, chat: int) -> list[tuple[str, bytes]]:
    return [(str(document), document.content) for document in server.documents[chat]]


async def test_the_words_come_first_and_every_file_follows(server: TelegramServer) -> None:
    ann = server.person(1001)

    async with serving(telegram(server, Core(ANSWERS))):
        ann.says("/export")
        await server.wait(lambda: len(server.documents[1001]) == 2)

    assert [message.text for message in server.messages(1001)] == ["All of it:"]
    assert received(server, 1001) == [(file.name, file.content) for file in EXPORT.files]


async def test_asked_for_in_a_group_they_come_to_the_private_chat(server: TelegramServer) -> None:
    ann = server.person(1001)
    gym = server.group(GYM)

    async with serving(telegram(server, Core(ANSWERS))):
        ann.says("/export", chat=gym)
        await server.wait(lambda: len(server.documents[1001]) == 2)

    assert received(server, GYM) == []
    assert server.last(1001).text == "All of it:"


async def test_a_file_that_cannot_come_now_is_tried_again_without_the_words(server: TelegramServer) -> None:
    ann = server.person(1001)
    server.fail_next("sendDocument", status=502)
    server.fail_next("sendDocument", retry_after=3)

    async with serving(telegram(server, Core(ANSWERS))):
        ann.says("/export")
        await server.wait(lambda: len(server.documents[1001]) == 2)

    assert len(server.messages(1001)) == 1


async def test_whoever_blocks_the_bot_in_between_disturbs_nobody(server: TelegramServer) -> None:
    ann, ben = server.person(1001), server.person(1002, "Ben")
    server.fail_next("sendDocument", status=403, description="Forbidden: bot was blocked by the user")

    async with serving(telegram(server, Core(ANSWERS))):
        ann.says("/export")
        await server.wait_for_call("sendDocument")
        ben.says("hello")
        await server.wait_for_message(1002)

    assert received(server, 1001) == []
