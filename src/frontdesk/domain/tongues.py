"""How people of a language type dates, times and wishes: other languages are put into the English words rules read.

``limpieza 60 mar por la tarde con okafor`` becomes ``limpieza 60 tue pm with okafor``. What no rule takes stays as it
was typed, so that English words, a practice's own, and patients' names are understood as ever.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass


def fold(text: str) -> str:
    """Lower case without accents, as words and names are compared."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char)).strip()


@dataclass(frozen=True, slots=True)
class Word:
    """One English word to read, and what was typed for it; for several words from one typing only the first has it."""

    word: str
    shown: str


@dataclass(frozen=True, slots=True)
class Rule:
    """Some words, folded and with one blank between them, and the English ones for them."""

    words: re.Pattern[str]
    english: str | Callable[[re.Match[str]], str]

    def apply(self, text: str) -> str | None:
        """Return the English for *text*, or None where the rule does not speak of it."""
        found = self.words.fullmatch(text)
        if found is None:
            return None
        return self.english(found) if callable(self.english) else found.expand(self.english)


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language as it is typed.

    Attributes:
        rules: tried with the longest run of words first, and in their order.
        date_rules: tried before them where nothing but a date or a time is asked for.
        links: words that only link others.
        particles: of these, the ones that also stand within a name, such as *de la*.
    """

    rules: tuple[Rule, ...] = ()
    date_rules: tuple[Rule, ...] = ()
    links: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()

    def read(self, text: str, *, is_date: bool = False) -> list[Word]:
        """Return the words of what was typed, in English where the language has rules for them."""
        shown = [word.strip(",;") for word in text.split() if word.strip(",;")]
        folded = [fold(word).rstrip(".") for word in shown]
        return list(self._read(shown, folded, (*self.date_rules, *self.rules) if is_date else self.rules))

    def date_words(self, text: str) -> list[str]:
        """Return the English words of a date that was typed."""
        return [word.word for word in self.read(text, is_date=True)]

    def _read(self, shown: Sequence[str], folded: Sequence[str], rules: Sequence[Rule]) -> Iterator[Word]:
        at = 0
        while at < len(folded):
            for length in range(min(_LONGEST, len(folded) - at) if rules else 0, 0, -1):
                text = " ".join(folded[at : at + length])
                english = next((said for rule in rules if (said := rule.apply(text)) is not None), None)
                if english is not None:
                    first, *more = english.split()
                    yield Word(first, " ".join(shown[at : at + length]))
                    yield from (Word(word, "") for word in more)
                    at += length
                    break
            else:
                yield Word(folded[at], shown[at])
                at += 1


_LONGEST = 6
"""Words a rule may take."""

_DAYS = {
    "lun": "mon",
    "lunes": "mon",
    "mar": "tue",
    "martes": "tue",
    "mie": "wed",
    "mier": "wed",
    "miercoles": "wed",
    "jue": "thu",
    "jueves": "thu",
    "vie": "fri",
    "viernes": "fri",
    "sab": "sat",
    "sabado": "sat",
    "sabados": "sat",
    "dom": "sun",
    "domingo": "sun",
    "domingos": "sun",
}
_MONTHS = dict(
    zip(
        ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"),
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        strict=True,
    )
)
_LONG_MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre sept"
_MONTH_WORDS = {**_MONTHS, **{name: _MONTHS["sep" if name[0:2] == "se" else name[:3]] for name in _LONG_MONTHS.split()}}
_COUNTS = {"un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "seis": 6}
_UNITS = {"d": "days", "s": "weeks", "m": "months"}

_DAY, _MONTH = "|".join(_DAYS), "|".join(_MONTH_WORDS)
_COUNT, _CLOCK = rf"(?:\d{{1,2}}|{'|'.join(_COUNTS)})", r"\d{1,2}(?::\d{2})?(?:am?|pm?)?"
_LEAST_TUESDAY = 15
"""``30 mar`` is half an hour on a Tuesday, ``3 mar`` a day in March: no visit is that short."""


def _several_days(found: re.Match[str]) -> str:
    return re.sub(r"\w+", lambda day: _DAYS[day[0]], found[0])


def _in_a_while(found: re.Match[str]) -> str:
    count = found[1] if found[1].isdecimal() else _COUNTS[found[1]]
    return f"in {count} {_UNITS[found[2][0]]}"


def _day_first(found: re.Match[str]) -> str:
    day, month = int(found[1]), int(found[2])
    # Written the American way around, since there is no such month.
    if month > 12 >= day:
        day, month = month, day
    return f"{month}/{day}" + (f"/{found[3]}" if found[3] else "")


def _date(found: re.Match[str]) -> str:
    return f"{_MONTH_WORDS[found[2]]} {found[1]} {found[3] or ''}"


def _minutes_or_date(found: re.Match[str]) -> str:
    count = int(found[1])
    return f"{count}min tue" if count >= _LEAST_TUESDAY and count % 5 == 0 else f"mar {count}"


def _rules(*pairs: tuple[str, str | Callable[[re.Match[str]], str]]) -> tuple[Rule, ...]:
    return tuple(Rule(re.compile(words), english) for words, english in pairs)


_SPANISH = _rules(
    (rf"(?:el )?(?:proximo )({_DAY})", lambda found: f"next {_DAYS[found[1]]}"),
    (rf"(?:el )?({_DAY}) (?:que viene|proximo)", lambda found: f"next {_DAYS[found[1]]}"),
    (r"(?:la )?(?:proxima semana|semana (?:que viene|proxima))", "next week"),
    (r"(?:el )?(?:proximo mes|mes (?:que viene|proximo))", "next month"),
    (r"esta semana", "this week"),
    (r"este mes", "this month"),
    (r"pasado manana", "in 2 days"),
    (rf"(?:dentro de|en) ({_COUNT}) (dias?|semanas?|mes(?:es)?)", _in_a_while),
    (rf"({_DAY}) manana", lambda found: f"{_DAYS[found[1]]} am"),
    (r"(?:por|de|en) las? mananas?|mananas", "am"),
    (r"(?:por|de|en) las? tardes?|tardes?", "pm"),
    (r"(?:por|de|en) las? noches?|noches?", "evening"),
    (r"(?:al? )?mediodia", "noon"),
    (r"hoy", "today"),
    (r"manana", "tomorrow"),
    (r"entre semana|(?:dias )?laborables", "weekdays"),
    (r"(?:lo )?(?:antes posible|cuanto antes)|urgente|pronto|primer hueco", "asap"),
    (rf"(?:de|entre)(?: las?)? ({_CLOCK}) [ay](?: las?)? ({_CLOCK})", r"\1-\2"),
    (r"(?:despues de|desde|a partir de)(?: las?| el)?|despues del|a partir del", "after"),
    (r"(?:antes de|hasta)(?: las?| el)?|antes del", "before"),
    (rf"a las? ({_CLOCK})", r"at \1"),
    (r"(\d{1,2}(?::\d{2})?) ?(?:de la (?:tarde|noche)|p\.? ?m)", r"\1pm"),
    (r"(\d{1,2}(?::\d{2})?) ?(?:de la manana|a\.? ?m)", r"\1am"),
    (r"(9|1\d|2[0-3])h(\d{2})?", lambda found: f"{found[1]}:{found[2] or '00'}"),
    (r"con (?:la |el )?(?:dra?|doctora?)", "with dr"),
    (r"con", "with"),
    (r"dra|doctora?", "dr"),
    (r"(?:una |1 )?hora y media", "1h30"),
    (r"(\d) horas y media", r"\1h30"),
    (r"media hora", "30min"),
    (r"(?:una|1) hora", "1h"),
    (r"(\d{1,2}) horas", r"\1h"),
    (r"(\d{1,3}) (?:minutos?|minutitos)", r"\1min"),
    (r"(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?", _day_first),
    (r"(\d{1,2})[.-](\d{1,2})[.-](\d{4}|\d{2})", _day_first),
    (r"(\d{1,2}) mar manana", r"\1min tue am"),
    (r"(\d{1,2}) mar", _minutes_or_date),
    (rf"(?:el )?(\d{{1,2}}) (?:de )?({_MONTH})(?: (?:del? )?(\d{{4}}))?", _date),
    (rf"(?:{_DAY})(?:[/+&-](?:{_DAY}))*", _several_days),
)
_LINKS = (
    *("o", "y", "e", "a", "al", "de", "del", "en", "para", "por"),
    *("el", "la", "los", "las", "un", "una", "sr", "sra"),
)
SPANISH = Tongue(
    rules=_SPANISH,
    date_rules=_rules((r"(\d{1,2}) mar", r"mar \1")),
    links=frozenset(_LINKS),
    particles=frozenset({"de", "del", "la", "las", "los"}),
)
ENGLISH = Tongue()
