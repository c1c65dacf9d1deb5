"""The language of the window: its words from Qt's translations, its dates as that language writes them."""

import re
from functools import cache

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from frontdesk import resource_path
from frontdesk.domain.tongues import ENGLISH, SPANISH, Tongue

CONTEXT = "Frontdesk"
LANGUAGE = "language"
LANGUAGES = {"en": "English", "es": "Español"}
"""Every language the window speaks, each by its own name."""

_DATES = {
    "en": {
        "long": "dddd, MMMM d",
        "long with year": "dddd, MMMM d, yyyy",
        "middle": "ddd, MMM d",
        "dated": "ddd, MMM d, yyyy",
        "said": "ddd MMM d",
        "short": "MMM d",
        "full": "MMM d, yyyy",
        "month": "MMMM yyyy",
        "weekday and day": "ddd d",
    },
    "es": {
        "long": "dddd, d 'de' MMMM",
        "long with year": "dddd, d 'de' MMMM 'de' yyyy",
        "middle": "ddd, d MMM",
        "dated": "ddd, d MMM yyyy",
        "said": "ddd d MMM",
        "short": "d MMM",
        "full": "d MMM yyyy",
        "month": "MMMM 'de' yyyy",
        "weekday and day": "ddd d",
    },
}
_TONGUES = {"en": ENGLISH, "es": SPANISH}
_ONE_O_CLOCK = re.compile(r"\b([Ll])as(?= 1:\d\d)")
_GOES_ON = re.compile(r"(?<=hecho: )(?:(?:El|La|Los|Las) (?=[^\W\dA-ZÁÉÍÓÚÑ])|Cita de |Otra vez |Se )")
"""What a sentence begins with that follows upon *Deshecho:* or *Rehecho:*, unless it is a name."""
_POINT_TWICE = re.compile(r"(?<=\bm)\.\.(?!\.)")


class _Choice:
    """What is spoken, the translator that does it, and the one for Qt's own menus and dialogs."""

    def __init__(self) -> None:
        self.code = "en"
        self.translator: QTranslator | None = None
        self.toolkit: QTranslator | None = None


_choice = _Choice()


def current() -> str:
    """The code of the language in use."""
    return _choice.code


def wanted(kept: str) -> str:
    """The language for what the settings hold: one of `LANGUAGES`, or for anything else the system's if it is one."""
    if kept in LANGUAGES:
        return kept
    system = QLocale.system().name()[:2]
    return system if system in LANGUAGES else "en"


def use(code: str) -> None:
    """Translate into a language from now on; what is on screen already keeps its words."""
    application = QCoreApplication.instance()
    for translator in (_choice.toolkit, _choice.translator):
        if application is not None and translator is not None:
            application.removeTranslator(translator)
    _choice.toolkit, _choice.translator, _choice.code = None, None, code
    if code != "en" and application is not None:
        translator = QTranslator(application)
        translator.load(str(resource_path(f"translations/frontdesk_{code}.qm")))
        toolkit = QTranslator(application)
        toolkit.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        application.installTranslator(toolkit)
        application.installTranslator(translator)
        _choice.toolkit, _choice.translator = toolkit, translator


def words(text: str) -> str | None:
    """What the language says for an English text; None where it has no words for it."""
    if _choice.translator is None:
        return text
    return _choice.translator.translate(CONTEXT, text) or None


def polished(sentence: str) -> str:
    """A sentence with its values in it, as the language writes it: Spanish is at *la* 1:05, but at *las* 2:05.

    A Spanish time ends in a point itself, so that a sentence which ends in one has no need of another. After a colon a
    sentence goes on in small letters.
    """
    if _choice.code != "es":
        return sentence
    sentence = _POINT_TWICE.sub(".", sentence)
    if "hecho: " in sentence:
        sentence = _GOES_ON.sub(lambda found: found[0].lower(), sentence, count=1)
    return _ONE_O_CLOCK.sub(r"\1a", sentence) if "as 1:" in sentence else sentence


def tongue() -> Tongue:
    """How people of this language type weekdays, dates and times."""
    return _TONGUES[_choice.code]


def locale() -> QLocale:
    """The locale of the words; dates and amounts follow it so that a sentence keeps to one language."""
    return _locale_of(_choice.code)


@cache
def _locale_of(code: str) -> QLocale:
    language = QLocale.Language.Spanish if code == "es" else QLocale.Language.English
    return QLocale(language, QLocale.Country.UnitedStates)


def date_pattern(name: str) -> str:
    """How the language writes a date, by the name of its length."""
    return _DATES[_choice.code][name]
