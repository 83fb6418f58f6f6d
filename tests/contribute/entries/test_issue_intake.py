"""`catalogue intake`: a form becomes an entry or a refusal in plain words; hostile text becomes nothing but text."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from catalogue.contribute.entries.issue_intake import Taken, take
from catalogue.contribute.entries.project_index import ProjectIndex, index_project
from catalogue.pipeline.load import load
from catalogue.pipeline.new_entries import check_new_entries
from catalogue.pipeline.options import LoadOptions
from catalogue.yaml_source import load as load_yaml
from tests.cli.test_cli import catalogue
from tests.contribute.entries.issue_bodies import HOSTILE, issue, labels
from tests.output.building import snapshot
from tests.site_helpers import MINIMAL

ENTRY = "content/tools/fair-visit.md"
OURS = ("Thank you. ", "- ", "Worth a look, ", "To change something, ")


@pytest.fixture(scope="module")
def index() -> ProjectIndex:
    """What the smallest project holds."""
    return index_project(MINIMAL)


def sent(project: Path, body: str, *arguments: str, name: str = "issue.md") -> tuple[int, str]:
    """Take an issue in with the command; its exit code, and what the author is told."""
    (project / name).write_text(body, encoding="utf-8", newline="\n")
    done = catalogue(project, "intake", name, *arguments)
    return done.returncode, done.stdout


def test_a_filled_in_form_becomes_an_entry_that_passes_the_check(project: Path, index: ProjectIndex) -> None:
    more = {
        "Countries": "Sweden\nPL",
        "Organisers": "Harbour House",
        "Editions": "First | 2023-04 | 2024\nSecond | 2025",
    }
    code, told = sent(project, issue(labels(index), **more, Links="https://port.example/a The port"))
    assert code == 0
    assert told.startswith(f"Thank you. Your tool has become a page, `{ENTRY}`.")
    text = (project / ENTRY).read_text("utf-8")
    front, faults = load_yaml(text.split("---\n")[1], ENTRY)
    assert not faults
    assert front == {
        "title": "Fair Visit",
        "summary": "Two days on the quay.",
        "strand": "events",
        "sectors": ["design"],
        "aims": ["networks"],
        "countries": ["SE", "PL"],
        "editions": [{"label": "First", "start": "2023-04", "end": "2024"}, {"label": "Second", "start": "2025"}],
        "organisers": [{"organisation": "harbour-house"}],
        "links": [{"label": "The port", "url": "https://port.example/a"}],
    }
    assert text.endswith("---\n\nOne paragraph that tells a reader what it is.\n")
    assert catalogue(project, "check").returncode == 0


def test_an_event_of_github_is_read_as_it_comes(project: Path, index: ProjectIndex) -> None:
    event = {"action": "opened", "issue": {"number": 7, "user": {"login": "nobody"}, "body": issue(labels(index))}}
    code, _ = sent(project, json.dumps(event), name="event.json")
    assert code == 0
    assert "nobody" not in (project / ENTRY).read_text("utf-8")


@pytest.mark.parametrize("event", ["{", "[]", '"x"', '{"issue": 7}', '{"issue": {"body": 7}}', "[" * 100_000])
def test_a_file_that_is_no_issue_is_told_of_in_one_sentence(project: Path, event: str) -> None:
    (project / "event.json").write_text(event, encoding="utf-8")
    done = catalogue(project, "intake", "event.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: event.json ")


@pytest.mark.parametrize("body", ["", "Hello, can you add our fair?", "### Name\n\nFair", "{}"])
def test_an_issue_without_the_form_is_refused(project: Path, body: str) -> None:
    code, told = sent(project, body)
    assert code == 1
    assert "Nothing in this issue was written with the form" in told
    assert not (project / ENTRY).exists()


def test_an_event_without_a_text_is_refused(project: Path) -> None:
    assert sent(project, '{"issue": {"body": null}}', name="event.json")[0] == 1


def test_everything_that_is_missing_is_told_at_once_in_plain_words(project: Path, index: ProjectIndex) -> None:
    told = sent(project, issue(labels(index), Summary="", Strand="Selling", Sectors="", Countries="Atlantis"))[1]
    assert "- **Summary**: It is empty. One sentence for cards and lists, up to 200 characters." in told
    told = unescape(told)
    assert "- **Strand**: No strand named <code>Selling</code>." in told
    assert "- **Sectors**: It is empty." in told
    assert "- **Countries**: " in told
    assert "Atlantis" in told
    assert "edit the first text of this issue" in told
    assert not re.search(r"front matter|YAML|schema|\bV\d{3}\b", told)


def test_what_is_wrong_in_the_text_is_told_as_such(project: Path, index: ProjectIndex) -> None:
    told = sent(project, issue(labels(index), Description="See [this](no-such-tool.md)."))[1]
    assert "- **The text**: " in told
    assert "no-such-tool" in told


def test_a_tool_that_is_there_already_is_not_touched(project: Path, index: ProjectIndex) -> None:
    before = snapshot(project / "content")
    code, told = sent(project, issue(labels(index), Title="Export  DAY"))
    assert code == 1
    assert "There is already a tool with this name: `content/tools/export-day.md`." in told
    assert snapshot(project / "content") == before


def test_a_tool_of_nearly_the_same_name_is_told_of(project: Path, index: ProjectIndex) -> None:
    code, told = sent(project, issue(labels(index), Title="Export days"))
    assert code == 0
    assert "There is a tool with nearly the same name: `content/tools/export-day.md`." in told


def test_an_organisation_without_a_page_is_left_out_and_told_of(project: Path, index: ProjectIndex) -> None:
    code, told = sent(project, issue(labels(index), Organisers="Harbour House\nExample Port"))
    assert code == 0
    assert "<code>Example Port</code> has no page in the catalogue yet, so it is left out for now." in told
    assert "organisers:\n  - {organisation: harbour-house}\n---" in (project / ENTRY).read_text("utf-8")


def test_sections_follow_the_description_under_their_headings(project: Path) -> None:
    with (project / "content/site.yaml").open("a", encoding="utf-8") as file:
        file.write("sections: [Programme, Lessons learnt]\n")
    asked = labels(index_project(project))
    assert asked[-2:] == ["Programme", "Lessons learnt"]
    sent(project, issue(asked, Programme="One day.", Lessons_learnt="- Go early."))
    body = (project / ENTRY).read_text("utf-8").split("---\n\n")[1]
    assert body.endswith("what it is.\n\n## Programme\n\nOne day.\n\n## Lessons learnt\n\n- Go early.\n")


def test_the_workflow_is_told_with_values_that_can_be_nothing_else(project: Path, index: ProjectIndex) -> None:
    options = ["--output", "entry.md", "--comment", "comment.md", "--outputs", "outputs"]
    assert sent(project, issue(labels(index)), *options) == (0, "")
    assert (project / "outputs").read_text("utf-8") == f"result=entry\nid=fair-visit\npath={ENTRY}\n"
    assert (project / "entry.md").exists()
    assert not (project / ENTRY).exists()
    assert sent(project, issue(labels(index), Title=""), *options) == (0, "")
    assert (project / "outputs").read_text("utf-8").endswith("result=refused\nid=\npath=\n")


def test_ticked_boxes_are_taken_and_empty_ones_are_not(index: ProjectIndex) -> None:
    taken = take(issue(labels(index), Sectors="- [x] Design\n- [ ] Games"), index)
    assert "sectors: [design]\n" in taken.text


def harmless(taken: Taken) -> None:
    """Assert that what a hostile text became is an entry of ours or a refusal, and a comment of plain words."""
    assert bool(taken.path) == bool(taken.text) == bool(taken.id)
    assert not taken.path or taken.path == f"content/tools/{taken.id}.md"
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", taken.id, re.ASCII)
    harmless_comment(taken.comment)


def harmless_comment(comment: str) -> None:
    """Assert that nothing in a comment pings, links, embeds, closes or commands."""
    for line in filter(None, comment.split("\n")):
        assert line.startswith(OURS), line
        words = re.sub(r"<code>[^<>`]*</code>|`content/tools/[a-z0-9-]+\.md`", "", line)
        assert not re.search(r"[<>\[\]`~|]", words), line
        live = re.search(r"@\w|#\w|:/|www\.|\bGH-\d", unescape(words), re.IGNORECASE)
        assert live is None, line


PAIRS = [(first, HOSTILE[(number + 1) % len(HOSTILE)]) for number, first in enumerate(HOSTILE) if number % 2 == 0]


@pytest.fixture(scope="module")
def taken_in(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, Path]]:
    """Two hostile texts at a time in the answers of an issue of their own, taken in by the command."""
    folder = tmp_path_factory.mktemp("hostile")
    asked = labels(index_project(MINIMAL))

    def run(number: int, texts: tuple[str, str]) -> tuple[str, tuple[int, Path]]:
        project, (one, other) = folder / str(number), texts
        project.mkdir()
        (project / "content").symlink_to(MINIMAL / "content")
        answers = {"Title": f"Fair {number} {one}", "Summary": other, "Description": f"{one}\n\n{other}"}
        more = {"Audience": other, "Channels": one, "Links": f"https://port.example/ {one}", "Editions": other}
        event = {"issue": {"body": issue(asked, **answers, **(more if number % 2 else {}))}}
        (project / "event.json").write_text(json.dumps(event), encoding="utf-8")
        options = ["--output", "entry.md", "--comment", "comment.md", "--outputs", "outputs"]
        return f"{texts}", (catalogue(project, "intake", "event.json", *options).returncode, project)

    with ThreadPoolExecutor(2) as pool:
        return dict(pool.map(run, range(len(PAIRS)), PAIRS))


def test_the_corpus_is_large() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) >= 80
    assert len(PAIRS) >= 40


def test_hostile_text_ends_in_an_entry_or_a_refusal_and_leaves_nothing_else(
    taken_in: dict[str, tuple[int, Path]],
) -> None:
    for text, (code, project) in taken_in.items():
        assert code == 0, text
        outputs = (project / "outputs").read_text("utf-8")
        entry = re.fullmatch(r"result=entry\nid=([a-z0-9-]+)\npath=content/tools/\1\.md\n", outputs)
        assert entry or outputs == "result=refused\nid=\npath=\n", text
        made = {"entry.md"} if entry else set()
        assert {path.name for path in project.iterdir()} == {"content", "event.json", "comment.md", "outputs"} | made
        harmless_comment((project / "comment.md").read_text("utf-8"))
    assert not Path("/tmp/pwned").exists()


def test_hostile_entries_load_and_their_pages_hold_nothing_live(
    taken_in: dict[str, tuple[int, Path]], project: Path
) -> None:
    for _, folder in taken_in.values():
        if (folder / "entry.md").exists():
            id_ = (folder / "outputs").read_text("utf-8").split("id=")[1].split("\n")[0]
            (project / f"content/tools/{id_}.md").write_bytes((folder / "entry.md").read_bytes())
    accepted = len(list((project / "content/tools").iterdir())) - 1
    assert accepted > len(PAIRS) / 3
    assert load(LoadOptions(project)).faults.errors == 0
    assert catalogue(project, "build").returncode == 0
    for page in (project / "public/tools").glob("*/index.html"):
        assert live_on(page) == [], page.parent.name


def live_on(page: Path) -> list[str]:
    """What a browser would run, load or send on a page, but for the theme's own scripts."""
    parser = Live()
    parser.feed(page.read_text("utf-8"))
    return parser.found


