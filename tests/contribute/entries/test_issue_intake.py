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

from catalogue.contribute.entries.issue_intake import IntakeResult, process_issue
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
    """Take an issue in with the command; its exit code, and the comment to its author."""
    (project / name).write_text(body, encoding="utf-8", newline="\n")
    done = catalogue(project, "intake", name, *arguments)
    return done.returncode, done.stdout


def test_a_filled_in_form_becomes_an_entry_that_passes_the_check(project: Path, index: ProjectIndex) -> None:
    more = {
        "Countries": "Sweden\nPL",
        "Organisers": "Harbour House",
        "Editions": "First | 2023-04 | 2024\nSecond | 2025",
    }
    code, comment = sent(project, issue(labels(index), **more, Links="https://port.example/a The port"))
    assert code == 0
    assert comment.startswith(f"Thank you. Your tool has become a page, `{ENTRY}`.")
    text = (project / ENTRY).read_text("utf-8")
    front, problems = load_yaml(text.split("---\n")[1], ENTRY)
    assert not problems
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
def test_a_file_that_is_no_issue_is_reported_in_one_sentence(project: Path, event: str) -> None:
    (project / "event.json").write_text(event, encoding="utf-8")
    done = catalogue(project, "intake", "event.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: event.json ")


@pytest.mark.parametrize("body", ["", "Hello, can you add our fair?", "### Name\n\nFair", "{}"])
def test_an_issue_without_the_form_is_refused(project: Path, body: str) -> None:
    code, comment = sent(project, body)
    assert code == 1
    assert "Nothing in this issue was written with the form" in comment
    assert not (project / ENTRY).exists()


def test_an_event_without_a_text_is_refused(project: Path) -> None:
    assert sent(project, '{"issue": {"body": null}}', name="event.json")[0] == 1


def test_everything_that_is_missing_is_reported_at_once_in_plain_words(project: Path, index: ProjectIndex) -> None:
    comment = sent(project, issue(labels(index), Summary="", Strand="Selling", Sectors="", Countries="Atlantis"))[1]
    assert "- **Summary**: It is empty. One sentence for cards and lists, up to 200 characters." in comment
    comment = unescape(comment)
    assert "- **Strand**: No strand named <code>Selling</code>." in comment
    assert "- **Sectors**: It is empty." in comment
    assert "- **Countries**: " in comment
    assert "Atlantis" in comment
    assert "edit the first text of this issue" in comment
    assert not re.search(r"front matter|YAML|schema|\bV\d{3}\b", comment)


def test_what_is_wrong_in_the_text_is_reported_as_such(project: Path, index: ProjectIndex) -> None:
    comment = sent(project, issue(labels(index), Description="See [this](no-such-tool.md)."))[1]
    assert "- **The text**: " in comment
    assert "no-such-tool" in comment


def test_a_tool_that_is_there_already_is_not_touched(project: Path, index: ProjectIndex) -> None:
    before = snapshot(project / "content")
    code, comment = sent(project, issue(labels(index), Title="Export  DAY"))
    assert code == 1
    assert "There is already a tool with this name: `content/tools/export-day.md`." in comment
    assert snapshot(project / "content") == before


def test_a_tool_of_nearly_the_same_name_is_reported(project: Path, index: ProjectIndex) -> None:
    code, comment = sent(project, issue(labels(index), Title="Export days"))
    assert code == 0
    assert "There is a tool with nearly the same name: `content/tools/export-day.md`." in comment


def test_an_organisation_without_a_page_is_left_out_and_reported(project: Path, index: ProjectIndex) -> None:
    code, comment = sent(project, issue(labels(index), Organisers="Harbour House\nExample Port"))
    assert code == 0
    assert "<code>Example Port</code> has no page in the catalogue, so it is named without one." in comment
    assert "organisers:\n  - {organisation: harbour-house}\n  - {name: Example Port}\n---" in (
        project / ENTRY
    ).read_text("utf-8")


def test_a_mistyped_id_of_an_organisation_is_left_out_and_told_of(project: Path, index: ProjectIndex) -> None:
    code, told = sent(project, issue(labels(index), Organisers="Harbour House", Funders="harbour-hose"))
    assert code == 0
    assert "<code>harbour-hose</code> has no page in the catalogue yet, so it is left out for now." in told
    assert "funders" not in (project / ENTRY).read_text("utf-8")


