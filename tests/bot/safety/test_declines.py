"""What a coach declines is told kindly, with the next step; what only sounds like it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.language import words_for
from bot.safety.declines import DECLINES, decline_for, decline_reply
from tests.conversation import conversation

ASKED = {
    "can I train through the pain?": "through_pain",
    "help me push through this pain": "through_pain",
    "can I squat with a sharp knee pain": "through_pain",
    "I want to work through a bad injury": "through_pain",
    "should I take ibuprofen?": "medicine",
    "how much paracetamol for sore legs": "medicine",
    "do painkillers help": "medicine",
    "would a cortisone shot help my sit bone": "medicine",
    "what does my MRI say": "scan",
    "can you read my x-ray?": "scan",
    "my scan results show a 2 cm gap, is that bad": "scan",
    "here is my ultrasound report": "scan",
    "when can I play football again?": "return_date",
    "how long until I can sprint after a strain": "return_date",
    "how long does a hamstring strain take to heal?": "return_date",
    "when will I be back to running after my injury": "return_date",
    "write me a rehab plan": "rehab_plan",
    "exercises to rehab my hamstring": "rehab_plan",
    "how do I treat a pulled hamstring": "rehab_plan",
    "physio exercises for my strain please": "rehab_plan",
    "did I tear my hamstring?": "diagnosis",
    "is it a grade 2 strain": "diagnosis",
    "what is wrong with my leg?": "diagnosis",
    "how bad is my strain": "diagnosis",
    "do I have sciatica?": "diagnosis",
}

NOT_ASKED = (
    "how do I do a nordic curl?",
    "what can I do with one dumbbell",
    "do nordics prevent injury?",
    "when should I train again?",
    "how long should I rest?",
    "can I run and train legs the same day?",
    "I train with bands",
    "plan my week",
    "exercises for sprinting",
    "how bad are squats for growth",
    "can you scan the list of exercises",
    "my knee hurts",
    "remind me to take a walk at 8",
    "which muscles work in a bridge",
    "I play football on sunday",
    "can I train with back pain",
    "how do I avoid hamstring injuries",
    "how do I train after a pulled hamstring",
    "do hamstring exercises fix back pain",
    "do I need to train hamstrings",
)


@pytest.mark.parametrize(("sentence", "name"), ASKED.items())
def test_what_is_another_professions_work_is_declined(sentence: str, name: str) -> None:
    found = decline_for(sentence)

    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("sentence", NOT_ASKED)
def test_what_a_coach_can_answer_is_not_declined(sentence: str) -> None:
    assert decline_for(sentence) is None


@pytest.mark.parametrize("decline", DECLINES, ids=lambda decline: decline.name)
def test_a_no_has_a_next_step_and_is_for_the_asker_alone(decline: object) -> None:
    reply = decline_reply(decline, words_for("en"))  # type: ignore[arg-type]  # one of the table's rows

    assert reply.private
    assert [button.line for row in reply.buttons for button in row]


def test_each_kind_has_sentences() -> None:
    assert set(ASKED.values()) == {decline.name for decline in DECLINES}


async def test_the_next_step_is_there(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        for decline in DECLINES:
            (answer,) = await chat.say(decline.line)
            assert "Which one" not in answer["text"]
            assert "I have no" not in answer["text"]


async def test_it_is_declined_in_a_sentence_and_never_inside_a_command(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        (declined,) = await chat.say("should I take ibuprofen?")
        (reminder,) = await chat.say("/remind today at 20:00 Europe/Berlin to take ibuprofen")

    assert "pharmacist" in declined["text"]
    assert "take ibuprofen" in reminder["text"]
