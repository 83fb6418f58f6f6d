"""Builds the search bundle and checks that it is complete: the only file that knows Pagefind.

The format of the bundle is that of Pagefind 1.5: `pagefind-entry.json` names a meta file per language, which names
the index chunks and one fragment per page; all but the first are gzip files whose content starts with a marker.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalogue.diagnostics.model import Diagnostic, Rule, Span, report
from catalogue.diagnostics.rules import search as rules
from catalogue.output.errors import as_write_error

FOLDER = "pagefind"
"""The folder of the site in which Pagefind's script expects its files."""
ENTRIES = "entries.json"
"""Our map from a fragment's id, which is also the id of a search result, to the entry on its page."""

_FORMAT = 1
"""Raised when this file builds a different bundle from the same pages."""
_MARKER = b"pagefind_dcd"
_COMPRESSED = {".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter", ".pagefind"}
_UNUSED = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")
"""Ready-made interfaces, some 420 kB, which are left out: the site has its own."""


_ENTRY = "pagefind-entry.json"


@dataclass(frozen=True, slots=True)
class _Language:
    """The record of one language in the entry file."""

    code: str
    meta: str
    wasm: str
    pages: int


def fingerprint(index_texts: Mapping[str, str], entries: Mapping[str, str]) -> str:
    """Fingerprint of everything that the search bundle depends on; empty for a site without searchable pages.

    Args:
        index_texts: digests of the indexed content, by the page's path.
        entries: the entry that each page shows, by the page's path.
    """
    from hashlib import blake2b

    if not index_texts:
        return ""
    lines = sorted(f"{path}\t{entries[path]}\t{digest}\n" for path, digest in index_texts.items())
    digest = blake2b("".join([f"{_FORMAT}\t{_version()}\n", *lines]).encode(), digest_size=16)
    return f"search-{digest.hexdigest()}"


