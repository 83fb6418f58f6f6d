"""The pages that no entry makes, found by the names of their files: a check needs addresses and imports no page."""

from functools import cache
from pathlib import Path

from catalogue.site.routes import page_name

_PROGRAM = Path(__file__).parents[1]
_PACKAGES = ("pages", "api")


@cache
def page_names() -> tuple[str, ...]:
    """Their names, in the order of the alphabet within each package."""
    modules = (file.stem for package in _PACKAGES for file in sorted((_PROGRAM / package).glob("*.py")))
    return tuple(filter(None, map(page_name, modules)))
