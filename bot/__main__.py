"""The composition root: the one place that knows every part, and puts them together for each command."""

from __future__ import annotations

import asyncio
import json
import os
import random
import sys
from argparse import Namespace
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack
from datetime import UTC, datetime, tzinfo
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli import parse_arguments
from bot.clock import Clock, SteadyClock, system_clock
from bot.config import Settings, load_settings, read_env_file
from bot.errors import OperatorError
from bot.logs import set_up_logging
from bot.memory import collect_from_now_on, collect_nothing_yet, leave_out_httpx_main
from bot.messages import Handle, Platform
from bot.pictures import Draw, draw_nothing

if TYPE_CHECKING:
    from bot.commands import Registry
    from bot.delivery.pace import Pacer
    from bot.serve import Adapter
    from bot.store import Store
    from catalog.find import Finder


def chance_from(seed: int | None, happened: int = 0) -> random.Random:
    """Return a source of chance: repeatable with a seed, unguessable without.

    Args:
        happened: Says how far the chat has come: after a restart the same seed must not give the same ids again.
    """
    if seed is None:
        return random.SystemRandom()
    return random.Random(f"{seed} {happened}" if happened else seed)  # noqa: S311 - repeatable on request


async def _happened(store: Store) -> int:
    async with store.reading() as reading:
        return await reading.transcript.happened()


def database_of(settings: Settings, named: str | None) -> str:
    """Return the database's URL or path: as named, as set, or a file in the user's data folder."""
    from platformdirs import user_data_path

    return named or settings.database_url or str(user_data_path("legday", appauthor=False) / "legday.db")


def environment() -> Mapping[str, str]:
    """Return the settings' sources: the environment, then the `.env` of this folder."""
    return {**read_env_file(Path(".env")), **os.environ}


def prepare(arguments: Namespace) -> Settings:
    """Read the settings and send the log to standard error; the chat stays quiet unless asked."""
    given = environment()
    settings = load_settings(given)
    quiet = arguments.command != "run" and not given.get("LEGDAY_LOG_LEVEL")
    set_up_logging("warning" if quiet else settings.log_level, settings.log_format, settings.secrets)
    return settings


def chat(arguments: Namespace) -> int:
    """Talk in the terminal, or play a script."""
    collect_nothing_yet()
    settings = prepare(arguments)
    url = database_of(settings, arguments.database)
    asyncio.run((_script if arguments.json else _talk)(arguments, url, settings))
    return 0


async def _talk(arguments: Namespace, url: str, settings: Settings) -> None:
    from adapters.terminal.talk import Talk
    from bot.artist.opening import draw_of, open_artist
    from bot.core import build_core
    from bot.delivery.renewal import renew
    from bot.reminders import Reach
    from bot.store import open_store

    reach = Reach(Platform.TERMINAL, frozenset({arguments.person}))
    async with open_store(url) as store, open_artist(settings) as artist:
        await renew(store, system_clock)
        chance = chance_from(arguments.seed, await _happened(store))
        core = build_core(store, system_clock, chance, [reach])
        collect_from_now_on()
        talk = Talk(core.app.handle, store, system_clock, arguments.person, draw_of(artist), os.environ)
        core.senders[Platform.TERMINAL] = talk.screen
        delivering = asyncio.create_task(core.courier.run())
        try:
            await talk.run()
        finally:
            delivering.cancel()
            await asyncio.gather(delivering, return_exceptions=True)


async def _script(arguments: Namespace, url: str, settings: Settings) -> None:
    """Play a script; it waits for every picture, so that the same script has the same ones."""
    from adapters.terminal.scripted import Script, write_line
    from bot.artist.opening import draw_of, open_artist
    from bot.artist.process import TIME_LIMIT
    from bot.core import build_core
    from bot.delivery.renewal import renew
    from bot.reminders import Reach
    from bot.store import open_store

    clock, wait, offset = _time_of(arguments.clock)
    async with open_store(url) as store, open_artist(settings, TIME_LIMIT, hurry=None) as artist:
        await renew(store, clock)
        chance = chance_from(arguments.seed, await _happened(store))
        core = build_core(store, clock, chance, [Reach(Platform.TERMINAL)])
        collect_from_now_on()
        script = Script(
            core.app.handle, store, clock, offset=offset, wait=wait, write=write_line, draw=draw_of(artist)
        )
        core.senders[Platform.TERMINAL] = script.screen
        await script.play(_lines(), core.courier)


