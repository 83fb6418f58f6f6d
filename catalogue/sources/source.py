"""Finds the files of entries below `content/` and decodes them. Knows names, folders and bytes, but no field."""

import os
import re
import stat
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from catalogue.diagnostics.model import Diagnostic, Span, report
from catalogue.diagnostics.rules import read as rules
from catalogue.model_errors import nearest, suggestion
from catalogue.sources.fast_pickle import pickled_by_fields
from catalogue.urls import slug

COLLECTIONS = (
    "tools",
    "strands",
    "sectors",
    "aims",
    "formats",
    "countries",
    "organisations",
    "initiatives",
    "modules",
    "glossary",
    "pages",
)
"""The folders below `content/` that contain entries."""
MEDIA = "media"
LARGEST_FILE = 256 * 1024
"""Bytes; some 40,000 words, ten times the longest text that anybody would read on one page."""

_NAME = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.(?!md\.)([a-z]{2,3}(?:-[a-z0-9]{2,8})*))?\.md", re.ASCII)
_LANGUAGE = re.compile(r"\.([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)$", re.ASCII)
_IGNORED_NAMES = re.compile(r"[.~#].*|.*[~#]|Thumbs\.db|desktop\.ini")


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of an entry, identified by its bytes."""

    path: str
    """Relative to the project's root, with slashes: `content/tools/baltic-home.sv.md`."""
    collection: str
    """The folder: `tools`."""
    id: str
    """The name up to the first full stop: `baltic-home`."""
    language: str
    """The part between the full stops, `sv`; empty for the original."""
    digest: str
    """BLAKE2b of the bytes, in hexadecimal digits."""


def discover(content: Path, root: Path) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Find the files to read, sorted by path, and report whatever is in the wrong place."""
    files: list[Path] = []
    diagnostics: list[Diagnostic] = []
    real = content.resolve()
    for entry in _list_folder(content):
        folder = Path(entry.path)
        if not _lies_in(real, entry):
            diagnostics.append(report(rules.LINK_LEAVES_CONTENT, _span(folder, root)))
        elif not _is_folder(entry):
            if _is_markdown(entry.name):
                diagnostics.append(report(rules.OUTSIDE_COLLECTION, _span(folder, root), name=printable(entry.name)))
        elif entry.name in COLLECTIONS:
            _collection(folder, root, real, files, diagnostics)
        elif entry.name != MEDIA and (first := _first_markdown(folder)):
            diagnostics.append(_unknown_folder(folder, first, root))
    return tuple(files), tuple(diagnostics)


def source_file(path: Path, root: Path) -> tuple[SourceFile, bytes] | Diagnostic:
    """The identity and the bytes of a file that `discover` found."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # reading a pipe would block for ever
            return report(rules.UNREADABLE_FILE, _span(path, root), reason="it is not an ordinary file")
        data = path.read_bytes()
    except OSError as error:
        return report(rules.UNREADABLE_FILE, _span(path, root), reason=(error.strerror or "unknown").lower())
    source = identify(relative(path, root), data)
    assert isinstance(source, SourceFile), "discover() lets no other name through"
    return source, data


def identify(path: str, data: bytes) -> SourceFile | Diagnostic:
    """The identity of these bytes at a path in a collection's folder, whether or not the file exists yet."""
    collection, name = path.split("/")[-2:]
    match = _NAME.fullmatch(name)
    if match is None:
        return _bad_name(name, Span(path))
    return SourceFile(path, collection, match[1], match[2] or "", blake2b(data).hexdigest())


def _bad_name(name: str, span: Span) -> Diagnostic:
    return report(rules.FILE_NAME, span, name=printable(name), suggestion=_suggestion(name))


