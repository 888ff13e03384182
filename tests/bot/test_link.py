"""Two accounts become one person."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.errors import Unreachable
from bot.link import ALPHABET, CODE_CHARS, MOST_WRONG
from bot.messages import Account, Platform
from bot.store.schema import accounts, links, people
from tests.bot.two_apps import GYM, Apps, two_apps

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
WRONG = "BCD-FGH-JKM"
UNKNOWN = "I don't know that code"


@pytest.fixture
async def apps(tmp_path: Path) -> AsyncIterator[Apps]:
    async with two_apps(tmp_path) as apps:
        yield apps


async def kept(apps: Apps, table: Any) -> list[Any]:
    async with apps.store.reading() as reading:
        return list((await reading.people._connection.execute(select(table))).all())


def test_a_code_has_at_least_forty_bits_and_nothing_in_it_looks_like_something_else() -> None:
    assert len(set(ALPHABET)) ** CODE_CHARS >= 2**40
    assert not set(ALPHABET) & set("0O1Il")


async def test_the_code_of_one_app_joins_the_other_after_one_question(apps: Apps) -> None:
    await apps.telegram.say("/remind tomorrow at 9 Europe/Berlin tea")
    await apps.discord.say("/done nordic curl 3x5 hard")

    code = await apps.telegram.code()
    asked = await apps.discord.say(f"/link {code}")
    done = await apps.discord.press("Join")

    assert re.fullmatch(f"[{ALPHABET}]{{3}}(-[{ALPHABET}]{{3}}){{2}}", code)
    assert "Telegram (Ann): 1 reminder, 0 entries in your training log" in asked
    assert "Discord (Annie): 0 reminders, 1 entry in your training log" in asked
    assert "can't be undone" in asked
    assert done.startswith("Done: Telegram (Ann) + Discord (Annie) are one now.")
    assert len(await kept(apps, people)) == 1
    assert apps.discord.answers[-1].replaces
    assert all(reply.private for app in (apps.telegram, apps.discord) for reply in app.answers[-2:])


@pytest.mark.parametrize("typed", ["{lower}", "{bare}", "`{code}`", "{spaced}", '"{code}".'])
async def test_a_code_is_read_as_people_write_it(apps: Apps, typed: str) -> None:
    code = await apps.telegram.code()
    said = typed.format(
        code=code, lower=code.lower(), bare=code.replace("-", ""), spaced=code.lower().replace("-", " ")
    )

    assert "Make one of these two?" in await apps.discord.say(f"/link {said}")


async def test_from_then_on_either_app_shows_all_of_it_and_reminders_come_where_they_came(apps: Apps) -> None:
    await apps.telegram.say("/remind tomorrow at 9 Europe/Berlin tea")
    await apps.discord.say("/remind tomorrow at 10 Europe/Berlin water")
    await apps.telegram.say("/done nordic curl 3x5 hard")
    await apps.discord.say("/done rdl 3x8 60kg")

    await apps.join()
    lists = [await app.say("/reminders") for app in (apps.telegram, apps.discord)]
    progress = [await app.say("/progress") for app in (apps.telegram, apps.discord)]
    await apps.wait(DAY)

    assert lists[0] == lists[1]
    assert "tea" in lists[0]
    assert "water" in lists[0]
    assert progress[0] == progress[1]
    assert "Nordic" in progress[0]
    assert "Romanian Deadlift" in progress[0]
    assert [(address, text.splitlines()[-1]) for address, text in apps.came()] == [("1001", "tea"), ("2002", "water")]


async def test_settings_are_of_whoever_gave_the_code_and_aches_are_of_both(apps: Apps) -> None:
    for line in ("/settings minutes 20", "/settings zone Berlin", "/hurts knee_pain"):
        await apps.telegram.say(line)
    for line in ("/settings minutes 45", "/settings level advanced", "/hurts low_back_pain"):
        await apps.discord.say(line)

    await apps.join()

    settings = await apps.discord.say("/settings")
    assert settings == await apps.telegram.say("/settings")
    for line in ("Minutes: 20", "Level: Advanced", "Time zone: Europe/Berlin"):
        assert line in settings
    assert "Knee" in settings
    assert "back" in settings


async def test_a_red_flag_in_one_app_holds_training_in_the_other(apps: Apps) -> None:
    await apps.telegram.say("/hamstrings")
    await apps.discord.say("felt a pop in my hamstring")

    await apps.join()

    assert "Training is on hold" in await apps.telegram.say("/hamstrings")


async def test_old_buttons_of_both_still_work(apps: Apps) -> None:
    both = (apps.telegram, apps.discord)
    for app in both:
        await app.say("/hamstrings dumbbells 15")
        await app.say("/remind every mon at 18:00 Europe/Berlin")
        await app.say("/reminders")
    old = [list(app.answers) for app in both]

    await apps.join()

    for app, (session, reminder, listed) in zip(both, old, strict=True):
        assert "set 1 of 2" in await app.press("Start", session)
        assert (await app.press("Edit 1", listed)).startswith("Leg day")
        assert (await app.press("Undo", reminder)).startswith("Deleted: Leg day")
    assert (await apps.telegram.say("/reminders")).startswith("You have no reminders")


async def test_a_session_that_was_begun_in_either_app_goes_on_where_it_was(apps: Apps) -> None:
    both = (apps.telegram, apps.discord)
    for app in both:
        await app.say("/hamstrings dumbbells 15")
        await app.press("Start")
    steps = [app.answers[-1] for app in both]

    await apps.join()
    went_on = [await app.press("Done set", step) for app, step in zip(both, steps, strict=True)]

    await apps.wait(2 * MINUTE)
    typed = [await app.say("9 at 12 kg") for app in both]

    assert all("set 2 of 2" in answer for answer in went_on)
    assert sorted(address for address, _text in apps.came()) == ["1001", "2002"], "a rest ends where it began"
    assert all(answer.startswith("Rest") for answer in typed), "typed numbers are a set of the session in that app"
    assert "4 hamstring sets in 7 days" in await apps.telegram.say("/progress")


async def test_not_now_joins_nothing_and_the_code_still_works(apps: Apps) -> None:
    code = await apps.telegram.code()
    await apps.discord.say(f"/link {code}")
    first = apps.discord.answers[-1]

    refused = await apps.discord.press("Not now")
    late = await apps.discord.press("Join", first)
    await apps.discord.say(f"/link {code}")
    joined = await apps.discord.press("Join")

    assert refused == "Nothing was joined."
    assert "no longer open" in late
    assert joined.startswith("Done")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("yes", "Done"),
        ("Join!", "Done"),
        ("sí", "Done"),
        ("no", "Nothing was joined."),
        ("not now", "Nothing was joined."),
        ("xyzzy", "Nothing was joined. If you meant"),
    ],
)
async def test_the_question_is_answered_in_words_too(apps: Apps, said: str, answer: str) -> None:
    await apps.discord.say(f"/link {await apps.telegram.code()}")

    assert (await apps.discord.say(said)).startswith(answer)


async def test_pressed_twice_it_joins_once_and_says_how_it_stands(apps: Apps) -> None:
    await apps.join()

    again = await apps.discord.press("Join", apps.discord.answers[-2])

    assert again == "Telegram (Ann) + Discord (Annie) are one already."


async def test_a_code_works_once(apps: Apps) -> None:
    code = await apps.telegram.code()
    await apps.discord.say(f"/link {code}")
    await apps.discord.press("Join")
    third = apps.account(Account(Platform.TELEGRAM, "3003", "Cy"))

    assert (await third.say(f"/link {code}")).startswith(UNKNOWN)


async def test_a_third_account_joins_too(apps: Apps) -> None:
    await apps.join()
    third = apps.account(Account(Platform.TERMINAL, "ann"))

    shown = await apps.discord.say("/link")
    await third.say(f"/link {shown.split('/link ')[1].split()[0]}")
    done = await third.press("Join")

    assert "Joined so far: Telegram (Ann) + Discord (Annie)." in shown
    assert done.startswith("Done: Telegram (Ann) + Discord (Annie) + terminal are one now.")


async def test_a_newer_code_ends_the_older_one_and_its_question(apps: Apps) -> None:
    older = await apps.telegram.code()
    await apps.discord.say(f"/link {older}")
    newer = await apps.telegram.code()

    late = await apps.discord.press("Join")
    unknown = await apps.discord.say(f"/link {older}")
    asked = await apps.discord.say(f"/link {newer}")

    assert "no longer open, and nothing was joined" in late
    assert unknown.startswith(UNKNOWN)
    assert "Make one of these two?" in asked


async def test_an_older_questions_button_joins_nobody_that_a_newer_one_asks_about(apps: Apps) -> None:
    cy = apps.account(Account(Platform.TELEGRAM, "3003", "Cy"))
    await apps.discord.say(f"/link {await cy.code()}")
    await apps.discord.say(f"/link {await apps.telegram.code()}")

    late = await apps.discord.press("Join", apps.discord.answers[0])
    joined = await apps.discord.press("Join", apps.discord.answers[1])

    assert "no longer open, and nothing was joined" in late
    assert joined.startswith("Done: Telegram (Ann) + Discord (Annie)")


async def test_a_code_is_good_for_ten_minutes_and_so_is_the_question(apps: Apps) -> None:
    code = await apps.telegram.code()
    await apps.wait(10 * MINUTE)
    asked = await apps.discord.say(f"/link {code}")
    await apps.wait(timedelta(seconds=1))
    old = await apps.discord.say(f"/link {code}")
    await apps.wait(10 * MINUTE)
    late = await apps.discord.press("Join", apps.discord.answers[0])

    assert "Make one of these two?" in asked
    assert old.startswith("That code is too old")
    assert "no longer open" in late
    assert len(await kept(apps, people)) == 2


async def test_five_wrong_codes_an_hour_are_looked_at_and_then_not_even_a_right_one(apps: Apps) -> None:
    tried = [await apps.discord.say(f"/link {WRONG}") for _ in range(MOST_WRONG)]
    code = await apps.telegram.code()
    refused = await apps.discord.say(f"/link {code}")
    await apps.discord.say("/link")
    still = await apps.discord.say(f"/link {code}")
    other = await apps.account(Account(Platform.DISCORD, "4004")).say(f"/link {code}")
    await apps.wait(HOUR)
    again = await apps.discord.say(f"/link {await apps.telegram.code()}")

    assert MOST_WRONG == 5
    assert all(answer.startswith(UNKNOWN) for answer in tried)
    assert refused == still == "Those were too many wrong codes. Try again in an hour."
    assert "Make one of these two?" in other
    assert "Make one of these two?" in again


async def test_ones_own_code_is_no_wrong_one_and_joins_nothing(apps: Apps) -> None:
    code = await apps.telegram.code()
    own = [await apps.telegram.say(f"/link {code}") for _ in range(MOST_WRONG + 1)]
    await apps.join()
    joined = await apps.telegram.say(f"/link {await apps.discord.code()}")

    assert all(answer.startswith("That code is from this very chat") for answer in own)
    assert joined == "Telegram (Ann) + Discord (Annie) are one already."


async def test_what_is_no_code_says_what_one_looks_like(apps: Apps) -> None:
    for typed in ("hello", "BCD-FGH", "join", "off", "O0O-111-lll"):
        assert (await apps.discord.say(f"/link {typed}")).startswith("That is no code. One looks like BCD-FGH-234")


async def test_in_a_group_nothing_is_joined_and_a_code_that_others_read_works_no_more(apps: Apps) -> None:
    code = await apps.telegram.code()

    asked = await apps.telegram.say("/link", in_group=True)
    shown = await apps.discord.say(f"/link {code}", in_group=True)
    late = await apps.discord.say(f"/link {code}")

    assert asked == "For this, write /link to me in private."
    assert shown.startswith("Others may have read that code, so it works no more.")
    assert late.startswith(UNKNOWN)
    assert all(app.answers[-1].private for app in (apps.telegram, apps.discord))


async def test_a_code_is_kept_as_its_digest_alone_and_is_the_same_by_chance(tmp_path: Path) -> None:
    codes = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        async with two_apps(tmp_path / name, seed=7) as apps:
            codes.append(await apps.telegram.code())
            (row,) = await kept(apps, links)
            bare = codes[-1].replace("-", "")
            assert codes[-1] not in repr(row)
            assert bare not in repr(row)

    assert codes[0] == codes[1]


async def test_export_has_both_and_forget_erases_both(apps: Apps) -> None:
    await apps.telegram.say("/remind tomorrow at 9 Europe/Berlin tea")
    await apps.discord.say("/remind tomorrow at 10 Europe/Berlin water")
    await apps.join()

    await apps.telegram.say("/export")
    exported = json.loads(apps.telegram.answers[-1].files[0].content)
    await apps.discord.say("/forget")
    erased = await apps.discord.press("Erase everything")

    assert {account["account"] for account in exported["accounts"]} == {"1001", "2002"}
    assert {reminder["what"] for reminder in exported["reminders"]} == {"tea", "water"}
    assert erased.startswith("Everything I kept about you is erased")
    assert [await kept(apps, table) for table in (people, accounts, links)] == [[], [], []]
    await apps.wait(2 * DAY)
    assert apps.came() == []


async def test_whoever_gave_the_code_and_left_meanwhile_is_joined_with_nobody(apps: Apps) -> None:
    await apps.discord.say(f"/link {await apps.telegram.code()}")
    await apps.telegram.say("/forget")
    await apps.telegram.press("Erase everything")

    late = await apps.discord.press("Join")

    assert "no longer open, and nothing was joined" in late
    assert [row.account for row in await kept(apps, accounts)] == ["2002"]


async def test_a_reminder_that_is_on_its_way_while_its_person_is_joined_arrives_once(apps: Apps) -> None:
    await apps.telegram.say("/remind every day at 13:00 Europe/Berlin tea")
    apps.clock.move_to(apps.clock() + HOUR)

    await _joined_on_the_way(apps, "1001")
    first = [address for address, _text in apps.came()]
    await apps.wait(DAY)

    assert len(await kept(apps, people)) == 1
    assert first == ["1001"]
    assert [address for address, _text in apps.came()] == ["1001", "1001"]
    assert "could not reach you" not in await apps.telegram.say("/reminders")


async def test_a_group_that_is_gone_while_its_owner_is_joined_has_its_reminder_brought_home(apps: Apps) -> None:
    gym = GYM[Platform.TELEGRAM].address
    await apps.telegram.say("/remind every day at 13:00 Europe/Berlin tea", in_group=True)
    await apps.telegram.press("For this group", in_group=True)
    apps.clock.move_to(apps.clock() + HOUR)
    apps.posts[Platform.TELEGRAM].fails(gym, Unreachable("kicked"))

    await _joined_on_the_way(apps, gym)
    await apps.wait(MINUTE)

    assert len(await kept(apps, people)) == 1
    ((address, text),) = apps.came()
    assert address == "1001"
    assert "tea" in text
    assert "This was for a group" in text


async def _joined_on_the_way(apps: Apps, address: str) -> None:
    """Deliver what is due to *address* on Telegram, and join both accounts once it is claimed and on its way."""
    await apps.discord.say(f"/link {await apps.telegram.code()}")
    post, sent = apps.posts[Platform.TELEGRAM], asyncio.Event()
    post.on_send = sent.set
    gate = post.holds(address)
    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        tasks.create_task(apps.core.courier.deliver_due())
        await sent.wait()
        await apps.discord.press("Join")
        gate.set()
