"""How patients are found: what is kept for searching, and what a typed query asks of it.

A patient's *search text* is one line of lower-case words without accents: family name first, then the other names, the
chart number, the e-mail address and the birth date, each preceded by a space, and after a ``~`` the digits of every
phone. A query is read into *terms*, all of which must hold; a term holds when one of its LIKE patterns matches.
Both sides are folded by the same function, so the database only compares bytes and every engine answers alike.

Matching a text against every patient would take longer the more there are. So the beginnings a text can be found by are
kept in an index as well, its *words*, and a query names those that whoever it finds must have.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

BIRTH_MARK = "*"
PHONE_MARK = "~"
EMAIL_MARK = "@"
MIN_PHONE_DIGITS = 3
MAX_TERMS = 8
MAX_WORD = 60
"""So much of a word is kept in the index; what begins alike for so long is told apart by the text."""
_EAST_ASIAN = 0x2E80  # from here on scripts write family and given name without a space

# Letters that Unicode does not take apart into a base letter and an accent, as people type them without their keyboard.
_UNDIVIDED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "ə": "e"}
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_WORD = "(" + "|".join(_MONTHS) + r")[a-z]*\.?"
_WRITTEN_DATES = (
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?P<month>{_MONTH_WORD}),?\s+(?P<year>\d{{4}})\b"),
    re.compile(rf"\b(?P<month>{_MONTH_WORD})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b"),
)
_ISO_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_SHORT_DATE = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})")
_PHONE_LIKE = re.compile(r"\+?[\d\s()./-]+")
_PHONES = re.compile(rf"(?:{PHONE_MARK}\d+)+\Z", re.ASCII)


def fold(text: str) -> str:
    """Lower case without accents: ``Łukasz Müller`` becomes ``lukasz muller``."""
    lowered = text.casefold().translate(_UNDIVIDED)
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def digits_of(text: str) -> str:
    """The decimal digits in a text, whatever script they are written in."""
    return "".join(str(unicodedata.decimal(char)) for char in text if char.isdecimal())


def _parts(chunk: str) -> list[str]:
    return [part for part in re.split(r"[\W_]+", chunk) if part]


def _words(text: str | None) -> Iterator[str]:
    """Each word of a name, a double name both apart and joined."""
    for chunk in fold(text or "").split():
        parts = _parts(chunk)
        yield from parts
        if len(parts) > 1:
            yield "".join(parts)


def search_text(
    *,
    last_name: str | None,
    first_name: str | None,
    other_names: Iterable[str | None] = (),
    chart_number: str | None = None,
    email: str | None = None,
    birth_date: date | None = None,
    phones: Iterable[str | None] = (),
) -> str:
    """The line a patient is found by."""
    words = [*_words(last_name), *_words(first_name)]
    if any(ord(char) >= _EAST_ASIAN for char in f"{last_name or ''}{first_name or ''}"):
        words.append(fold(f"{last_name or ''}{first_name or ''}").replace(" ", ""))
    for name in other_names:
        words.extend(_words(name))
    for word in _words(chart_number):
        words.extend(dict.fromkeys((word, word.lstrip("0") or word)))
    if email:
        words.append("".join(fold(email).split()))
    if birth_date is not None:
        words.append(f"{BIRTH_MARK}{birth_date.isoformat()}")
    numbers = dict.fromkeys(digits_of(phone) for phone in phones if phone)
    return "".join(f" {word}" for word in words) + "".join(f"{PHONE_MARK}{number}" for number in numbers if number)


def search_columns(
    *,
    last_name: str | None,
    first_name: str | None,
    other_names: Iterable[str | None] = (),
    chart_number: str | None = None,
    email: str | None = None,
    birth_date: date | None = None,
    phones: Iterable[str | None] = (),
) -> dict[str, str]:
    """Return the values of a patient's ``search_*`` columns; whoever writes the searched fields writes these too.

    ``search_name`` is what lists are sorted by; the queries of this module need ``search_text`` only.
    """
    return {
        "search_name": " ".join(fold(f"{last_name or ''} {first_name or ''}").split()),
        "search_text": search_text(
            last_name=last_name,
            first_name=first_name,
            other_names=other_names,
            chart_number=chart_number,
            email=email,
            birth_date=birth_date,
            phones=phones,
        ),
    }


def search_words(text: str) -> set[str]:
    """Return the beginnings that a search text can be found by.

    Names, numbers and dates are found from where they begin, a phone from any of its digits on, an e-mail address
    also from any place before its ``@``.
    """
    phones = _PHONES.search(text)
    plain = text if phones is None else text[: phones.start()]
    words = set(plain.split())
    for number in phones[0].split(PHONE_MARK)[1:] if phones else ():
        words |= {f"{PHONE_MARK}{number[at:]}" for at in range(len(number) - MIN_PHONE_DIGITS + 1)}
    for word in plain.split():
        words |= {f"{EMAIL_MARK}{word[at:]}" for at in range(word.rfind("@") + 1)}
    return {word[:MAX_WORD] for word in words}


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a search text is held against.

    Attributes:
        like: for LIKE with a backslash as escape character.
        begins: what one of the words begins with wherever ``like`` matches.
    """

    like: str
    begins: str