def index(directory: Path, entries: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Index the staged tree at `directory` into its folder `pagefind/`, and check the result.

    Without problems the bundle is complete, and equal pages give equal bytes. With problems it must not be published.
    Raises `WriteError` when the disk is full.

    Args:
        directory: the staged tree.
        entries: the entry on each page that should be found, by the page's path.
    """
    import shutil

    folder = directory / FOLDER
    with as_write_error(FOLDER):
        if folder.exists():  # overwriting the old bundle would also change the current tree, through hard links
            shutil.rmtree(folder)
        if problem := _run(directory, folder):
            return (problem,)
        for file in folder.iterdir():
            if file.name.startswith(_UNUSED):
                file.unlink()
        if problems := [*_check_files(folder)]:
            return tuple(problems)
        return _finish(folder, {_url(path): (path, entry) for path, entry in entries.items()})


def _finish(folder: Path, pages: Mapping[str, tuple[str, str]]) -> tuple[Diagnostic, ...]:
    """Check the bundle against the pages, each its path and entry by URL; write its JSON files in a fixed order."""
    urls = {file.name.removesuffix(".pf_fragment"): _fragment_url(file) for file in (folder / "fragment").iterdir()}
    problems = [*_unlike_site(set(urls.values()), pages), *_unlike_entry(folder, set(urls))]
    if not problems:
        _write_json(folder / _ENTRY, json.loads((folder / _ENTRY).read_bytes()))
        _write_json(folder / ENTRIES, {fragment: pages[url][1] for fragment, url in urls.items()})
    return tuple(problems)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("pagefind_bin")
    except PackageNotFoundError:
        return ""  # `index` reports it


def _run(directory: Path, folder: Path) -> Diagnostic | None:
    """Run Pagefind; its settings come from here alone, not from a file or the environment."""
    import os
    import subprocess
    from tempfile import TemporaryDirectory

    try:
        from pagefind_bin import get_executable  # type: ignore[import-untyped]  # it ships no types

        program = get_executable()
    except (ImportError, FileNotFoundError):
        return _problem(rules.UNAVAILABLE, reason="it is not installed")
    command = [str(program), "--quiet", "--site", str(directory.absolute()), "--output-path", str(folder.absolute())]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    with TemporaryDirectory() as elsewhere:  # Pagefind reads a `pagefind.yml` in its working directory
        try:
            done = subprocess.run(  # noqa: S603 — the program is our own dependency, its arguments are our own paths
                command, cwd=elsewhere, env=environment, capture_output=True, check=False, stdin=subprocess.DEVNULL
            )
        except OSError as error:
            return _problem(rules.UNAVAILABLE, reason=error.strerror or str(error))
    if done.returncode == 0:
        return None
    lines = (done.stderr + done.stdout).decode(errors="replace").splitlines()
    words = " ".join(dict.fromkeys(line.strip() for line in lines if line.strip()))  # Pagefind prints everything twice
    return _problem(rules.FAILED, words=words or f"nothing; it ended with the code {done.returncode}")


def _check_files(folder: Path) -> Iterator[Diagnostic]:
    """Report problems of single files, and files that should not be there at all."""
    for file in sorted(folder.rglob("*")):
        if file.is_dir():
            continue
        path = f"{FOLDER}/{file.relative_to(folder).as_posix()}"
        if file.stat().st_size == 0:
            yield report(rules.DAMAGED, Span(path), what="it is empty")
        elif file.suffix == ".pf_filter":
            yield report(rules.FILTER_USED, Span(path))
        elif (file.suffix in _COMPRESSED or file.name == _ENTRY) and (what := _unreadable(file)):
            yield report(rules.DAMAGED, Span(path), what=what)
    for name in ("pagefind.js", "pagefind-worker.js", _ENTRY, "wasm.unknown.pagefind", "fragment"):
        if not (folder / name).exists():
            yield _problem(rules.REFERENCE_MISSING, target=f"{FOLDER}/{name}")


def _unreadable(file: Path) -> str:
    """Describe what is wrong with a file; empty when it can be read and its content matches its name."""
    import zlib

    try:
        if file.name == _ENTRY:
            _languages(file)
        elif file.suffix == ".pf_meta":
            _references(file)
        elif file.suffix == ".pf_fragment":
            _fragment_url(file)
        else:
            _content(file)
    except (OSError, EOFError, zlib.error):
        return "it cannot be unpacked"
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        return "it holds something else than its name says"
    return ""


def _content(file: Path) -> bytes:
    import gzip

    content = gzip.decompress(file.read_bytes())
    if not content.startswith(_MARKER):
        raise ValueError("no marker")
    return content.removeprefix(_MARKER)


def _fragment_url(file: Path) -> str:
    return str(json.loads(_content(file))["url"])


def _unlike_site(urls: set[str], pages: Mapping[str, tuple[str, str]]) -> Iterator[Diagnostic]:
    """Report pages that are in the index but should not be, and the other way round."""
    for url in sorted(pages.keys() - urls):
        yield report(rules.PAGE_MISSING, Span(pages[url][0]))
    for url in sorted(urls - pages.keys()):
        path = f"{url}index.html" if url.endswith("/") else url
        yield report(rules.PAGE_UNEXPECTED, Span(path.removeprefix("/")))


def _unlike_entry(folder: Path, fragments: set[str]) -> Iterator[Diagnostic]:
    """Report references that lead nowhere, and counts that do not agree."""
    fragments_by_language = Counter(fragment.rpartition("_")[0] for fragment in fragments)
    for language in _languages(folder / _ENTRY):
        targets, page_count = [language.meta, language.wasm], 0
        if (folder / language.meta).is_file():
            pages, chunks = _references(folder / language.meta)
            targets += [f"fragment/{page}.pf_fragment" for page in pages]
            targets += [f"index/{chunk}.pf_index" for chunk in chunks]
            page_count = len(set(pages))
        missing = [target for target in targets if not (folder / target).is_file()]
        for target in missing:
            yield _problem(rules.REFERENCE_MISSING, target=f"{FOLDER}/{target}")
        if not missing and not language.pages == page_count == fragments_by_language[language.code]:
            counts = {"announced": language.pages, "found": fragments_by_language[language.code]}
            yield _problem(rules.COUNT_DIFFERS, language=language.code, **counts)


def _languages(entry: Path) -> list[_Language]:
    """Parse the languages of the entry file."""
    languages = json.loads(entry.read_bytes())["languages"].items()
    return [
        _Language(
            code=code,
            meta=f"pagefind.{facts['hash']}.pf_meta",
            wasm=f"wasm.{facts['wasm'] or 'unknown'}.pagefind",
            pages=int(facts["page_count"]),
        )
        for code, facts in languages
    ]


def _references(meta: Path) -> tuple[list[str], list[str]]:
    """The fragments and index chunks named in a meta file: a CBOR array of version, pages, chunks and more."""
    (_, pages, chunks, *_), _ = _cbor(_content(meta), 0)
    return [str(page[0]) for page in pages], [str(chunk[2]) for chunk in chunks]


def _cbor(data: bytes, at: int) -> tuple[Any, int]:
    """Decode the part of CBOR (RFC 8949) in meta files: numbers, text and arrays. Also returns the end offset."""
    kind, number = data[at] >> 5, data[at] & 31
    at += 1
    if 24 <= number <= 27:
        width = 1 << (number - 24)
        number, at = int.from_bytes(data[at : at + width]), at + width
    elif number > 27:
        raise ValueError("a length that is not given")
    if kind == 0:
        return number, at
    if kind == 3:
        return data[at : at + number].decode(), at + number
    if kind != 4:
        raise ValueError("a kind of value that a meta file does not use")
    values = []
    for _ in range(number):
        value, at = _cbor(data, at)
        values.append(value)
    return values, at


def _url(path: str) -> str:
    """The URL by which Pagefind identifies a page."""
    return "/" + (path.removesuffix("index.html") if f"/{path}".endswith("/index.html") else path)


def _write_json(file: Path, value: object) -> None:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    file.write_text(f"{text}\n", encoding="utf-8")


def _problem(rule: Rule, **values: str | int) -> Diagnostic:
    return report(rule, Span(FOLDER), None, **values)
