"""Files that come with an answer: attached to it, and shown in it."""

from __future__ import annotations

from bot.messages import Button, File, Paragraph, Place, Platform, Reply
from tests.adapters.discord.bot import AT_ONCE, QUICK, Core, discord_for, serving
from tests.platforms.discord import DiscordServer
from tests.platforms.discord_rules import FILE
from tests.platforms.discord_world import Message

EXPORT = Reply(
    (Paragraph("All of it:"),),
    buttons=((Button("More", "/more"),),),
    private=True,
    files=(File("all.json", b'{"a": "\xc3\xa9"}'), File("all.ics", b"BEGIN")),
)
UPLOADS = {file.name: file.content for file in EXPORT.files}
SHOWN = ["attachment://all.json", "attachment://all.ics"]


def shown(message: Message) -> list[str]:
    return [part["file"]["url"] for part in message.components if part["type"] == FILE]


async def test_an_answer_carries_its_files_at_once_and_deferred(server: DiscordServer) -> None:
    ann = server.person(7)

    for pace in (QUICK, AT_ONCE):
        async with serving(server, Core({"/settings": EXPORT}), pace):
            message = await (await ann.runs("settings", where=server.channel(5))).answered()

        assert (message.uploads, shown(message)) == (UPLOADS, SHOWN)
        assert (message.text, message.labels, message.ephemeral) == ("All of it:", [["More"]], True)


async def test_so_does_a_message(server: DiscordServer) -> None:
    ann = server.person(7)

    async with discord_for(server, Core()) as discord:
        await discord.send(Place(Platform.DISCORD, "7"), EXPORT)

    (message,) = server.messages(ann.dm)
    assert (message.uploads, shown(message)) == (UPLOADS, SHOWN)
