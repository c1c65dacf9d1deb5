"""Names of people: what stands before and after them is part of neither the given nor the family name."""

TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof"})
DEGREES = frozenset({"jr", "sr", "ii", "iii", "iv", "md", "dds", "dmd", "dvm", "do", "phd", "rn", "esq"})
"""What follows a family name; a word of two letters that is a family name somewhere (``Do``) stays one by itself."""


def split_name(name: str) -> tuple[str, str]:
    """Part a whole name into given and family name; titles stay with the one, what follows a name with the other."""
    words = name.split()
    end = _end(words)
    return " ".join(words[: end - 1]), " ".join(words[end - 1 :])


def family_name(name: str) -> str:
    """Return the family name's last word, which is what fits in a narrow place."""
    words = name.split()
    return words[_end(words) - 1] if words else ""


def short_name(name: str) -> str:
    """Return a name with the given name as a letter, without a title: ``T. Peters``."""
    words = name.split()
    if len(words) > 2 and _bare(words[0]) in TITLES:
        words = words[1:]
    return " ".join((f"{words[0][0]}.", *words[1:])) if len(words) > 1 else name


def bare_name(name: str) -> str:
    """Return a name without a title before it and what follows it."""
    words = name.split()
    words = words[: _end(words)]
    return " ".join(words[1:] if len(words) > 1 and _bare(words[0]) in TITLES else words)


def _end(words: list[str]) -> int:
    """Return how many words there are without those that follow a family name; two at least, where there are two."""
    end = len(words)
    while end > 2 and _bare(words[end - 1]) in DEGREES:
        end -= 1
    return end


def _bare(word: str) -> str:
    return word.rstrip(".,").lower()