def _time_of(
    instant: datetime | None,
) -> tuple[Clock, Callable[[datetime], Awaitable[None]], tzinfo]:
    """Return the clock of a script, what lets it pass, and the offset it is shown in."""
    if instant is not None:
        steady = SteadyClock(instant)

        async def move(to: datetime) -> None:
            steady.move_to(to)

        return steady, move, instant.tzinfo or UTC

    async def sleep(to: datetime) -> None:
        await asyncio.sleep((to - system_clock()).total_seconds())

    return system_clock, sleep, UTC


def _lines() -> Iterator[str]:
    yield from sys.stdin


def run(arguments: Namespace) -> int:
    """Serve the platforms until told to stop."""
    collect_nothing_yet()
    settings = prepare(arguments)
    platforms = chosen_platforms(arguments.platforms, settings)
    asyncio.run(_run(database_of(settings, arguments.database), settings, platforms))
    return 0


async def _run(url: str, settings: Settings, platforms: Sequence[Platform]) -> None:
    from bot.artist.opening import draw_of, open_artist
    from bot.core import build_core
    from bot.illustrate import ahead
    from bot.reminders import Reach
    from bot.serve import serve, served_alone
    from bot.store import find_file, open_store

    async with AsyncExitStack() as stack:
        stack.enter_context(served_alone(find_file(url), platforms))
        store = await stack.enter_async_context(open_store(url))
        artist = await stack.enter_async_context(open_artist(settings))
        if artist:
            artist.warm_up_later(ahead)
        pacers = make_pacers(settings)
        reaches = [Reach(platform) for platform in platforms]
        core = build_core(store, system_clock, chance_from(None), reaches, pacers)
        adapters = {}
        for platform in platforms:
            adapter = make_adapter(
                platform, settings, core.registry, core.app.handle, pacers[platform], store, draw_of(artist)
            )
            core.senders[platform] = adapters[platform] = await stack.enter_async_context(adapter)
        collect_from_now_on()
        await serve(store, core.courier, adapters, system_clock)


def chosen_platforms(named: Sequence[str], settings: Settings) -> list[Platform]:
    """Return the platforms to serve: the named ones, or every one that has a token.

    Raises:
        OperatorError: A named one has no token, or none has.
    """
    tokens = {Platform.TELEGRAM: settings.telegram_token, Platform.DISCORD: settings.discord_token}
    platforms = [Platform(name) for name in named] or [p for p, token in tokens.items() if token]
    if not platforms:
        raise OperatorError(
            "no platform has a token: set LEGDAY_TELEGRAM_TOKEN or LEGDAY_DISCORD_TOKEN (see .env.example), "
            "or talk to Legday here with: legday chat"
        )
    for platform in platforms:
        if tokens[platform] is None:
            raise OperatorError(f"{platform} has no token: set LEGDAY_{platform.upper()}_TOKEN (see .env.example)")
    return platforms


def make_pacers(settings: Settings) -> dict[Platform, Pacer]:
    """Return the clock of each platform's messages, by the running event loop."""
    from bot.delivery.pace import Pacer
    from bot.delivery.slots import discord_limits, telegram_limits

    limits = {
        Platform.TELEGRAM: telegram_limits(settings.telegram_rate),
        Platform.DISCORD: discord_limits(settings.discord_rate),
    }
    return {platform: Pacer(permitted, asyncio.get_running_loop()) for platform, permitted in limits.items()}


def make_adapter(
    platform: Platform,
    settings: Settings,
    registry: Registry,
    handle: Handle,
    pacer: Pacer | None = None,
    store: Store | None = None,
    draw: Draw = draw_nothing,
) -> Adapter:
    """Return the adapter of *platform*, not yet connected; its library is imported only now.

    Args:
        store: Where it is noted which pictures the platform has; None: nowhere.
    """
    chance = chance_from(None)
    if platform is Platform.TELEGRAM and settings.telegram_token:
        leave_out_httpx_main()
        from adapters.telegram import Telegram
        from bot.uploads import StoredUploads

        token = settings.telegram_token.reveal()
        return Telegram(
            token=token,
            api_url=settings.telegram_api_url,
            registry=registry,
            handle=handle,
            clock=system_clock,
            chance=chance,
            draw=draw,
            uploads=StoredUploads(store, _bot_of(token)) if store else None,
            pacer=pacer,
            paid=settings.telegram_paid,
        )
    if platform is Platform.DISCORD and settings.discord_token:
        from adapters.discord import Discord

        token = settings.discord_token.reveal()
        return Discord(
            token=token,
            api_url=settings.discord_api_url,
            registry=registry,
            handle=handle,
            clock=system_clock,
            draw=draw,
            pacer=pacer,
        )
    raise OperatorError(f"{platform} cannot be served")


