"""Typesets text and pictures with Typst, to PDF or PNG. The only module that uses Typst; independent of the content."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from catalogue.concurrency import disable_fork

FONT = "Source Sans 3"
"""The font family of all text; it comes with a package, so that all machines give the same result."""
MAIN = "main.typ"
"""The main file, which may refer to the others."""


_NO_GLYPH = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
_CODE_POINT = re.compile(r"\\u\{([0-9a-f]+)\}")
_SEARCHED = re.compile(r" \(searched at [^)]*\)")
"""Part of Typst's message about a missing file that gives the local path."""


class TypesettingError(Exception):
    """Failure of Typst, with its own message."""

    def __init__(self, reason: str, signs: tuple[str, ...] = ()) -> None:
        super().__init__(reason)
        self.signs = signs
        """Code points of the clusters for which no font has a glyph, each once; PDF/UA allows none of them.

        For a cluster of several code points Typst names each, even those that have a glyph by themselves, such as the
        digit of a keycap. `has_glyph` tells which clusters are meant.
        """


def pdf(files: Mapping[str, bytes]) -> bytes:
    """Set `main.typ`, which must give its title, language and date, as PDF/UA-1 (tagged). Raises `TypesettingError`.

    Only `files` can be read, under the paths given there.
    """
    return _set(files, format="pdf", pdf_standards=["ua-1"])


def png(files: Mapping[str, bytes], ppi: float) -> bytes:
    """Set the only page of `main.typ` as PNG. Raises `TypesettingError`."""
    return _set(files, format="png", ppi=ppi)


@lru_cache(maxsize=1 << 12)
def has_glyph(cluster: str) -> bool:
    """Whether a PDF can show a grapheme cluster by itself; takes about 2 ms."""
    source = f'#set document(title: "-", date: none)\n#set text(font: "{FONT}")\n#json("/cluster.json")'
    try:
        pdf({MAIN: source.encode(), "cluster.json": json.dumps(cluster).encode()})
    except TypesettingError:
        return False
    return True


def _set(files: Mapping[str, bytes], **form: Any) -> bytes:
    import typst

    disable_fork()
    options: dict[str, Any] = {"font_paths": _fonts(), **form}
    # typst-py 0.15 reads only texts from memory, and pictures from a folder.
    texts = {name: data for name, data in files.items() if not name.endswith(_PICTURES)}
    try:
        with _folder({name: data for name, data in files.items() if name not in texts}) as root:
            output = typst.compile(texts, root=root, **options)
    except RuntimeError as error:  # mostly TypstError, which gives more details
        signs = (_plain(match[1]) for match in _NO_GLYPH.finditer(getattr(error, "diagnostic", "")))
        raise TypesettingError(_SEARCHED.sub("", str(error)), tuple(dict.fromkeys(signs))) from error
    if not isinstance(output, bytes):
        raise TypesettingError("one page was wanted, and there are several or none")
    return output


def _plain(in_quotes: str) -> str:
    """A text without the escapes in Typst's quotation marks."""
    text = _CODE_POINT.sub(lambda match: chr(int(match[1], 16)), in_quotes)
    return text.replace('\\"', '"').replace("\\\\", "\\")


@contextmanager
def _folder(files: Mapping[str, bytes]) -> Iterator[str]:
    """A folder with only these files, to which a template's access is limited."""
    with TemporaryDirectory(prefix="catalogue-") as root:
        for name, data in files.items():
            file = Path(root, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        yield root


@cache
def _fonts() -> object:
    """The fonts of the package and of Typst itself, but none of the system."""
    import typst

    package = find_spec("fontpkg_source_sans_3")
    places = package.submodule_search_locations if package else None
    return typst.Fonts(include_system_fonts=False, font_paths=[f"{place}/files" for place in places or ()])