def test_what_a_company_can_get_is_a_line_with_its_sum(project: Path, index: ProjectIndex) -> None:
    code, _ = sent(project, issue(labels(index), Support="travel to the fair | 500 | EUR | 2024 | up to\na desk"))
    assert code == 0
    support = "  - {what: travel to the fair, amount: 500, currency: EUR, year: 2024, qualifier: up to}\n"
    assert f"support:\n{support}  - {{what: a desk}}\n" in (project / ENTRY).read_text("utf-8")


def test_a_group_of_countries_is_known_by_its_name(project: Path) -> None:
    with (project / "content/site.yaml").open("a", encoding="utf-8") as file:
        file.write('country_groups: {Nordic: {title: Nordic countries, countries: [SE, "NO"]}}\n')
    asked = labels(index_project(project))
    assert sent(project, issue(asked, Countries="Poland\nNordic countries"))[0] == 0
    assert "countries: [PL, Nordic]\n" in (project / ENTRY).read_text("utf-8")


def test_questions_for_partners_leave_out_what_editors_fill_in(index: ProjectIndex) -> None:
    asked = labels(index)
    assert {"Funders", "Recurs", "Eligibility", "Deadline", "Support"} <= {*asked}
    assert not {"Sources", "Steps", "Effort", "Last seen"} & {*asked}


def test_sections_follow_the_description_under_their_headings(project: Path) -> None:
    with (project / "content/site.yaml").open("a", encoding="utf-8") as file:
        file.write("sections: [Programme, Lessons learnt]\n")
    form_labels = labels(index_project(project))
    assert form_labels[-2:] == ["Programme", "Lessons learnt"]
    sent(project, issue(form_labels, Programme="One day.", Lessons_learnt="- Go early."))
    body = (project / ENTRY).read_text("utf-8").split("---\n\n")[1]
    assert body.endswith("what it is.\n\n## Programme\n\nOne day.\n\n## Lessons learnt\n\n- Go early.\n")


def test_the_workflow_gets_values_that_can_be_nothing_else(project: Path, index: ProjectIndex) -> None:
    options = ["--output", "entry.md", "--comment", "comment.md", "--outputs", "outputs"]
    assert sent(project, issue(labels(index)), *options) == (0, "")
    assert (project / "outputs").read_text("utf-8") == f"result=entry\nid=fair-visit\npath={ENTRY}\n"
    assert (project / "entry.md").exists()
    assert not (project / ENTRY).exists()
    assert sent(project, issue(labels(index), Title=""), *options) == (0, "")
    assert (project / "outputs").read_text("utf-8").endswith("result=refused\nid=\npath=\n")


def test_ticked_boxes_are_taken_and_empty_ones_are_not(index: ProjectIndex) -> None:
    result = process_issue(issue(labels(index), Sectors="- [x] Design\n- [ ] Games"), index)
    assert "sectors: [design]\n" in result.text


def harmless(result: IntakeResult) -> None:
    """Assert that the result of a hostile text is an entry of ours or a refusal, and a comment of plain words."""
    assert bool(result.path) == bool(result.text) == bool(result.id)
    assert not result.path or result.path == f"content/tools/{result.id}.md"
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", result.id, re.ASCII)
    harmless_comment(result.comment)


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
def hostile_intake(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, Path]]:
    """Two hostile texts at a time in the answers of an issue of their own, taken in by the command."""
    folder = tmp_path_factory.mktemp("hostile")
    form_labels = labels(index_project(MINIMAL))

    def run(number: int, texts: tuple[str, str]) -> tuple[str, tuple[int, Path]]:
        project, (one, other) = folder / str(number), texts
        project.mkdir()
        (project / "content").symlink_to(MINIMAL / "content")
        answers = {"Title": f"Fair {number} {one}", "Summary": other, "Description": f"{one}\n\n{other}"}
        more = {"Audience": other, "Channels": one, "Links": f"https://port.example/ {one}", "Editions": other}
        event = {"issue": {"body": issue(form_labels, **answers, **(more if number % 2 else {}))}}
        (project / "event.json").write_text(json.dumps(event), encoding="utf-8")
        options = ["--output", "entry.md", "--comment", "comment.md", "--outputs", "outputs"]
        return f"{texts}", (catalogue(project, "intake", "event.json", *options).returncode, project)

    with ThreadPoolExecutor(2) as pool:
        return dict(pool.map(run, range(len(PAIRS)), PAIRS))


