"""Collects every text of the desktop, merges it into the Spanish translations, and compiles them.

``python packaging/translations.py`` adds what is new to ``resources/translations/frontdesk_es.ts``, takes out what is
gone, writes ``frontdesk_es.qm`` beside it, and lists what still lacks its Spanish; the exit code says whether anything
does. Qt's own lupdate does not follow the window's ``tr`` and ``trn``, nor ``say`` and ``mark``, by which sentences are
made without Qt, so that the texts are found here, in the syntax tree: what is given to them as it is, what stands in
tables whose words are translated where they are shown, and the sentences in which the server refuses something.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src" / "frontdesk"
TARGET = ROOT / "resources" / "translations" / "frontdesk_es.ts"
CONTEXT = "Frontdesk"
FOLDERS = ("ui", "app", "operations", "store", "domain")
WITHOUT_QT = ("operations", "store", "domain")
"""Packages that speak to people although they know no toolkit: their words go through ``say``."""

TAKEN_IN = frozenset({"tongues.py", "confirmation.py"})
"""Modules whose words are what people type or a practice calls things: read, and never shown."""
SERVER = "server"
NOT_FOR_PEOPLE = frozenset({"cli", "opendental"})
"""Parts of the server whose words never reach a window."""

SAID: Mapping[str, int] = {"tr": 1, "trn": 2, "say": 1, "say_count": 2, "mark": 1, "said": 4}
"""How many of its first arguments each function translates."""

REFUSALS = frozenset(
    {
        "ApiProblem",
        "ConflictProblem",
        "ForbiddenProblem",
        "InvalidProblem",
        "SlotTaken",
        "UnauthorizedProblem",
        "Unavailable",
        "also",
    }
)
"""What the server refuses with; one of the arguments is the sentence."""

TABLES = frozenset(
    {
        "ACTIONS",
        "COLOURS",
        "CONTACTS",
        "HEADS",
        "ROLES",
        "_ACTIONS",
        "_CANCELLERS",
        "_CAPS",
        "_CONNECTION",
        "_FIELDS",
        "_FIT_WORDS",
        "_POSITIONS",
        "_SCOPES",
        "_SECTIONS",
        "_SIZES",
        "_SOURCES",
        "_STATUSES",
        "_VERBS",
    }
)
"""Names of tables whose words go through ``tr`` where they are shown."""


def texts() -> dict[str, set[str]]:
    """Every text, with the files it stands in."""
    found: dict[str, set[str]] = {}
    for folder in FOLDERS:
        for path in sorted((SOURCES / folder).rglob("*.py")):
            for text in texts_of(ast.parse(path.read_text(encoding="utf-8"))):
                found.setdefault(text, set()).add(path.relative_to(ROOT).as_posix())
    for path in sorted((SOURCES / SERVER).rglob("*.py")):
        if not NOT_FOR_PEOPLE & set(path.parts):
            for text in refusals_of(ast.parse(path.read_text(encoding="utf-8"))):
                found.setdefault(text, set()).add(path.relative_to(ROOT).as_posix())
    return found


def texts_of(tree: ast.AST) -> Iterator[str]:
    """The texts of one module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _given(node)
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(target, ast.Name) and target.id in TABLES for target in targets):
                yield from _words_in(node.value)


