"""Collects every text of the desktop, merges it into the Spanish translations, and compiles them.

``python packaging/translations.py`` adds what is new to ``resources/translations/frontdesk_es.ts``, takes out what is
gone, writes ``frontdesk_es.qm`` beside it, and lists what still lacks its Spanish; the exit code says whether anything
does. Qt's own lupdate does not follow the window's ``tr`` and ``trn``, so that the texts are found here, in the syntax
tree: what is given to them as it is, and what stands in tables whose words are translated where they are shown.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src" / "frontdesk"
TARGET = ROOT / "resources" / "translations" / "frontdesk_es.ts"
CONTEXT = "Frontdesk"
FOLDERS = ("ui", "app")

TABLES = frozenset(
    {
        "ACTIONS",
        "COLOURS",
        "CONTACTS",
        "ROLES",
        "_ACTIONS",
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


def _given(call: ast.Call) -> Iterator[str]:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    for argument in call.args[: {"tr": 1, "trn": 2}.get(name, 0)]:
        for branch in (argument.body, argument.orelse) if isinstance(argument, ast.IfExp) else (argument,):
            if isinstance(branch, ast.Constant) and isinstance(branch.value, str):
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
    sys.stdout.write(f"{len(sources)} texts, {len(missing)} without Spanish\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