@dataclass(frozen=True, slots=True)
class Query:
    """A typed query: every term must hold, a term holds when any of its patterns matches the search text.

    ``leading`` is the LIKE pattern of those whose family name begins with the first word that was typed, who are
    listed first.
    """

    terms: tuple[tuple[Pattern, ...], ...]
    leading: str | None

    @property
    def narrowest(self) -> tuple[str, ...]:
        """Beginnings of words: whoever is found has a word with one of them, and few others do."""
        if not self.terms:
            return ()
        spelled = max(self.terms, key=lambda term: min(len(pattern.begins) for pattern in term))
        return tuple(dict.fromkeys(pattern.begins for pattern in spelled))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _word(text: str) -> Pattern:
    return Pattern(f"% {_escaped(text)}%", text[:MAX_WORD])


def _phone(number: str) -> list[Pattern]:
    """Numbers are kept as they were given, with or without the country; the last ten digits name the line."""
    spellings = dict.fromkeys((number, number.lstrip("0"), number[-10:]))
    return [
        Pattern(f"%{PHONE_MARK}%{spelling}%", f"{PHONE_MARK}{spelling}"[:MAX_WORD])
        for spelling in spellings
        if len(spelling) >= MIN_PHONE_DIGITS
    ]


def _birth(days: Iterable[date]) -> list[Pattern]:
    return [_word(f"{BIRTH_MARK}{day.isoformat()}") for day in days]


def _date(year: int, month: int, day: int) -> list[date]:
    try:
        return [date(year, month, day)]
    except ValueError:
        return []


def _years(text: str, today: date) -> list[int]:
    if len(text) == 4:
        return [int(text)]
    return [century + int(text) for century in (2000, 1900) if century + int(text) <= today.year]


def birth_dates(text: str, today: date) -> list[date]:
    """Every day a typed date can mean; month first where both readings exist, but both are looked for."""
    if match := _ISO_DATE.fullmatch(text):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _SHORT_DATE.fullmatch(text):
        first, second = int(match[1]), int(match[3])
        years = _years(match[4], today)
    elif re.fullmatch(r"\d{8}", text):
        first, second, years = int(text[:2]), int(text[2:4]), [int(text[4:])]
        whole = _date(int(text[:4]), int(text[4:6]), int(text[6:]))
        if whole and date(1880, 1, 1) <= whole[0] <= today:
            return whole
    else:
        return []
    readings = ((first, second), (second, first))
    return list(dict.fromkeys(found for year in years for reading in readings for found in _date(year, *reading)))


def _terms(chunk: str, today: date) -> list[tuple[Pattern, ...]]:
    """What one typed chunk asks for: a date, a phone, an e-mail, a chart number or the beginning of a name."""
    chunk = chunk.strip(",;<>")
    number = digits_of(chunk)
    if number and _PHONE_LIKE.fullmatch(chunk):
        patterns = [*_birth(birth_dates(chunk, today)), *_phone(number), _word(number)]
        if len(number) == 4:
            patterns.append(_word(f"{BIRTH_MARK}{number}"))
        return [tuple(dict.fromkeys(patterns))]
    if "@" in chunk:
        return [(Pattern(f"%{_escaped(chunk)}%", f"{EMAIL_MARK}{chunk}"[:MAX_WORD]),)]
    parts = _parts(chunk)
    if len(parts) < 2:
        return [(_word(part),) for part in parts]
    return [(_word(part), _word("".join(parts)), _word(chunk)) for part in parts]


def _written_date(text: str) -> tuple[str, list[date]]:
    """Take a date with a month's name out of the query."""
    for pattern in _WRITTEN_DATES:
        if match := pattern.search(text):
            month = _MONTHS.index(match["month"][:3]) + 1
            days = _date(int(match["year"]), month, int(match["day"]))
            if days:
                return text[: match.start()] + " " + text[match.end() :], days
    return text, []


def read_query(text: str, today: date) -> Query:
    """Read what was typed in the search field; an empty or unreadable query has no terms."""
    folded, days = _written_date(fold(text).strip())
    terms: list[tuple[Pattern, ...]] = [tuple(_birth(days))] if days else []
    number = digits_of(folded)
    if _PHONE_LIKE.fullmatch(folded) and len(number) >= 7 and len(folded.split()) > 1:
        return Query((*terms, tuple(_phone(number))), None)
    for chunk in folded.split():
        terms.extend(_terms(chunk, today))
    first = _parts(folded)
    leading = f" {_escaped(first[0])}%" if first else None
    return Query(tuple(terms[:MAX_TERMS]), leading)
