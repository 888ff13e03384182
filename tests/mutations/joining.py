"""Two accounts that become one person: what asks, counts, moves and refuses."""

from __future__ import annotations

from tests.mutations.model import Mutation

_JOIN, _JOINED = "bot/store/join.py", ("tests/bot/store/test_join.py",)
_LINKS, _COUNTED = "bot/store/links.py", ("tests/bot/store/test_links.py",)
_LINK, _TOLD = "bot/link.py", ("tests/bot/test_link.py",)
_FACTS, _KNOWN = "bot/joined.py", ("tests/bot/test_joined.py",)

MUTATIONS = (
    Mutation("link: every table moves", _JOIN, "(reminders, logs, sessions,", "(reminders, logs,", _JOINED),
    Mutation(
        "link: what was missed moves", _JOIN, "    yield _of_missed(gone).values(person_id=staying)\n", "", _JOINED
    ),
    Mutation(
        "link: said by both", _JOIN, "        yield _doubled(table, other, gone, staying)\n", "        pass\n", _JOINED
    ),
    Mutation(
        "link: wrong codes outlive a new one",
        _LINKS,
        "values(digest=digest,",
        "values(wrong=0, digest=digest,",
        _COUNTED,
    ),
    Mutation(
        "link: wrong codes are kept",
        _LINKS,
        "        await self._change(person_id, _of(person_id).values(counted))\n",
        "",
        _COUNTED,
    ),
    Mutation("link: too many wrong codes", _LINK, " >= MOST_WRONG:", " > 1_000:", _TOLD),
    Mutation("link: a code in time", _LINK, "turn.now - offered.made_at > VALID", "offered is None", _TOLD),
    Mutation("link: an answer in time", _LINK, " and turn.now - question.asked_at <= VALID\n", "\n", _TOLD),
    Mutation(
        "link: the very question",
        _LINK,
        'question if question and question.payload["nonce"] == pressed["nonce"] else None',
        "question",
        _TOLD,
    ),
    Mutation("link: in private", _LINK, "if not turn.request.place.is_private:", "if not turn.request:", _TOLD),
    Mutation(
        "link: a code that others read",
        _LINK,
        "        await turn.store.links.withdraw(_digest(code))\n",
        "",
        _TOLD,
    ),
    Mutation(
        "link: not oneself", _LINK, "        if offered.person == turn.person.id:\n", "        if False:\n", _TOLD
    ),
    Mutation("link: the digest alone", _LINK, "return sha256(code.encode()).hexdigest()", "return code", _TOLD),
    Mutation("link: aches of both", _FACTS, "keeper.aches | other.aches", "keeper.aches", _KNOWN),
    Mutation(
        "link: red flags of both", _FACTS, "_later(ours.held_since, theirs.held_since)", "ours.held_since", _KNOWN
    ),
    Mutation(
        "link: a later strain",
        _FACTS,
        "None if seen_at and strained_at and strained_at > seen_at else seen_at",
        "seen_at",
        _KNOWN,
    ),
    Mutation(
        "link: on its way meanwhile",
        "bot/delivery/homeward.py",
        "store.people.get(reminder.person)",
        "store.people.get(delivery.person)",
        _TOLD,
    ),
)
