"""A booking in a few words."""

from datetime import date, time
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.phrases import Name, Phrase, Vocabulary, read

TODAY = date(2026, 11, 19)
"""A Thursday."""
CROWN_PREP, CROWN_SEAT, CLEANING, CHILD = (UUID(int=number) for number in range(1, 5))
OKAFOR, COSTA = UUID(int=11), UUID(int=12)
OP2, HYG1 = UUID(int=21), UUID(int=22)
WORDS = Vocabulary(
    (
        Name.of(CROWN_PREP, "Crown prep", "CRP"),
        Name.of(CROWN_SEAT, "Crown seat"),
        Name.of(CLEANING, "Cleaning", also=["Prophy"]),
        Name.of(CHILD, "Child cleaning"),
    ),
    (Name.of(OKAFOR, "Dr. Okafor", "OKA"), Name.of(COSTA, "Dr. Costa Núñez")),
    (Name.of(OP2, "Op 2"), Name.of(HYG1, "Hyg 1")),
)
TUE, WED, THU, FRI = 1, 2, 3, 4


def phrase(text: str) -> Phrase:
    return read(text, WORDS, TODAY)


def test_the_phrase_of_the_front_desk_is_understood() -> None:
    assert phrase("smith crown 60 tue pm okafor") == Phrase(
        patient="smith",
        type_id=CROWN_PREP,
        minutes=60,
        weekdays=frozenset({TUE}),
        earliest=time(12),
        provider_ids=(OKAFOR,),
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("tue or thu after 3", Phrase(weekdays=frozenset({TUE, THU}), earliest=time(15))),
        ("tue/thu after 3 pm", Phrase(weekdays=frozenset({TUE, THU}), earliest=time(15))),
        ("tue-fri before 10:30", Phrase(weekdays=frozenset({TUE, WED, THU, FRI}), latest=time(10, 30))),
        ("fri-mon", Phrase(weekdays=frozenset({4, 5, 6, 0}))),
        ("1-3pm fri", Phrase(weekdays=frozenset({FRI}), earliest=time(13), latest=time(15))),
        ("tomorrow morning", Phrase(first_day=date(2026, 11, 20), last_day=date(2026, 11, 20), latest=time(12))),
        ("nov 24 at 9", Phrase(first_day=date(2026, 11, 24), last_day=date(2026, 11, 24), earliest=time(9))),
        ("from nov 24", Phrase(first_day=date(2026, 11, 24))),
        ("by 12/1", Phrase(last_day=date(2026, 12, 1))),
        ("next week", Phrase(first_day=date(2026, 11, 23), last_day=date(2026, 11, 29))),
        ("this week", Phrase(first_day=TODAY, last_day=date(2026, 11, 22))),
        ("next month", Phrase(first_day=date(2026, 12, 1), last_day=date(2026, 12, 31))),
        (
            "next tue",
            Phrase(weekdays=frozenset({TUE}), first_day=date(2026, 11, 23), last_day=date(2026, 11, 29)),
        ),
        ("in 2 weeks", Phrase(first_day=date(2026, 12, 3))),
        ("asap", Phrase(is_soonest=True)),
        ("next available", Phrase(is_soonest=True)),
        ("prophy 40 asap", Phrase(type_id=CLEANING, minutes=40, is_soonest=True)),
        ("crown seat 1h30", Phrase(type_id=CROWN_SEAT, minutes=90)),
        ("seat crown 50min", Phrase(type_id=CROWN_SEAT, minutes=50)),
        ("cleaning 30 min op 2", Phrase(type_id=CLEANING, minutes=30, operatory_ids=(OP2,))),
        ("hyg1 monday", Phrase(operatory_ids=(HYG1,), weekdays=frozenset({0}))),
        ("mon with dr cos", Phrase(weekdays=frozenset({0}), provider_ids=(COSTA,))),
        ("nunez wed", Phrase(weekdays=frozenset({WED}), provider_ids=(COSTA,))),
    ],
)
def test_every_part_can_stand_alone(text: str, wanted: Phrase) -> None:
    assert phrase(text) == wanted


@pytest.mark.parametrize(
    "text", ["smith", "ana brito", "1044", "(555) 010-2233", "4/2/1991x", "ruth ann", "week", "may"]
)
def test_a_patient_is_no_wish(text: str) -> None:
    assert not phrase(text).is_wish
    assert phrase(text).patient == text


def test_a_patient_who_shares_a_providers_name_is_still_a_patient() -> None:
    assert not phrase("okafor smith").is_wish


def test_the_words_of_the_patient_keep_their_order_and_letters() -> None:
    found = phrase("Núria de la Cruz tue Cleaning")
    assert (found.patient, found.type_id) == ("Núria de la Cruz", CLEANING)


def test_a_number_that_cannot_be_a_length_belongs_to_the_patient() -> None:
    assert phrase("1044 tue").patient == "1044"
    assert phrase("555 0102 tue").patient == "555 0102"
    assert phrase("smith 60 30 tue").patient == "smith 30"


_PARTS = st.permutations(["smith", "crown", "60", "tue", "pm", "okafor", "hyg1"])


@given(_PARTS)
def test_the_order_does_not_matter(parts: list[str]) -> None:
    assert phrase(" ".join(parts)) == phrase("smith crown 60 tue pm okafor hyg1")


@given(
    st.lists(st.sampled_from([*"abcdz", "smith", "tue", "pm", "60", "after", "3", "next", "week", "in", "dr", "crown"]))
)
def test_no_word_of_the_patient_comes_from_nowhere(words: list[str]) -> None:
    found = phrase(" ".join(words))
    left = list(words)
    for word in found.patient.split():
        left.remove(word)


@given(st.text(max_size=60))
def test_anything_may_be_typed(text: str) -> None:
    found = phrase(text)
    assert all(word in text for word in found.patient.split())


@given(st.integers(5, 480).filter(lambda minutes: minutes % 5 == 0))
def test_every_length_in_steps_of_five_is_a_length(minutes: int) -> None:
    assert phrase(f"smith {minutes} tue").minutes == minutes
    assert phrase(f"smith {minutes}m tue").minutes == minutes
