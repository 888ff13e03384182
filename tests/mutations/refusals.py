"""What a platform's refusal means: later, never, somewhere else, or nobody there."""

from __future__ import annotations

from tests.mutations.model import Mutation

_REFUSALS = "adapters/telegram/refusals.py"
_SEND = "adapters/discord/send.py"
_TELEGRAM = ("tests/adapters/telegram/test_send.py",)
_DISCORD = ("tests/adapters/discord/test_send.py",)

MUTATIONS = (
    Mutation(
        "discord: the delivery's id is the nonce",
        _SEND,
        "nonce=once.value if once else None,",
        "nonce=None,",
        _DISCORD,
    ),
    Mutation(
        "discord: the gone are unreachable",
        _SEND,
        "    if error.code in GONE or error.status in (403, 404):\n"
        '        return Unreachable(f"{error.text} ({error.code})")\n',
        "    if error.code in GONE or error.status in (403, 404):\n"
        '        return TryLater(f"{error.text} ({error.code})")\n',
        _DISCORD,
    ),
    Mutation(
        "discord: a place that takes nothing with another status",
        _SEND,
        "if error.code in GONE or error.status in (403, 404):",
        "if error.status in (403, 404):",
        _DISCORD,
    ),
    Mutation(
        "discord: how long to wait",
        _SEND,
        'raise TryLater("Discord limits the rate", timedelta(seconds=error.retry_after)) from error',
        'raise TryLater("Discord limits the rate") from error',
        _DISCORD,
    ),
    Mutation(
        "discord: a failing server is tried later",
        _SEND,
        "if error.status >= 500 or error.status == 401:",
        "if error.status == 401:",
        _DISCORD,
    ),
    Mutation(
        "discord: a failing network is tried later",
        _SEND,
        "except (aiohttp.ClientError, OSError) as error:",
        "except aiohttp.InvalidURL as error:",
        _DISCORD,
    ),
    Mutation(
        "telegram: the gone are unreachable",
        _REFUSALS,
        "        case Forbidden():\n            return Unreachable(error.message)\n",
        "        case Forbidden():\n            return TryLater(error.message)\n",
        _TELEGRAM,
    ),
    Mutation(
        "telegram: a place that takes nothing is unreachable",
        _REFUSALS,
        "return Unreachable(error.message) if is_about_place(error) else Refused(error.message)",
        "return Refused(error.message)",
        _TELEGRAM,
    ),
    Mutation(
        "telegram: a refusal is no trouble of the network",
        _REFUSALS,
        "        case BadRequest():\n            return Unreachable(error.message) if",
        "        case BadRequest() if error.message == _UNCHANGED:\n            return Unreachable(error.message) if",
        _TELEGRAM,
    ),
    Mutation(
        "telegram: how long to wait",
        _REFUSALS,
        "return TryLater(error.message, retry_after(error))",
        "return TryLater(error.message)",
        _TELEGRAM,
    ),
    Mutation(
        "telegram: a group that became a supergroup",
        _REFUSALS,
        "return Moved(replace(place, address=str(error.new_chat_id)))",
        "return Unreachable(error.message)",
        _TELEGRAM,
    ),
    Mutation(
        "telegram: polls wait as long as they are told",
        "adapters/telegram/trouble.py",
        "            return retry_after(error).total_seconds()\n",
        "            return 0.0\n",
        ("tests/adapters/telegram/test_troubles.py",),
    ),
)