def refusals_of(tree: ast.AST) -> Iterator[str]:
    """The sentences of one module of the server that never vary; those with values in them the desk says itself."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node) in REFUSALS:
            yield from _sentences((*node.args, *(keyword.value for keyword in node.keywords)))
        elif isinstance(node, ast.ClassDef) and any(isinstance(b, ast.Name) and b.id in REFUSALS for b in node.bases):
            for inner in ast.walk(node):
                if isinstance(inner, ast.arguments):
                    yield from _sentences(inner.defaults)
                elif isinstance(inner, ast.Call) and _name(inner) == "__init__":
                    yield from _sentences(inner.args)


def varying_codes() -> set[str]:
    """The codes of refusals whose sentence has values in it, or is made elsewhere."""
    found: set[str] = set()
    for path in sorted((SOURCES / SERVER).rglob("*.py")):
        if NOT_FOR_PEOPLE & set(path.parts):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node) in REFUSALS and not any(_sentences(node.args)):
                found |= {arg.value for arg in node.args if _is_text(arg)}
    return found


def _sentences(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            yield node.value


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else str(getattr(call.func, "attr", ""))


def _given(call: ast.Call) -> Iterator[str]:
    for argument in call.args[: SAID.get(_name(call), 0)]:
        for branch in (argument.body, argument.orelse) if isinstance(argument, ast.IfExp) else (argument,):
            if isinstance(branch, ast.Constant) and isinstance(branch.value, str) and branch.value:
                yield branch.value


def _words_in(value: ast.expr) -> Iterator[str]:
    """What is shown of a table: the words among its values, not its keys."""
    shown = [node for child in ast.walk(value) if isinstance(child, ast.Dict) for node in child.values]
    for root in shown or [value]:
        for node in ast.walk(root):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_words(node.value):
                yield node.value


def _is_words(text: str) -> bool:
    return any(letter.isalpha() for letter in text) and not text.startswith("#") and "_" not in text


NOT_READ = frozenset(
    {
        *("debug", "info", "warning", "error", "exception"),
        *("spawn", "create_task", "Rereading", "compile", "cast"),
        *("ValueError", "TypeError", "RuntimeError", "LocalTimeGap", "PastMidnight", "UnknownZone"),
    }
)
"""Calls whose words are for logs, for whoever looks for a task, or for other programs."""


_SENTENCE = re.compile(r"[a-z]{2,} [a-z]|^[A-Z][a-z]+ |^[A-Z][a-z]+[.:]|^ [a-z]{2,}|[a-z]{2,} $")
_TASK_NAME = re.compile(r"[a-z]+: ")


def unsaid(tree: ast.Module) -> Iterator[str]:
    """What looks like a sentence in a module without Qt, and is not given to ``say``: it would stay English."""
    passed = {id(inner) for node in ast.walk(tree) for root in _passed_over(node) for inner in ast.walk(root)}
    for node in ast.walk(tree):
        if id(node) in passed:
            continue
        if isinstance(node, ast.JoinedStr):
            words = "".join(part.value for part in node.values if _is_text(part))
            passed |= {id(part) for part in node.values}
        else:
            words = node.value if _is_text(node) else ""
        if _SENTENCE.search(words) and not _TASK_NAME.match(words):
            yield words


def _passed_over(node: ast.AST) -> Iterator[ast.AST]:
    """Parts of a tree that nobody reads, or that are translated."""
    if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        # Docstrings, also those below a constant or a field.
        yield from (line for line in node.body if isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant))
    if isinstance(node, ast.arg | ast.AnnAssign) and node.annotation is not None:
        yield node.annotation
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.returns is not None:
        yield node.returns
    if isinstance(node, ast.Call) and _name(node) in NOT_READ:
        yield node
    elif isinstance(node, ast.Call):
        yield from node.args[: SAID.get(_name(node), 0)]


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def unsaid_texts() -> dict[str, str]:
    """Every sentence outside of the window's own packages that nobody could translate, with its file."""
    return {
        text: path.relative_to(ROOT).as_posix()
        for folder in WITHOUT_QT
        for path in sorted((SOURCES / folder).rglob("*.py"))
        if path.name not in TAKEN_IN
        for text in unsaid(ast.parse(path.read_text(encoding="utf-8")))
    }


def known(path: Path = TARGET) -> dict[str, str]:
    """The translations there are; an empty one is still to be made."""
    if not path.exists():
        return {}
    rows = ET.parse(path).getroot().iter("message")  # noqa: S314 - our own file
    return {row.findtext("source", ""): row.findtext("translation", "") for row in rows}


def write(translations: dict[str, str], sources: dict[str, set[str]], path: Path = TARGET) -> None:
    """Write the file in the order of the texts, so that two who add to it seldom touch the same lines."""
    root = ET.Element("TS", version="2.1", language="es")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text in sorted(sources):
        message = ET.SubElement(context, "message")
        for file in sorted(sources[text]):
            ET.SubElement(message, "location", filename=file)
        ET.SubElement(message, "source").text = text
        translation = ET.SubElement(message, "translation")
        translation.text = translations.get(text, "")
        if not translation.text:
            translation.set("type", "unfinished")
    ET.indent(root, " ")
    path.parent.mkdir(parents=True, exist_ok=True)
    body = ET.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def compile_to(path: Path) -> None:
    """Compile for the program, with the tool that comes with PySide6."""
    tool = Path(sys.executable).with_name("pyside6-lrelease" + (".exe" if sys.platform == "win32" else ""))
    subprocess.run([str(tool), "-silent", str(TARGET), "-qm", str(path)], check=True)  # noqa: S603 - a tool of ours


def main() -> int:
    """Bring the translations up to date."""
    sources, translations = texts(), known()
    write(translations, sources)
    compile_to(TARGET.with_suffix(".qm"))
    missing = sorted(text for text in sources if not translations.get(text))
    for text in missing:
        sys.stdout.write(f"lacks its Spanish: {text!r} in {', '.join(sorted(sources[text]))}\n")
    left_english = unsaid_texts()
    for text, file in left_english.items():
        sys.stdout.write(f"is not given to say: {text!r} in {file}\n")
    sys.stdout.write(f"{len(sources)} texts, {len(missing)} without Spanish\n")
    return 1 if missing or left_english else 0


if __name__ == "__main__":
    sys.exit(main())
