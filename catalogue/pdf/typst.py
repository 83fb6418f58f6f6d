"""Sets pages with Typst: text and pictures in, PDF or PNG out. Alone in knowing Typst; knows nothing of what is set."""

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
"""The family that everything is set in; it comes with a package, so that every machine sets the same."""
MAIN = "main.typ"
"""The file that is set; it may refer to the others."""


_NO_GLYPH = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
_CODE_POINT = re.compile(r"\\u\{([0-9a-f]+)\}")
_SEARCHED = re.compile(r" \(searched at [^)]*\)")
"""Where on this machine Typst looked for a file."""


class TypesettingError(Exception):
    """Typst could not set this; the message is its own."""

    def __init__(self, reason: str, signs: tuple[str, ...] = ()) -> None:
        super().__init__(reason)
        self.signs = signs
        """Code points of the signs for which no font has a glyph, each once; PDF/UA allows none of them.

        Of a sign made of several code points Typst names each, also those that have a glyph by themselves: for a keycap
        its digit. `has_glyph` says which signs are meant.
        """


def pdf(files: Mapping[str, bytes]) -> bytes:
    """A tagged PDF (PDF/UA-1) of `main.typ`, which must set its title, language and date. Raises `TypesettingError`.

    Nothing is read but `files`, under the paths that they have there.
    """
    return _set(files, format="pdf", pdf_standards=["ua-1"])


def png(files: Mapping[str, bytes], ppi: float) -> bytes:
    """The only page of `main.typ` as PNG. Raises `TypesettingError`."""
    return _set(files, format="png", ppi=ppi)


@lru_cache(maxsize=1 << 12)
def has_glyph(cluster: str) -> bool:
    """Whether a PDF can show a grapheme cluster that stands by itself; takes about 2 ms."""
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
    # typst-py 0.15 takes texts from memory alone, and pictures from a folder.
    texts = {name: data for name, data in files.items() if not name.endswith(_PICTURES)}
    try:
        with _folder({name: data for name, data in files.items() if name not in texts}) as root:
            output = typst.compile(texts, root=root, **options)
    except RuntimeError as error:  # mostly TypstError, which has more to say
        signs = (_plain(match[1]) for match in _NO_GLYPH.finditer(getattr(error, "diagnostic", "")))
        raise TypesettingError(_SEARCHED.sub("", str(error)), tuple(dict.fromkeys(signs))) from error
    if not isinstance(output, bytes):
        raise TypesettingError("one page was wanted, and there are several or none")
    return output


def _plain(in_quotes: str) -> str:
    """A text as it stood in Typst's quotation marks."""
    text = _CODE_POINT.sub(lambda match: chr(int(match[1], 16)), in_quotes)
    return text.replace('\\"', '"').replace("\\\\", "\\")


@contextmanager
def _folder(files: Mapping[str, bytes]) -> Iterator[str]:
    """A folder that holds these files and nothing else: whatever a template asks for is looked for there."""
    with TemporaryDirectory(prefix="catalogue-") as root:
        for name, data in files.items():
            file = Path(root, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        yield root


@cache
def _fonts() -> object:
    """The fonts of the package and those in Typst itself, none of the system's."""
    import typst

    package = find_spec("fontpkg_source_sans_3")
    places = package.submodule_search_locations if package else None
    return typst.Fonts(include_system_fonts=False, font_paths=[f"{place}/files" for place in places or ()])
