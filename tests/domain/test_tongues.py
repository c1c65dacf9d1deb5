"""What people type in Spanish, read by the rules that know English; English stays as it was."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

import pytest

from frontdesk.domain.phrases import Name, Phrase, Vocabulary, read
from frontdesk.domain.tongues import ENGLISH, SPANISH

TODAY = date(2026, 11, 19)  # a Thursday
CLEANING, CROWN, OKAFOR, OP_2 = (UUID(int=number) for number in range(1, 5))
PRACTICE = Vocabulary(
    types=(Name.of(CLEANING, "Limpieza"), Name.of(CROWN, "Corona")),
    providers=(Name.of(OKAFOR, "Dr. Okafor"),),
    operatories=(Name.of(OP_2, "Op 2"),),
)
TUESDAY, THURSDAY = 1, 3


def spanish(text: str) -> Phrase:
    return read(text, PRACTICE, TODAY, SPANISH)


def test_a_whole_wish_in_spanish() -> None:
    phrase = spanish("smith corona 60 mar por la tarde con la dra. okafor")
    assert phrase == Phrase(
        patient="smith",
        type_id=CROWN,
        minutes=60,
        weekdays=frozenset({TUESDAY}),
        earliest=time(12),
        provider_ids=(OKAFOR,),
    )


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mar", {1}),
        ("martes y jueves", {1, 3}),
        ("mié/vie", {2, 4}),
        ("lun-vie", {0, 1, 2, 3, 4}),
        ("sábados", {5}),
        ("entre semana", {0, 1, 2, 3, 4}),
        ("Miércoles", {2}),
        ("tue", {1}),
    ],
)
def test_weekdays(text: str, days: set[int]) -> None:
    assert spanish(text).weekdays == days


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("hoy", date(2026, 11, 19), date(2026, 11, 19)),
        ("mañana", date(2026, 11, 20), date(2026, 11, 20)),
        ("pasado mañana", date(2026, 11, 21), None),
        ("3 de diciembre", date(2026, 12, 3), date(2026, 12, 3)),
        ("el 3 de marzo de 2027", date(2027, 3, 3), date(2027, 3, 3)),
        ("3 mar", date(2027, 3, 3), date(2027, 3, 3)),
        ("4/12", date(2026, 12, 4), date(2026, 12, 4)),
        ("12/24", date(2026, 12, 24), date(2026, 12, 24)),
        ("esta semana", date(2026, 11, 19), date(2026, 11, 22)),
        ("la próxima semana", date(2026, 11, 23), date(2026, 11, 29)),
        ("semana que viene", date(2026, 11, 23), date(2026, 11, 29)),
        ("próximo mes", date(2026, 12, 1), date(2026, 12, 31)),
        ("dentro de dos semanas", date(2026, 12, 3), None),
        ("en 10 días", date(2026, 11, 29), None),
        ("hasta el 3 de diciembre", None, date(2026, 12, 3)),
        ("desde el 3 de diciembre", date(2026, 12, 3), None),
    ],
)
def test_dates(text: str, first: date | None, last: date | None) -> None:
    phrase = spanish(text)
    assert (phrase.first_day, phrase.last_day, phrase.patient) == (first, last, "")


def test_next_tuesday_is_one_of_next_week() -> None:
    for text in ("próximo martes", "el martes que viene"):
        phrase = spanish(text)
        assert (phrase.weekdays, phrase.first_day) == ({TUESDAY}, date(2026, 11, 23))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("por la mañana", None, time(12)),
        ("mar mañana", None, time(12)),
        ("tardes", time(12), None),
        ("por la noche", time(17), None),
        ("después de las 3", time(15), None),
        ("a partir de las 9:30", time(9, 30), None),
        ("antes de las 11", None, time(11)),
        ("antes del mediodía", None, time(12)),
        ("de 3 a 5", time(15), time(17)),
        ("entre las 9 y las 11", time(9), time(11)),
        ("a las 3:30", time(15, 30), None),
        ("2:30 p. m.", time(14, 30), None),
        ("9:30 de la mañana", time(9, 30), None),
        ("15h30", time(15, 30), None),
    ],
)
def test_times_of_the_day(text: str, earliest: time | None, latest: time | None) -> None:
    phrase = spanish(text)
    assert (phrase.earliest, phrase.latest, phrase.patient) == (earliest, latest, "")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("60", 60), ("45 minutos", 45), ("media hora", 30), ("una hora", 60), ("hora y media", 90), ("2 horas", 120)],
)
def test_lengths(text: str, minutes: int) -> None:
    assert spanish(text).minutes == minutes


def test_half_an_hour_on_a_tuesday_is_no_day_in_march() -> None:
    phrase = spanish("corona 30 mar")
    assert (phrase.minutes, phrase.weekdays, phrase.first_day) == (30, {TUESDAY}, None)


def test_tomorrow_morning() -> None:
    phrase = spanish("mañana por la mañana")
    assert (phrase.first_day, phrase.latest) == (date(2026, 11, 20), time(12))


def test_urgency() -> None:
    for text in ("corona urgente", "corona cuanto antes", "corona lo antes posible"):
        assert spanish(text).is_soonest


def test_a_name_keeps_its_particles_and_its_accents_but_not_what_links_it() -> None:
    assert spanish("para María de la Cruz el martes").patient == "María de la Cruz"
    assert spanish("limpieza de Núñez mar").patient == "Núñez"
    assert spanish("ana y pedro jue").patient == "ana pedro"


def test_english_words_are_understood_beside_spanish_ones() -> None:
    phrase = spanish("smith crown 60 tue pm")
    assert (phrase.minutes, phrase.weekdays, phrase.earliest) == (60, {TUESDAY}, time(12))


def test_english_is_read_as_it_was_typed() -> None:
    assert [word.word for word in ENGLISH.read("Smith, crown 60 Tue PM")] == ["smith", "crown", "60", "tue", "pm"]
    assert read("mar 3 pm", PRACTICE, TODAY).first_day == date(2027, 3, 3)
    assert read("martes", PRACTICE, TODAY).patient == "martes"
