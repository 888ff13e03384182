"""What is and what is not meant for the bot, from updates in Telegram's own shape."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Update, User

from adapters.telegram.receive import Press, to_chat, to_press, to_request
from bot.messages import Account, Place, PlaceKind, Platform, Request

ME = User(4200042, "Legday", is_bot=True, username="legday_bot")
ANN = {
    "id": 1001,
    "is_bot": False,
    "first_name": "Ann",
    "last_name": "Ó Sé",
    "username": "ann_os",
    "language_code": "es-MX",
}
BOT = {"id": 4200042, "is_bot": True, "first_name": "Legday", "username": "legday_bot"}
PRIVATE = {"id": 1001, "first_name": "Ann", "last_name": "Ó Sé", "username": "ann_os", "type": "private"}
GROUP = {"id": -1001234567890, "title": "Gym", "type": "supergroup"}
FORUM = {**GROUP, "is_forum": True}
SMALL = {
    "id": -5020240850,
    "title": "Gym",
    "type": "group",
    "all_members_are_administrators": True,
    "accepted_gift_types": {
        "unlimited_gifts": False,
        "limited_gifts": False,
        "unique_gifts": False,
        "premium_subscription": False,
    },
}
PHOTO = [{"file_id": "AgACAgQ", "file_unique_id": "AQAD", "file_size": 1101, "width": 90, "height": 51}]
ACCOUNT = Account(Platform.TELEGRAM, "1001", "Ann Ó Sé", "es-MX")
HOME = Place(Platform.TELEGRAM, "1001")


def message(chat: dict[str, Any], **content: Any) -> dict[str, Any]:
    return {"message_id": 17, "from": ANN, "chat": chat, "date": 1774699200, **content}


def request(update: dict[str, Any]) -> Request | None:
    return to_request(Update.de_json({"update_id": 730000001, **update}, None), ME)


def command(text: str, length: int) -> dict[str, Any]:
    return {"text": text, "entities": [{"offset": 0, "length": length, "type": "bot_command"}]}


def mention(text: str, offset: int = 0) -> dict[str, Any]:
    return {"text": text, "entities": [{"offset": offset, "length": 11, "type": "mention"}]}


def test_a_private_command_is_a_request() -> None:
    assert request({"message": message(PRIVATE, **command("/explain nordics", 8))}) == Request(
        "update:730000001", ACCOUNT, HOME, "/explain nordics", home=HOME, administrator=True
    )


def test_a_group_command_names_the_group_and_the_way_home() -> None:
    asked = request({"message": message(GROUP, **command("/explain nordics", 8))})

    assert asked == Request(
        "update:730000001",
        ACCOUNT,
        Place(Platform.TELEGRAM, "-1001234567890", PlaceKind.GROUP),
        "/explain nordics",
        home=HOME,
    )


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ({"text": "how do I do a nordic curl?"}, "how do I do a nordic curl?"),
        (command("/start", 6), "/start"),
        (command("/explain@legday_bot nordics", 19), "/explain nordics"),
        (command("/explain@Legday_Bot\nnordics", 19), "/explain\nnordics"),
        (command("/explain@other_bot nordics", 18), None),
        ({"text": "/etc/passwd"}, "/etc/passwd"),
        ({"photo": PHOTO, "caption": "my form"}, ""),
        ({"location": {"latitude": 52.5, "longitude": 13.4}}, ""),
        ({"pinned_message": message(PRIVATE, text="x")}, None),
    ],
)
def test_private_messages(content: dict[str, Any], text: str | None) -> None:
    asked = request({"message": message(PRIVATE, **content)})

    assert (asked and asked.text) == text


@pytest.mark.parametrize("chat", [GROUP, SMALL])
@pytest.mark.parametrize(
    ("content", "text"),
    [
        ({"text": "who is in for legs?"}, None),
        (command("/hamstrings 15", 11), "/hamstrings 15"),
        (command("/hamstrings@legday_bot 15", 22), "/hamstrings 15"),
        (command("/hamstrings@other_bot 15", 21), None),
        (mention("@legday_bot only a band"), "only a band"),
        (mention("@LEGDAY_bot /hamstrings 15"), "/hamstrings 15"),
        (mention("hey @legday_bot, only a band", 4), "hey , only a band"),
        (mention("💪 @legday_bot go", 3), "💪 go"),
        (mention("@others_bot only a band"), None),
        ({"text": "bands", "reply_to_message": {**message(GROUP, text="Which?"), "from": BOT}}, "bands"),
        ({"text": "bands", "reply_to_message": message(GROUP, text="Which?")}, None),
        ({"photo": PHOTO, "reply_to_message": {**message(GROUP, text="Which?"), "from": BOT}}, None),
        ({"photo": PHOTO}, None),
        ({"new_chat_members": [BOT]}, None),
        ({"migrate_to_chat_id": -1001234567890}, None),
    ],
)
def test_in_groups_only_what_speaks_to_the_bot(
    chat: dict[str, Any], content: dict[str, Any], text: str | None
) -> None:
    asked = request({"message": message(chat, **content)})

    assert (asked and asked.text) == text


def test_a_person_without_username_can_be_meant_by_a_text_mention() -> None:
    content = {
        "text": "Legday go",
        "entities": [{"offset": 0, "length": 6, "type": "text_mention", "user": BOT}],
    }

    asked = request({"message": message(GROUP, **content)})

    assert asked is not None
    assert asked.text == "go"


def test_a_topic_of_a_forum_is_a_place_of_its_own() -> None:
    opening = {
        **message(FORUM, forum_topic_created={"name": "Legs", "icon_color": 7322096}),
        "from": BOT,
        "message_thread_id": 7,
    }
    topic = {"message_thread_id": 7, "is_topic_message": True, "reply_to_message": opening}

    asked = request({"message": message(FORUM, **command("/hamstrings", 11), **topic)})

    assert asked is not None
    assert asked.place == Place(Platform.TELEGRAM, "-1001234567890:7", PlaceKind.GROUP)
    assert to_chat(asked.place) == (-1001234567890, 7)
    assert request({"message": message(FORUM, text="just talk", **topic)}) is None


def test_a_thread_of_replies_is_no_topic() -> None:
    asked = request({"message": message(GROUP, **command("/hamstrings", 11), message_thread_id=7)})

    assert asked is not None
    assert to_chat(asked.place) == (-1001234567890, None)


@pytest.mark.parametrize(
    "update",
    [
        {"edited_message": {**message(PRIVATE, text="/start"), "edit_date": 1774699300}},
        {"channel_post": {"message_id": 3, "chat": {"id": -1009, "title": "News", "type": "channel"}, "date": 1}},
        {"message": {**message(PRIVATE, text="/start"), "from": {**BOT, "id": 99, "username": "other_bot"}}},
        {"message": {"message_id": 3, "chat": GROUP, "date": 1, "text": "/start", "sender_chat": GROUP}},
        {
            "my_chat_member": {
                "chat": PRIVATE,
                "from": ANN,
                "date": 1774699200,
                "old_chat_member": {"user": BOT, "status": "member"},
                "new_chat_member": {"user": BOT, "status": "kicked", "until_date": 0},
            }
        },
        {},
    ],
)
def test_what_asks_nothing_of_the_bot_is_no_request(update: dict[str, Any]) -> None:
    assert request(update) is None


def press(**query: Any) -> dict[str, Any]:
    return {"callback_query": {"id": "4382", "from": ANN, "chat_instance": "-77", "data": "swap s1 2", **query}}


def test_a_press_is_its_line_by_who_pressed_where_it_hangs() -> None:
    update = press(message={**message(GROUP, text="Session"), "from": BOT})

    assert request(update) == Request(
        "callback:4382",
        ACCOUNT,
        Place(Platform.TELEGRAM, "-1001234567890", PlaceKind.GROUP),
        "swap s1 2",
        home=HOME,
        pressed=True,
    )
    assert to_press(Update.de_json({"update_id": 1, **update}, None)) == Press("4382", 17)


def test_a_press_under_a_message_out_of_reach_is_a_request_all_the_same() -> None:
    update = press(message={"chat": PRIVATE, "message_id": 17, "date": 0})

    asked = request(update)

    assert asked is not None
    assert asked.place == HOME
    assert asked.administrator
    assert to_press(Update.de_json({"update_id": 1, **update}, None)) == Press("4382", 17)


def test_a_press_without_a_message_or_a_line_is_no_request() -> None:
    assert request(press(inline_message_id="AAA")) is None
    game = press(message={**message(PRIVATE, text="x"), "from": BOT})
    game["callback_query"]["game_short_name"] = game["callback_query"].pop("data")
    assert request(game) is None
