"""Sets pages with Typst: text and pictures in, PDF or PNG out. Alone in knowing Typst; knows nothing of what is set."""

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from typing import Any

FACE = "Source Sans 3"
"""The family that everything is set in; it comes with a package, so that every machine sets the same."""
MAIN = "main.typ"
"""The file that is set; it may refer to the others."""


class TypesettingError(Exception):
    """Typst could not set this; the message is its own."""


def pdf(files: Mapping[str, bytes]) -> bytes:
    """A tagged PDF (PDF/UA-1) of `main.typ`, which must set its title, language and date. Raises `TypesettingError`."""
    return _set(files, format="pdf", pdf_standards=["ua-1"])


def png(files: Mapping[str, bytes], ppi: float) -> bytes:
    """The only page of `main.typ` as PNG. Raises `TypesettingError`."""
    return _set(files, format="png", ppi=ppi)


def _set(files: Mapping[str, bytes], **form: object) -> bytes:
    import typst

    options: dict[str, Any] = {"font_paths": _faces(), **form}
    try:
        made = typst.compile(dict(files), **options)
    except typst.TypstError as error:
        raise TypesettingError(str(error)) from error
    if not isinstance(made, bytes):
        raise TypesettingError("one page was wanted, and there are several or none")
    return made


@cache
def _faces() -> object:
    """The fonts of the package and those in Typst itself, none of the system's."""
    import typst

    package = find_spec("fontpkg_source_sans_3")
    places = package.submodule_search_locations if package else None
    return typst.Fonts(include_system_fonts=False, font_paths=[f"{place}/files" for place in places or ()])