def test_the_corpus_is_large() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) >= 80
    assert len(PAIRS) >= 40


def test_hostile_text_ends_in_an_entry_or_a_refusal_and_leaves_nothing_else(
    hostile_intake: dict[str, tuple[int, Path]],
) -> None:
    for text, (code, project) in hostile_intake.items():
        assert code == 0, text
        outputs = (project / "outputs").read_text("utf-8")
        entry = re.fullmatch(r"result=entry\nid=([a-z0-9-]+)\npath=content/tools/\1\.md\n", outputs)
        assert entry or outputs == "result=refused\nid=\npath=\n", text
        files = {"entry.md"} if entry else set()
        assert {path.name for path in project.iterdir()} == {"content", "event.json", "comment.md", "outputs"} | files
        harmless_comment((project / "comment.md").read_text("utf-8"))
    assert not Path("/tmp/pwned").exists()


def test_hostile_entries_load_and_their_pages_hold_nothing_live(
    hostile_intake: dict[str, tuple[int, Path]], project: Path
) -> None:
    for _, folder in hostile_intake.values():
        if (folder / "entry.md").exists():
            id_ = (folder / "outputs").read_text("utf-8").split("id=")[1].split("\n")[0]
            (project / f"content/tools/{id_}.md").write_bytes((folder / "entry.md").read_bytes())
    entries = len(list((project / "content/tools").iterdir())) - 1
    assert entries > len(PAIRS) / 3
    assert load(LoadOptions(project)).problems.errors == 0
    assert catalogue(project, "build").returncode == 0
    for page in (project / "public/tools").glob("*/index.html"):
        assert live_on(page) == [], page.parent.name


def live_on(page: Path) -> list[str]:
    """What a browser would run, load or send on a page, but for the theme's own scripts."""
    parser = Live()
    parser.feed(page.read_text("utf-8"))
    return parser.live_parts


class Live(HTMLParser):
    """Collects what is live."""

    def __init__(self) -> None:
        super().__init__()
        self.live_parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        attributes = {name: (value or "").strip() for name, value in attrs}
        if tag in {"iframe", "object", "embed", "base", "style", "math", "frame"}:
            self.live_parts.append(tag)
        own = attributes.get("src", "").startswith("../../assets/") or attributes.get("type") == "application/ld+json"
        if tag == "script" and not own:
            self.live_parts.append(f"script {attributes}")
        for name, value in attributes.items():
            address = urlsplit(value) if name in {"href", "xlink:href", "action", "src", "srcset"} else None
            loads = name not in {"href", "xlink:href"} and address and address.netloc
            if name.startswith("on") or name in {"style", "srcdoc", "formaction"} or value.lower() == "refresh":
                self.live_parts.append(f"{tag} {name}")
            if address and (loads or address.scheme not in {"", "http", "https", "mailto"}):
                self.live_parts.append(f"{tag} {value}")


ANYTHING = st.text(max_size=80) | st.sampled_from(HOSTILE) | st.lists(st.sampled_from(HOSTILE), max_size=3).map("".join)
LABELS = labels(index_project(MINIMAL))


@settings(max_examples=150)
@given(st.dictionaries(st.sampled_from(LABELS), ANYTHING, max_size=6))
@example({"Strand": "``@octocat``", "Countries": "`", "Editions": "| | | | | @octocat |"})
def test_no_answer_brings_forth_anything_but_an_entry_or_a_refusal(
    index: ProjectIndex, comment: dict[str, str]
) -> None:
    result = process_issue(issue(LABELS, **comment), index)
    harmless(result)
    if result.text:
        problems = check_new_entries(index.loaded_site, {result.path: result.text})
        assert not any(problem.severity == "error" for problem in problems)


@settings(max_examples=150)
@given(st.lists(st.sampled_from([*(f"### {label}" for label in LABELS), "_No response_"]) | ANYTHING, max_size=30))
def test_no_text_whatever_brings_forth_anything_else(index: ProjectIndex, lines: list[str]) -> None:
    harmless(process_issue("\n".join(lines), index))
