"""The editor in the browser on the built site: it shows collections and fields, and saves entries that are right."""

import json
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from catalogue.pipeline.load import load
from catalogue.pipeline.options import LoadOptions
from catalogue.schema.collection_fields import shapes
from catalogue.schema.forms.issue_form import label
from catalogue.schema.models import SCHEMAS
from tests import outside
from tests.browser.conftest import watch
from tests.browser.published import Published, built_once, publishing, serve
from tests.projects import broad
from tests.site_helpers import changed

ADDRESS = "https://catalogue.example/some/path/"
SEED = """async files => {
    const clone = await (await navigator.storage.getDirectory()).getDirectoryHandle('clone', {create: true});
    for (const [path, base64] of Object.entries(files)) {
        const names = path.split('/'), name = names.pop();
        let folder = clone;
        for (const part of names) folder = await folder.getDirectoryHandle(part, {create: true});
        const file = await (await folder.getFileHandle(name, {create: true})).createWritable();
        await file.write(Uint8Array.from(atob(base64), character => character.charCodeAt(0)));
        await file.close();
    }
    window.showDirectoryPicker = async () => clone;
}"""
SAVED = """async ([path, words]) => {
    let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('clone');
    const names = path.split('/'), name = names.pop();
    for (const part of names) folder = await folder.getDirectoryHandle(part);
    const file = await folder.getFileHandle(name).catch(() => null);
    const text = file ? await (await file.getFile()).text() : '';
    return text.includes(words) && text;
}"""


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The broad site, with the editor switched on."""
    folder = publishing(broad(tmp_path_factory.mktemp("with-editor")), "data")
    file = folder / "content/site.yaml"
    text = changed(file.read_text("utf-8"), ("https://code.example/\n", "https://github.com/example/clone\n"))
    file.write_text(f"{text}admin: true\n", "utf-8")
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Iterator[Published]:
    """The site with its editor, below a path."""
    outside.needed("CATALOGUE_CHECKS", "npm")
    with serve(built_once(tmp_path_factory, "with-editor", ADDRESS, project), ADDRESS, "/some/path/") as published:
        yield published


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tall page: fields are drawn only where they are seen. It asked no other host, and complained of nothing."""
    context = browser.new_context(viewport={"width": 1280, "height": 7000})
    complaints = watch(context)
    yield context.new_page()
    context.close()
    assert complaints == []


@pytest.fixture
def editor(page: Page, site: Published, project: Path) -> Page:
    """The editor at work on a local clone; only the dialogue in which one chooses its folder is answered for it."""
    files = {file.relative_to(project).as_posix(): file.read_bytes() for file in project.glob("content/*/*")}
    clone = {**files, ".git/HEAD": b"ref: refs/heads/main\n"}
    page.goto(site.at("admin/"))
    page.evaluate(SEED, {path: b64encode(content).decode() for path, content in clone.items()})
    page.get_by_role("button", name="Work with Local Repository").click()
    expect(page.get_by_text("Glass House").first).to_be_visible()
    return page


def saved(editor: Page, path: str, words: str) -> str:
    """Save the entry that is open; the text of its file, once it holds these words."""
    editor.get_by_role("button", name="Save").click()
    # Not `wait_for_function`, which takes the promise that an asynchronous function gives for an answer.
    for _ in range(300):
        if text := editor.evaluate(SAVED, [path, words]):
            return str(text)
        editor.wait_for_timeout(100)
    raise AssertionError(f"{path} was not saved with {words!r}")


def settings(site: Published) -> dict[str, Any]:
    """What the editor is told."""
    told: dict[str, Any] = json.loads((site.folder / "admin/config.json").read_text("utf-8"))
    return told


def test_the_editor_knows_every_collection_and_every_field(site: Published) -> None:
    told = {collection["name"]: collection for collection in settings(site)["collections"]}
    assert list(told) == list(SCHEMAS)
    for name, model in SCHEMAS.items():
        assert told[name]["folder"] == f"content/{name}"
        assert sorted(field["name"] for field in told[name]["fields"]) == sorted([*model.model_fields, "body"])


def test_what_is_saved_becomes_a_pull_request_also_of_somebody_who_may_not_write(site: Published) -> None:
    told = settings(site)
    assert told["publish_mode"] == "editorial_workflow"
    assert told["backend"]["name"] == "github"
    assert told["backend"]["repo"] == "example/clone"
    assert told["backend"]["open_authoring"]


def test_one_can_sign_in_or_work_on_a_local_clone_and_nobody_else_is_asked(page: Page, site: Published) -> None:
    page.goto(site.at("admin/"))
    expect(page.get_by_role("button", name="Work with Local Repository")).to_be_visible()
    expect(page.get_by_role("button", name="Sign In Using Access Token")).to_be_visible()
    page.wait_for_load_state("networkidle")


