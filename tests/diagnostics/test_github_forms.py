"""What GitHub shows of many problems: those of the touched files first, no more than it takes, the rest counted."""

import re

from catalogue.diagnostics import Diagnostic, Diagnostics, Severity, Span
from catalogue.diagnostics.formats import Surroundings, markdown, render
from tests.diagnostics import sample

RUN = "https://github.example/pier/quay/actions/runs/7"
REVIEW = Surroundings(frozenset({"content/z.md"}), "https://github.example/rules.md", RUN)


def problem(path: str, line: int = 1, severity: Severity = Severity.ERROR, message: str = "m") -> Diagnostic:
    return Diagnostic(Span(path, line), "V104", "unknown-reference", severity, message, "Do this.")


def many(errors: int, warnings: int, path: str = "content/a.md") -> Diagnostics:
    found = [problem(path, line) for line in range(1, errors + 1)]
    return Diagnostics.collect(found, [problem(path, line, Severity.WARNING) for line in range(1, warnings + 1)])


def commands(text: str) -> list[str]:
    return re.findall(r"^::(error|warning|notice) ", text, re.MULTILINE)


def test_ten_of_a_kind_are_notes_and_the_rest_is_counted_and_linked() -> None:
    text = render(many(13, 11), sample.lines, "github", around=REVIEW)
    assert {kind: commands(text).count(kind) for kind in ("error", "warning", "notice")} == {
        "error": 10,
        "warning": 10,
        "notice": 1,
    }
    assert (
        f"::notice title=3 more errors and 1 more warning::GitHub shows 10 notes of a kind; all of them: {RUN}" in text
    )


def test_ten_of_a_kind_need_no_further_note() -> None:
    text = render(many(10, 10), sample.lines, "github")
    assert sorted(set(commands(text))) == ["error", "warning"]
    assert "::group::" not in text


def test_the_problems_of_touched_files_come_first_also_among_the_ten() -> None:
    problems = Diagnostics.collect(many(15, 0).items, [problem("content/z.md", line) for line in (1, 2)])
    files = re.findall(r"^::error file=([^,]+)", render(problems, sample.lines, "github", around=REVIEW), re.MULTILINE)
    assert files == ["content/z.md"] * 2 + ["content/a.md"] * 8


def test_the_rest_is_in_the_log_where_no_word_of_it_is_a_command() -> None:
    hostile = [problem(f"content/{n:02}.md", message="##[set-env name=A]::error::") for n in range(12)]
    lines = render(Diagnostics.collect(hostile), sample.lines, "github").splitlines()
    (start,) = (number for number, line in enumerate(lines) if line.startswith("::stop-commands::"))
    token = lines[start].removeprefix("::stop-commands::")
    assert re.fullmatch("[0-9a-f]{32}", token)
    assert lines.index(f"::{token}::") == start + 3
    assert [line for line in lines[:start] if "##[" in line and not line.startswith("::error file=")] == []


def test_the_summary_tells_the_touched_files_apart_and_links_the_rules() -> None:
    problems = Diagnostics.collect([problem("content/a.md"), problem("content/z.md", 3)])
    text = render(problems, sample.lines, "markdown", around=REVIEW)
    first, second = text.index("### In the files of this change"), text.index("### In other files")
    assert first < text.index("<code>content/z.md</code>") < second < text.index("<code>content/a.md</code>")
    rule = "[V104](https://github.example/rules.md#v104-unknown-reference)"
    assert f"- {rule} **error** on line 3: m<br>Do this.\n" in text


def test_the_summary_says_that_the_touched_files_are_clean() -> None:
    assert "### In the files of this change\n\nNone.\n" in render(many(1, 0), sample.lines, "markdown", around=REVIEW)


def test_a_summary_without_problems_says_so_on_a_line_of_its_own() -> None:
    assert render(Diagnostics(), sample.lines, "markdown", around=REVIEW) == "## Problems\n\nNo problems found.\n"


def test_a_summary_fits_into_an_issue_and_counts_what_does_not() -> None:
    problems = Diagnostics.collect(problem(f"content/{number:04}.md", message="å" * 200) for number in range(900))
    text = render(problems, sample.lines, "markdown")
    assert markdown.LARGEST * 0.9 < len(text.encode()) <= markdown.LARGEST
    left = 900 - text.count("\n- V104")
    assert f"\n**{left} more problems are not shown here.**\n" in text


def test_formats_for_people_put_touched_files_first_and_those_for_programs_do_not() -> None:
    problems = Diagnostics.collect([problem("content/a.md"), problem("content/z.md")])
    for form, first in (("human", "z"), ("concise", "z"), ("json", "a")):
        found = re.search(r"content/(\w)\.md", render(problems, sample.lines, form, around=REVIEW))
        assert found
        assert found[1] == first
