"""Sessions as captions: in every language the words of a session fit under its picture."""

from __future__ import annotations

import random

import pytest

from adapters.telegram.render import fits_caption, to_message
from bot.language import SPOKEN, words_for
from bot.people import Person
from bot.sessions.build import build_session
from bot.sessions.need import need_of
from bot.sessions.offer import Offer
from bot.sessions.show import session_reply
from bot.sessions.wish import parse_wish
from catalog.load import load_catalog

CATALOG = load_catalog()
WISHES = ("dumbbells 20", "gym 40", "advanced gym 60", "bands only", "home, my knees hurt", "pregnant")


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("wish", WISHES)
def test_a_session_fits_under_its_picture(wish: str, language: str) -> None:
    need = need_of(Person(1), parse_wish(wish))

    for seed in range(10):
        offer = Offer.first(build_session(CATALOG, need, random.Random(seed), ()), need)
        reply = session_reply(offer, "0123abcd", 0, words_for(language), CATALOG, private=True)

        assert fits_caption(to_message(reply))