def decode(data: bytes, path: str) -> str | Diagnostic:
    """Decode a file, with newlines as `\\n` and without a byte order mark."""
    if len(data) > LARGEST_FILE:
        size = -(-len(data) // 1024)
        return report(rules.FILE_TOO_LARGE, Span(path), size=size, limit=LARGEST_FILE // 1024)
    try:
        text = _normal(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        hint = None
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            hint = f"It is saved as UTF-16. {rules.NOT_UTF8.help}"
        span = _end_of(_normal(data[: error.start].decode("utf-8")), path)
        return report(rules.NOT_UTF8, span, hint=hint, byte=f"0x{data[error.start]:02X}")
    if "\0" in text:
        return report(rules.NUL_BYTE, _end_of(text[: text.index("\0")], path))
    return text


def relative(path: Path, root: Path) -> str:
    """Format a path for display: from the project's root, with slashes."""
    return printable(Path(os.path.relpath(path, root)).as_posix())


def printable(name: str) -> str:
    """Remove from a file name whatever cannot be printed or written as UTF-8."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def _collection(folder: Path, root: Path, real: Path, files: list[Path], diagnostics: list[Diagnostic]) -> None:
    for entry in _list_folder(folder):
        path = Path(entry.path)
        if not _lies_in(real, entry):
            diagnostics.append(report(rules.LINK_LEAVES_CONTENT, _span(path, root)))
        elif _is_folder(entry):
            if first := _first_markdown(path):
                name, collection = f"{relative(path, root)}/", f"{relative(folder, root)}/"
                diagnostic = report(rules.NESTED_FOLDER, _span(first, root), folder=name, collection=collection)
                diagnostics.append(diagnostic)
        elif not _is_markdown(path.name):
            diagnostics.append(report(rules.NOT_MARKDOWN, _span(path, root), name=printable(path.name)))
        elif not _NAME.fullmatch(path.name):
            diagnostics.append(_bad_name(path.name, _span(path, root)))
        else:
            files.append(path)


def _lies_in(real: Path, entry: "os.DirEntry[str]") -> bool:
    """Whether an entry of a folder below `real` is not a link to elsewhere."""
    # Windows has other ways to lead elsewhere, which Python 3.11 cannot tell from folders.
    if not entry.is_symlink() and os.name != "nt":
        return True
    # Not `Path.resolve`, which before Python 3.13 raises where a link points to itself.
    return Path(os.path.realpath(entry.path)).is_relative_to(real)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that points to itself
        return False


def _unknown_folder(folder: Path, first: Path, root: Path) -> Diagnostic:
    names = ", ".join(COLLECTIONS)
    near = nearest(folder.name, tuple(COLLECTIONS))
    hint = suggestion(near, f"The folders are {names}.") if near else None
    name = f"{relative(folder, root)}/"
    return report(rules.UNKNOWN_FOLDER, _span(first, root), hint=hint, folder=name, known=names)


def _suggestion(name: str) -> str:
    stem = re.sub(r"(\.(md|markdown))+$", "", name, flags=re.IGNORECASE)
    language = _LANGUAGE.search(stem)
    ending = f".{language.group(1).lower().replace('_', '-')}" if language else ""
    stem = stem[: language.start()] if language else stem
    return f"{slug(printable(stem))}{ending}.md"


def _list_folder(folder: Path) -> "list[os.DirEntry[str]]":
    """List a folder, in an order that depends on no file system and no language setting."""
    if not folder.is_dir():
        return []
    with os.scandir(folder) as scan:
        entries = [entry for entry in scan if not _IGNORED_NAMES.fullmatch(entry.name)]
    return sorted(entries, key=lambda entry: os.fsencode(entry.name))


def _first_markdown(folder: Path) -> Path | None:
    """The first Markdown file in a folder or below it; links to folders are not followed."""
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if _is_markdown(name) and not _IGNORED_NAMES.fullmatch(name):
                return Path(parent) / name
    return None


def _is_markdown(name: str) -> bool:
    return name.lower().endswith((".md", ".markdown"))


def _normal(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _end_of(text: str, path: str) -> Span:
    return Span(path, text.count("\n") + 1, len(text) - text.rfind("\n"))


def _span(path: Path, root: Path) -> Span:
    return Span(relative(path, root))