def _bot_of(token: str) -> int:
    """Return the bot's id, with which its token begins (https://core.telegram.org/bots/api#authorizing-your-bot)."""
    number = token.partition(":")[0]
    return int(number) if number.isdecimal() else 0


def check(arguments: Namespace) -> int:
    """Say what is right, what is wrong, and how to mend it."""
    from bot.artist.opening import shelf_of
    from bot.check import Check, check_all, clock_check, pictures_check, settings_check, zone_data_check

    given = environment()
    settings = load_settings(given)
    set_up_logging("error", "text", settings.secrets)
    url = database_of(settings, arguments.database)
    checks: dict[str, Check] = {
        "settings": settings_check(given),
        "database": lambda: _check_database(url),
        "clock": clock_check(system_clock),
        "zone data": zone_data_check,
        "pictures": pictures_check(shelf_of(settings)),
    }
    tokens = {Platform.TELEGRAM: settings.telegram_token, Platform.DISCORD: settings.discord_token}
    for platform in (p for p, token in tokens.items() if token and not arguments.offline):
        checks[platform] = partial(_check_platform, platform, settings)
    return asyncio.run(check_all(checks))


async def _check_database(url: str) -> str:
    from bot.store import open_store

    async with open_store(url):
        return f"{url} opens and is up to date"


async def _check_platform(platform: Platform, settings: Settings) -> str:
    from bot.commands import Registry
    from bot.messages import Reply, Request

    async def nobody(request: Request) -> Reply:
        return Reply.say(request.text)

    async with make_adapter(platform, settings, Registry(()), nobody) as adapter:
        return await adapter.check()


def when(arguments: Namespace) -> int:
    """Say what a phrase means."""
    from bot.when import answer_json, explain_phrase

    if arguments.json:
        for line in sys.stdin:
            print(json.dumps(answer_json(line)), flush=True)  # noqa: T201 - this is the command's output
        return 0
    print(explain_phrase(" ".join(arguments.phrase), arguments.now or system_clock(), arguments.zone))  # noqa: T201 - the same
    return 0


def make_finder() -> Finder:
    """Return what finds exercises by name, in every language."""
    from bot.exercise_names import names_elsewhere
    from catalog.find import Finder
    from catalog.load import load_catalog

    catalog = load_catalog()
    return Finder(catalog, names_elsewhere(catalog))


def find(arguments: Namespace) -> int:
    """Say what an exercise name leads to."""
    finder = make_finder()
    queries = (line.rstrip("\n") for line in sys.stdin) if arguments.json else [" ".join(arguments.query)]
    for query in queries:
        found = finder.find(query)
        if arguments.json:
            print(json.dumps({"sure": found.sure, "matches": list(found.matches)}), flush=True)  # noqa: T201 - output
        else:
            print("\n".join(found.matches) or "nothing near")  # noqa: T201 - output
    return 0


def draw(arguments: Namespace) -> int:
    """Draw exercises as files."""
    from bot.artist.opening import shelf_of
    from bot.draw import carry_out

    carry_out(arguments, make_finder(), shelf_of(prepare(arguments)))
    return 0


def keep_up(arguments: Namespace) -> int:
    """Do by hand what `bot.upkeep` knows."""
    from bot.upkeep import carry_out

    url = database_of(prepare(arguments), arguments.database)
    print(carry_out(arguments, url, system_clock(), asks=sys.stdin.isatty()))  # noqa: T201 - this is the command's output
    return 0


COMMANDS: Mapping[str, Callable[[Namespace], int]] = {
    "chat": chat,
    "run": run,
    "check": check,
    "when": when,
    "find": find,
    "draw": draw,
    "backup": keep_up,
    "restore": keep_up,
    "export": keep_up,
    "forget": keep_up,
    "reminders": keep_up,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, 1 on failure, 2 on wrong use."""
    parsed = parse_arguments(sys.argv[1:] if arguments is None else arguments)
    try:
        return COMMANDS[parsed.command](parsed)
    except OperatorError as error:
        print(f"legday: {error}", file=sys.stderr)  # noqa: T201 - the one line that says what to do
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
