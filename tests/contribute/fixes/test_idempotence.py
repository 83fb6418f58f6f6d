"""Whatever a file holds: fixing it a second time does nothing, and lines that no change names stay byte for byte."""

import re
from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.contribute.fixes import FixResult, fix_entry
from catalogue.contribute.fixes.equivalence import extract_meaning
from tests.golden.expectations import DEFECTS, LOOKALIKES, PROJECT

ROOTS = (DEFECTS, LOOKALIKES, PROJECT)
PAGES = [(f"content/{f.parent.name}/{f.name}", f.read_bytes()) for r in ROOTS for f in sorted(r.glob("content/*/*.md"))]
FIELDS = (
    *("title: A \n", "summary: 'b &amp; c'\n", "summary: >-\n  b \n  c &ndash;\n\n", "reviewed: 2026-11-01 # d \n"),
    *(
        "# note \n",
        "\n",
        "  \n",
        "strand: events\n",
        "mine: &#8217;\n",
        "number: 1\n",
        "uncertain:\n  aims: 'e \n  f'\n",
    ),
    *("links:\n  - {label: a, url: 'http://github.com/'} \n", "aims:\n- a \n# b\n- c\n", "place: {city: 'a\n# b'}\n"),
    *("title: |+\n  a\n\n", "cover:\n", '"status": listed\n', "? mode\n: hybrid\n", "channels: [a,\n b &eacute; ]\n"),
)
PIECES = (
    *("One ", "two", "  ", " ", "\t", "\\", "\n", "\n", "\n\n", "- ", "1. ", "2) ", "> ", "    ", "* ", "## "),
    *("| a | b |\n|---|---|\n", "| c |", "#"),
    *("&amp;", "&ndash;", "&#8217;", "&nbsp;", "&lt;", "&quot;", "&amp;copy;", "10&nbsp;km", "&shy;", "&#96;", "&"),
    *("`", "``", "```\n", "~~~", "<b>", "</b>", "<p>", "<!--", "-->", "<!-- catalogue: allow E116 because -->"),
    *("[a](http://github.com/b)", "<http://w3.org>", "[c]: http://doi.org/1\n", "[a][c]", "http://x.com", "![", "]("),
    *("[^1]", "[^1]: ", ": ", "é", "\u2028", "\u00a0", "\ufeff", "\x0b", "---\n", "'", '"'),
)  # fmt: skip
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r"])
TEXTS = st.builds(
    lambda fields, pieces, end: f"---\n{''.join(fields)}---\n{''.join(pieces)}".replace("\n", end),
    st.lists(st.sampled_from(FIELDS), max_size=6),
    st.lists(st.sampled_from(PIECES), max_size=25),
    LINE_ENDS,
)


def test_fixing_the_pages_of_three_catalogues_twice_changes_nothing() -> None:
    assert len(PAGES) > 100
    for path, data in PAGES:
        holds(path, data)


@given(TEXTS)
def test_fixing_any_mixture_twice_changes_nothing(text: str) -> None:
    holds("content/tools/a.md", text.encode())


@given(st.sampled_from(PAGES), st.lists(st.tuples(st.integers(0, 5_000), st.sampled_from(PIECES)), max_size=5))
@settings(max_examples=100)
def test_fixing_a_page_with_pieces_thrown_in_twice_changes_nothing(
    page: tuple[str, bytes], pieces: list[tuple[int, str]]
) -> None:
    path, data = page
    text = data.decode()
    for place, piece in pieces:
        at = place % (len(text) + 1)
        text = text[:at] + piece + text[at:]
    holds(path, text.encode())


def holds(path: str, data: bytes) -> None:
    """The promises of fixing, for one file."""
    result = fix_entry(data, path)
    assert fix_entry(result.data, path) == FixResult(result.data)
    assert (result.data == data) == (not result.fixes)
    assert extract_meaning(result.data.decode()) == extract_meaning(data.decode())
    check_other_lines(data.decode(), result)


def check_other_lines(before: str, result: FixResult) -> None:
    """Lines that no change names are there before and after, in the same order where no field was moved."""
    lines, after = split(before), split(result.data.decode())
    gaps = {fix.line - 2 for fix in result.fixes if fix.rule == "E141"}
    after_gaps = [line for number, line in enumerate(after) if number not in gaps]
    fix_lines = {fix.line - 1 for fix in result.fixes}
    is_fix_line = [number in fix_lines for number in range(len(after)) if number not in gaps]
    assert len(lines) == len(after_gaps)
    if any("order" in fix.what for fix in result.fixes):
        line_counts = Counter(lines)
        line_counts.subtract(Counter(line for line, fix in zip(after_gaps, is_fix_line, strict=True) if not fix))
        assert all(count >= 0 for count in line_counts.values())
    else:
        assert all(old == new or fix for old, new, fix in zip(lines, after_gaps, is_fix_line, strict=True))
    assert Counter(map(ending, lines)) == Counter(map(ending, after_gaps))


def split(text: str) -> list[str]:
    """The lines, each with its ending."""
    return re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)


def ending(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]


def test_the_mixtures_are_files_that_can_be_fixed() -> None:
    """A guard against a generator that makes nothing but files which are left alone."""
    text = "---\n" + "".join((FIELDS[0], FIELDS[1], FIELDS[3])) + "---\n" + "".join(PIECES[:8])
    assert fix_entry(text.encode(), str(Path("content/tools/a.md").as_posix())).fixes