def test_the_collections_and_the_fields_are_shown(editor: Page) -> None:
    for name in SCHEMAS:
        expect(editor.get_by_role("treeitem", name=name.capitalize()).first).to_be_visible()
    editor.get_by_text("Glass House").first.click()
    for shape in shapes("tools"):
        expect(editor.get_by_role("group", name=label(shape.name), exact=False).first).to_be_visible()
    expect(editor.get_by_text("The sub-sectors it serves.")).to_be_visible()
    expect(editor.get_by_text("Events").first).to_be_visible()


def test_a_changed_entry_still_passes_the_check_and_keeps_its_text(editor: Page, project: Path) -> None:
    path = "content/tools/glass-house.md"
    editor.get_by_text("Glass House").first.click()
    editor.get_by_role("textbox", name="Summary").fill("A house to walk through on the web, with furniture in it.")
    after = saved(editor, path, "summary: A house to walk through on the web, with furniture in it.\n")
    before = (project / path).read_text("utf-8")
    assert after.partition("\n---\n")[2].strip() == before.partition("\n---\n")[2].strip()
    assert with_file(project, path, after) == []


@pytest.mark.parametrize("entry", ["tools/harbour-fair", "initiatives/sea-fund", "modules/reading-the-sea"])
def test_an_entry_with_every_field_can_be_saved_and_keeps_its_values(editor: Page, project: Path, entry: str) -> None:
    path, summary = f"content/{entry}.md", "What it is, in words that somebody has chosen anew in the browser."
    before = (project / path).read_text("utf-8")
    editor.evaluate("hash => { location.hash = hash; }", "/collections/{}/entries/{}".format(*entry.split("/")))
    editor.get_by_role("textbox", name="Summary").fill(summary)
    after = saved(editor, path, f"summary: {summary}\n")
    assert with_file(project, path, after) == []
    assert values(project, path, after) == values(project, path, before) | {"summary": summary}


def values(project: Path, path: str, text: str) -> dict[str, Any]:
    """The front matter of a file with this text, as the program understands it."""
    collection, name = Path(path).parts[1:]
    before = (project / path).read_bytes()
    try:
        (project / path).write_text(text, encoding="utf-8")
        site = load(LoadOptions(project)).site
    finally:
        (project / path).write_bytes(before)
    assert site is not None
    (entry,) = (entry for entry in site.library.all() if (entry.collection, f"{entry.id}.md") == (collection, name))
    return entry.meta.model_dump()


def test_a_new_entry_passes_the_check(editor: Page, project: Path) -> None:
    editor.get_by_role("button", name="Create New Entry").click()
    # Texts last: what is typed before the whole form stands is lost when the rest of it comes in.
    editor.get_by_role("radio", name="Events").click()
    for name, word in (("Sectors", "Writing and press"), ("Aims", "Networks")):
        editor.get_by_role("group", name=name).get_by_role("combobox").first.click()
        editor.get_by_role("option", name=word).click()
    summary = "Two days at the book fair for small publishers, with a briefing."
    for name, words in (("Title", "Fair Visit Kaltenhaff"), ("Summary", summary)):
        editor.get_by_role("textbox", name=name).fill(words)
        expect(editor.get_by_text(words, exact=True).first).to_be_visible()  # in the preview
    text = saved(editor, "content/tools/fair-visit-kaltenhaff.md", "title: Fair Visit Kaltenhaff\n")
    assert "sectors:\n  - press\n" in text
    assert with_file(project, "content/tools/fair-visit-kaltenhaff.md", text) == []


def with_file(project: Path, path: str, text: str) -> list[str]:
    """The errors that a file would have in the project."""
    before = (project / path).read_bytes() if (project / path).exists() else None
    try:
        (project / path).write_text(text, encoding="utf-8")
        return [
            f.message
            for f in load(LoadOptions(project)).problems.items
            if f.severity == "error" and f.span.path == path
        ]
    finally:
        if before is None:
            (project / path).unlink()
        else:
            (project / path).write_bytes(before)


def test_no_other_page_loads_the_editor_or_has_its_policy(site: Published) -> None:
    for file in site.folder.rglob("*.html"):
        text = file.read_text("utf-8")
        assert ("https://api.github.com" in text) == (file.parent.name == "admin"), file
        assert file.parent.name == "admin" or "admin/" not in text


def test_the_script_names_no_host_of_fonts_and_none_that_it_asks_before_one_signs_in(site: Published) -> None:
    script = (site.folder / "admin/editor/index.js").read_bytes()
    assert b"cdn.jsdelivr.net" not in script
    assert b"githubstatus.com/api" not in script
