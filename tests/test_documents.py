"""What README, CONTRIBUTING and docs/ say leads somewhere: their links, their pictures, and the commands they show."""

import re
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from catalogue.cli import COMMANDS, cli

PROJECT = Path(__file__).parents[1]
PAGES = sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/**/*.md"), *PROJECT.glob(".github/*.md")])

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(PROJECT).as_posix())

_FENCE = re.compile(r"^[ \t]*(`{3,}).*?^[ \t]*\1[ \t]*$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]+`")
_LINK = re.compile(r"\]\(([^()\s]+)\)")
_COMMAND = re.compile(r"(?:python3 build\.py|catalogue)((?: +[\w.…/=\"-]+)+)")


def prose(page: Path) -> str:
    """A page without its literal text, where brackets mean nothing."""
    return _CODE.sub("", _FENCE.sub("", page.read_text("utf-8")))


def anchors(page: Path) -> set[str]:
    """The anchors that GitHub gives the headings of a page."""
    text = _FENCE.sub("", page.read_text("utf-8"))
    headings = re.findall(r"^#+ +(.+?)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def shown_commands(page: Path) -> list[list[str]]:
    """The commands of the catalogue that a page shows as such, without what goes before their names."""
    text = page.read_text("utf-8")
    literal = [match[0] for match in _FENCE.finditer(text)] + _CODE.findall(_FENCE.sub("", text))
    return [found[1].split() for part in literal for found in _COMMAND.finditer(part)]


@every_page
def test_every_link_leads_to_a_file_and_to_a_heading_of_it(page: Path) -> None:
    lost = []
    for link in _LINK.findall(prose(page)):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = unquote(link).partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(link)
    assert lost == []


@every_page
def test_every_command_and_option_that_is_shown_exists(page: Path) -> None:
    unknown = []
    for name, *rest in shown_commands(page):
        if name == "test":
            continue
        command = cli.get_command(click.Context(cli), name) if name in COMMANDS else None
        if command is None:
            unknown.append(name)
        elif not isinstance(command, click.Group):
            known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
            unknown += [f"{name} {word}" for word in rest if word.startswith("--") and word.split("=")[0] not in known]
    assert unknown == []


def test_the_readme_has_a_line_for_every_command() -> None:
    told = {name for name, *_ in shown_commands(PROJECT / "README.md")}
    assert told >= COMMANDS.keys() - {"build"}