class Live(HTMLParser):
    """Collects what is live."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Judge one element."""
        given = {name: (value or "").strip() for name, value in attrs}
        if tag in {"iframe", "object", "embed", "base", "style", "math", "frame"}:
            self.found.append(tag)
        own = given.get("src", "").startswith("../../assets/") or given.get("type") == "application/ld+json"
        if tag == "script" and not own:
            self.found.append(f"script {given}")
        for name, value in given.items():
            address = urlsplit(value) if name in {"href", "xlink:href", "action", "src", "srcset"} else None
            loaded = name not in {"href", "xlink:href"} and address and address.netloc
            if name.startswith("on") or name in {"style", "srcdoc", "formaction"} or value.lower() == "refresh":
                self.found.append(f"{tag} {name}")
            if address and (loaded or address.scheme not in {"", "http", "https", "mailto"}):
                self.found.append(f"{tag} {value}")


ANYTHING = st.text(max_size=80) | st.sampled_from(HOSTILE) | st.lists(st.sampled_from(HOSTILE), max_size=3).map("".join)
LABELS = labels(index_project(MINIMAL))


@settings(max_examples=150)
@given(st.dictionaries(st.sampled_from(LABELS), ANYTHING, max_size=6))
@example({"Strand": "``@octocat``", "Countries": "`", "Editions": "| | | | | @octocat |"})
def test_no_answer_brings_forth_anything_but_an_entry_or_a_refusal(index: ProjectIndex, told: dict[str, str]) -> None:
    taken = take(issue(LABELS, **told), index)
    harmless(taken)
    if taken.text:
        problems = check_new_entries(index.loaded, {taken.path: taken.text})
        assert not any(problem.severity == "error" for problem in problems)


@settings(max_examples=150)
@given(st.lists(st.sampled_from([*(f"### {label}" for label in LABELS), "_No response_"]) | ANYTHING, max_size=30))
def test_no_text_whatever_brings_forth_anything_else(index: ProjectIndex, lines: list[str]) -> None:
    harmless(take("\n".join(lines), index))
