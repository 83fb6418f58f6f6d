"""What happened to an entry, from Git's history and from the days that it gives itself."""

import pytest

from catalogue.history import UNKNOWN, Event, History
from catalogue.pipeline.load import load
from catalogue.pipeline.options import LoadOptions
from catalogue.schema.entries import Library
from catalogue.site.changelog import Change, Changelog
from tests.projects import small, written

SWEDISH = {
    "site.yaml": "name: Small\ndescription: A catalogue that is quickly built.\nlanguages: [en, sv]\n",
    "tools/harbour-fair.sv.md": """\
        ---
        title: Hamnmässan
        summary: En mässa vid kajen, där formgivare visar sina arbeten för köpare från andra länder.
        ---
        """,
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Three tools: one published, one reviewed, one without any day; the first is there in Swedish too."""
    project = small(tmp_path_factory.mktemp("chronicle"))
    written(SWEDISH, project / "content")
    site = load(LoadOptions(project)).site
    assert site is not None
    return site.library


def told(library: Library, tool: str, *events: Event, language: str = "en", **others: tuple[Event, ...]) -> list[str]:
    """What is told of a tool whose source has a history; `others` give that of its translations."""
    files = {f"content/tools/{tool}.md": events} if events else {}
    files |= {f"content/tools/{tool}.{code}.md": history for code, history in others.items()}
    changelog = Changelog(library, History(files, "digest"))
    changes = changelog.changes(library.tools[tool], language)
    assert changelog.last(library.tools[tool], language) == max(
        (change.when for change in changes if change.kind != "moved"), default=""
    )
    return [f"{change.when} {change.kind}" for change in changes]


def test_without_a_history_the_entry_speaks_for_itself(library: Library) -> None:
    assert told(library, "harbour-fair") == ["2021-09-08 added"]
    assert told(library, "pilot-school") == ["2026-11-23 reviewed"]
    assert told(library, "lone-beacon") == []


def test_an_entry_of_which_nobody_knows_a_day_has_none(library: Library) -> None:
    changelog = Changelog(library, UNKNOWN)
    assert not changelog.has_history
    assert changelog.last(library.tools["lone-beacon"], "en") == ""
    assert changelog.first(library.tools["lone-beacon"]) == ""


def test_git_is_believed_about_what_it_saw_and_the_entry_about_its_review(library: Library) -> None:
    added, revised = ("2026-10-01T08:00:00Z", "added"), ("2026-11-01T08:00:00Z", "revised")
    history: tuple[Event, ...] = (added, revised)  # type: ignore[assignment]  # of two literals mypy makes a text
    assert told(library, "harbour-fair", *history) == ["2026-10-01T08:00:00Z added", "2026-11-01T08:00:00Z revised"]
    assert told(library, "pilot-school", *history)[-1] == "2026-11-23 reviewed"
    changelog = Changelog(library, History({"content/tools/harbour-fair.md": history}, ""))
    assert changelog.has_history
    assert changelog.first(library.tools["harbour-fair"]) == "2021-09-08"


def test_of_several_things_on_one_day_the_weightiest_is_told_with_the_last_time(library: Library) -> None:
    assert told(
        library,
        "pilot-school",
        ("2026-11-22T08:00:00Z", "added"),
        ("2026-11-22T09:00:00Z", "revised"),
        ("2026-11-23T08:00:00Z", "revised"),
        ("2026-11-23T09:00:00Z", "renamed"),
        ("2026-11-24T09:00:00Z", "moved"),
    ) == ["2026-11-22T09:00:00Z added", "2026-11-23T09:00:00Z renamed", "2026-11-24T09:00:00Z moved"]


def test_a_translation_counts_for_those_who_read_it(library: Library) -> None:
    sv: tuple[Event, ...] = (("2026-11-02T08:00:00Z", "added"), ("2026-11-03T08:00:00Z", "renamed"))
    event: Event = ("2026-11-01T08:00:00Z", "added")
    assert told(library, "harbour-fair", event, sv=sv) == ["2026-11-01T08:00:00Z added"]
    assert told(library, "harbour-fair", event, language="sv", sv=sv) == [
        "2026-11-01T08:00:00Z added",
        "2026-11-02T08:00:00Z translated",
        "2026-11-03T08:00:00Z revised",
    ]


def test_what_was_gone_in_between_is_told_when_it_is_back(library: Library) -> None:
    assert told(
        library,
        "lone-beacon",
        ("2026-01-01T08:00:00Z", "added"),
        ("2026-02-02T08:00:00Z", "gone"),
        ("2026-03-03T08:00:00Z", "added"),
    ) == ["2026-01-01T08:00:00Z added", "2026-03-03T08:00:00Z added"]


def test_the_latest_of_several_entries_is_found(library: Library) -> None:
    changelog = Changelog(library, UNKNOWN)
    assert changelog.latest(library.tools.values(), "en") == "2026-11-23"
    assert changelog.latest((), "en") == ""


def test_a_change_has_a_day_whether_or_not_its_time_is_known() -> None:
    assert {Change(when, "added", "tools/x").day for when in ("2026-11-22", "2026-11-22T08:00:00Z")} == {"2026-11-22"}
