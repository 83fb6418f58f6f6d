"""Entries written down: everything that is put in comes back out, and the file looks as if a person had written it."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.contribute.entries.entry_writer import format_entry, write_new, write_over
from catalogue.sources.document import read_document
from catalogue.sources.source import SourceFile
from tests.site_helpers import BROAD, FULL

TOOLS = [file for site in (FULL, BROAD) for file in sorted(site.glob("content/tools/*.md"))]

HOSTILE = [
    "---",
    "...",
    "NO",
    "no",
    "true",
    "null",
    "~",
    "2021",
    "12:30",
    "1e5",
    "0.5",
    "a: b",
    "a #b",
    "# b",
    "#1",
    "a # b",
    "a  # b",
    "Fair #1 in Europe",
    "a:",
    "- a",
    "[a]",
    "{a}",
    "a, b",
    "*a",
    "&a",
    "!a",
    "%a",
    "@a",
    "`a`",
    "|",
    ">",
    "?",
    "'",
    '"',
    "\\",
    "\\n",
    "a\nb",
    "a\n---\nb",
    "a\n\n## b",
    " a ",
    "a\t",
    "\u2028",
    "\x85",
    "\x07",
    "\ufeff",
    "=cmd()",
    "<<",
    "",
]


def back(text: str) -> tuple[dict[str, object], str]:
    """What our own reading makes of a file."""
    document, problems = read_document(SourceFile("content/tools/x.md", "tools", "x", "", ""), text.encode())
    assert document is not None
    assert [problem for problem in problems if problem.severity == "error"] == []
    return dict(document.front), text.split("\n---\n", 1)[1].strip("\n")


def names(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


def test_the_front_matter_stands_in_the_order_of_the_schema() -> None:
    values = {
        "place": {"country": "PL", "city": "Szczecin"},
        "sectors": ["design", "crafts"],
        "odd": 1,
        "title": "Baltic Home",
        "links": [{"url": "http://baltichome.wzp.pl/", "label": "Exhibition"}],
        "mode": None,
        "audience": [],
        "reviewed": date(2026, 11, 22),
        "uncertain": {"strand": "The sources do not say."},
    }
    assert (
        format_entry("tools", values, "\n\nOne paragraph.\n\n")
        == """\
---
title: Baltic Home
sectors: [design, crafts]
place:
  city: Szczecin
  country: PL
links:
  - {label: Exhibition, url: "http://baltichome.wzp.pl/"}
reviewed: 2026-11-22
uncertain:
  strand: The sources do not say.
odd: 1
---

One paragraph.
"""
    )


def test_what_is_too_long_for_a_line_stands_below_each_other() -> None:
    long = "x" * 110
    text = format_entry("tools", {"audience": [long, "a, b"], "editions": [{"label": "First", "note": long}]}, "")
    assert (
        text
        == f"""\
---
editions:
  - label: First
    note: {long}
audience:
  - {long}
  - a, b
---
"""
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_that_yaml_would_misread_comes_back_as_it_was(text: str) -> None:
    values: dict[str, object] = {
        "title": "x",
        "uncertain": {text or "a": text},
        "audience": ["a", text, "b"],
        "figures": [{"label": text, "value": text, "detail": "b"}],
        "summary": text,
    }
    expected = {**values, "figures": [{"label": text, "value": text, "detail": "b"}]}
    if not text:
        del expected["summary"]
        expected |= {"figures": [{"detail": "b"}]}
    assert back(format_entry("tools", values, "Text.")) == (expected, "Text.")


SCALARS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30),
    st.booleans(),
    st.integers(-(10**17), 10**17),
    st.floats(allow_nan=False, allow_infinity=False),
)


@settings(max_examples=150)
@given(title=SCALARS, items=st.lists(SCALARS, min_size=1, max_size=4), note=SCALARS)
def test_whatever_is_written_down_is_read_back(title: object, items: list[object], note: object) -> None:
    values = {"title": title, "audience": items, "editions": [{"label": note}, {"label": "b", "note": note}]}
    assert back(format_entry("tools", values, "Text.")) == (values, "Text.")


@pytest.mark.parametrize("file", TOOLS, ids=lambda file: file.stem)
def test_a_tool_survives_being_written_anew(file: Path) -> None:
    values, body = back(file.read_text(encoding="utf-8"))
    expected = {name: value for name, value in values.items() if value != []}
    assert back(format_entry("tools", values, body)) == (expected, body)


def test_a_body_may_hold_lines_that_look_like_front_matter() -> None:
    body = "---\n\n    code\n\n---\ntitle: no\n---"
    assert back(format_entry("tools", {"title": "x"}, body)) == ({"title": "x"}, body)


def test_half_a_character_does_not_reach_the_file() -> None:
    assert back(format_entry("tools", {"title": "a\ud800b"}, "c\udfff")) == ({"title": "a\ufffdb"}, "c\ufffd")


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    file = tmp_path / "content/tools/a.md"
    write_new(file, "one\n")
    with pytest.raises(FileExistsError):
        write_new(file, "two\n")
    assert file.read_bytes() == b"one\n"
    assert names(file.parent) == ["a.md"]


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="there are no devices of this kind here")
def test_a_device_is_written_to_and_not_replaced() -> None:
    write_over(Path("/dev/null"), "gone\n")
    assert not Path("/dev/null").is_file()


def test_a_link_to_a_file_stays_a_link(tmp_path: Path) -> None:
    write_new(tmp_path / "a.md", "one\n")
    (tmp_path / "b.md").symlink_to(tmp_path / "a.md")
    write_over(tmp_path / "b.md", "two\n")
    assert (tmp_path / "b.md").is_symlink()
    assert (tmp_path / "a.md").read_bytes() == b"two\n"


def test_a_file_is_replaced_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    write_new(file, "one\n")
    file.chmod(0o640)
    write_over(file, "two\n")
    assert file.read_bytes() == b"two\n"
    assert file.stat().st_mode & 0o777 == 0o640
    assert names(tmp_path) == ["a.md"]
