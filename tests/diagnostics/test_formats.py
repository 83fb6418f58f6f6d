"""Every format over the same sample: the whole text is compared, and hostile text stays harmless."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.diagnostics import Diagnostic, Diagnostics, Severity, Span
from catalogue.diagnostics.formats import FORMATS, closing_line, render, sarif
from catalogue.diagnostics.formats.source_lines import Lines
from tests.diagnostics import sample
from tests.expected_texts import Compare

EXPECTED = Path(__file__).parent / "expected"
NOTHING = Diagnostics()

spans = st.builds(
    Span,
    path=sample.texts,
    line=st.integers(1, 4),
    column=st.integers(1, 20),
    end_line=st.integers(0, 5),
    end_column=st.integers(0, 50),
)
problems = st.builds(
    Diagnostic,
    span=spans,
    code=st.just("V104"),
    name=st.just("unknown-reference"),
    severity=st.sampled_from(Severity),
    message=sample.texts,
    help=sample.texts,
)
sources = st.lists(sample.texts.map(lambda text: text.replace("\n", "")), max_size=4)


def _render_sample(form: str) -> str:
    if form == "sarif":
        return sarif.render(sample.DIAGNOSTICS, sample.lines, rules=sample.RULES)
    return render(sample.DIAGNOSTICS, sample.lines, form)


def _is_raw_control(char: str) -> bool:
    return char != "\n" and (ord(char) < 32 or 127 <= ord(char) < 160 or char in "\u2028\u2029\u202e\u2066\ufeff")


@pytest.mark.parametrize("form", FORMATS)
def test_the_sample_is_shown_as_recorded(form: str, expect_text: Compare) -> None:
    expect_text(_render_sample(form), EXPECTED / f"sample.{form}")


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_depends_on_anything_but_its_arguments(form: str) -> None:
    assert _render_sample(form) == _render_sample(form)


@pytest.mark.parametrize("form", ["human", "concise", "github"])
def test_a_run_without_problems_says_nothing(form: str) -> None:
    assert render(NOTHING, sample.lines, form) == ""


def test_a_run_without_problems_is_a_json_document_all_the_same() -> None:
    assert json.loads(render(NOTHING, sample.lines, "json")) == {
        "version": 1,
        "diagnostics": [],
        "summary": {"errors": 0, "warnings": 0, "files": 0},
    }


def test_only_the_human_format_takes_colours() -> None:
    assert "\x1b[1;31merror[V104]\x1b[0m" in render(sample.DIAGNOSTICS, sample.lines, "human", colour=True)
    assert "\x1b" not in render(sample.DIAGNOSTICS, sample.lines, "concise", colour=True)


def test_colours_add_nothing_but_colour_codes() -> None:
    coloured = render(sample.DIAGNOSTICS, sample.lines, "human", colour=True)
    assert re.sub(r"\x1b\[[\d;]+m", "", coloured) == render(sample.DIAGNOSTICS, sample.lines, "human")


@pytest.mark.parametrize(
    ("severities", "line"),
    [
        ([], "no problems"),
        ([Severity.ERROR], "1 error in 1 file"),
        ([Severity.WARNING, Severity.WARNING], "2 warnings in 2 files"),
        ([Severity.ERROR, Severity.ERROR, Severity.WARNING], "2 errors and 1 warning in 3 files"),
    ],
)
def test_the_closing_line_counts_in_words(severities: list[Severity], line: str) -> None:
    items = [Diagnostic(Span(f"{number}.md"), "V104", "n", kind, "m") for number, kind in enumerate(severities)]
    assert closing_line(Diagnostics.collect(items)) == line


def test_a_github_note_over_several_lines_names_no_columns() -> None:
    problem = Diagnostic(Span("a.md", 2, 3, 4, 5), "R103", "n", Severity.WARNING, "m")
    assert (
        FORMATS["github"](Diagnostics((problem,)), sample.lines)
        == "::warning file=a.md,line=2,endLine=4,title=R103 n::m\n"
    )


@given(items=st.lists(problems, max_size=3), source=sources)
def test_no_text_starts_a_github_command_of_its_own(items: list[Diagnostic], source: list[str]) -> None:
    written = render(Diagnostics(tuple(items)), _always(source), "github").splitlines()
    assert len(written) == len(items)
    assert all(re.fullmatch(r"::(error|warning) file=[^:,]*,line=[^:]*,title=[^:,]*::.*", line) for line in written)


@pytest.mark.parametrize("form", ["human", "concise", "github", "markdown", "json"])
@given(items=st.lists(problems, max_size=3), source=sources)
def test_no_text_reaches_the_terminal_as_a_control(form: str, items: list[Diagnostic], source: list[str]) -> None:
    written = render(Diagnostics(tuple(items)), _always(source), form)
    assert not [char for char in written if _is_raw_control(char)]
    written.encode("utf-8")


@given(items=st.lists(problems, max_size=3))
def test_concise_keeps_each_problem_on_one_line(items: list[Diagnostic]) -> None:
    assert len(render(Diagnostics(tuple(items)), _always([]), "concise").splitlines()) == len(items)


@given(item=problems)
def test_json_gives_back_what_the_problem_says(item: Diagnostic) -> None:
    (problem,) = json.loads(render(Diagnostics((item,)), _always([]), "json"))["diagnostics"]
    for key, text in (("message", item.message), ("help", item.help), ("path", item.span.path)):
        assert problem[key] == re.sub(r"[\ud800-\udfff]", "\ufffd", text)
    assert (problem["line"], problem["column"]) == (item.span.line, item.span.column)
    assert (problem["endLine"], problem["endColumn"]) == (item.span.last_line, item.span.stop_column)


def _always(source: list[str]) -> Lines:
    return lambda _path: source
