"""The search bundle, made by the real Pagefind over real files."""

import gzip
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import pytest

from catalogue.artifact.artifact import Artifact, RenderTask
from catalogue.diagnostics.model import Diagnostic
from catalogue.output import ManifestEntry, StagedSite, open_output, search_index

TEXT = """
    festival mentor design Nørrebro Norrebro Szczecin export exports exporting music games travelling networks
    exhibiting exhibited virtual reality Łódź Lodz mugės muziejus eksportas dizaino résumé resume co-creation VR 2021
"""
WORDS = TEXT.split()


@dataclass(frozen=True, slots=True)
class IndexedPage:
    """A page of a site that is searched."""

    path: str
    html: str
    entry: str
    """Empty for a page that the search leaves out."""
    fingerprint: str = ""

    @property
    def digest(self) -> str:
        return sha256(self.html.encode()).hexdigest()

    @property
    def artifact(self) -> Artifact:
        made = RenderTask(self.fingerprint or self.digest, self.html.encode, self.digest if self.entry else "")
        return Artifact(self.path, made.fingerprint, lambda: made, self.entry)


def page(name: str, language: str = "en", words: int = 120, body: str = "data-pagefind-body") -> IndexedPage:
    """A tool's page with words that depend on its name and language alone."""
    chance = random.Random(f"{name} {language}")
    text = " ".join(chance.choices(WORDS, k=words))
    html = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{name}</title></head><body>'
        f"<nav>Menu</nav><main {body}><h1>Tool {name}</h1><p>{text}</p>"
        f'<h2 id="more">More</h2><p>{text}</p></main></body></html>'
    )
    folder = "" if language == "en" else f"{language}/"
    return IndexedPage(f"{folder}tools/{name}/index.html", html, f"tools/{name}")


def unindexed(page: IndexedPage) -> IndexedPage:
    return replace(page, entry="")


def entries(pages: Sequence[IndexedPage]) -> dict[str, str]:
    return {page.path: page.entry for page in pages if page.entry}


def fingerprint(pages: Sequence[IndexedPage]) -> str:
    return search_index.fingerprint({page.path: page.digest for page in pages if page.entry}, entries(pages))


HOME = unindexed(replace(page("home", body=""), path="index.html"))
PAGES = [HOME, page("one"), page("two"), page("one", "lt")]


def stage(directory: Path, pages: Sequence[IndexedPage]) -> Path:
    for page in pages:
        file = directory / page.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page.html, encoding="utf-8", newline="")
    return directory


def bundle(directory: Path) -> dict[str, bytes]:
    folder = directory / "pagefind"
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def told(problems: Sequence[Diagnostic]) -> list[tuple[str, str]]:
    return sorted((problem.code, problem.span.path) for problem in problems)


def test_the_bundle_holds_what_the_browser_needs_and_no_more(tmp_path: Path) -> None:
    assert search_index.index(stage(tmp_path, PAGES), entries(PAGES)) == ()
    kinds = {name.split("/")[0] if "/" in name else name for name in bundle(tmp_path)}
    metas = {name for name in kinds if name.endswith(".pf_meta")}
    assert len(metas) == 2
    assert kinds - metas == {
        *("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "entries.json", "fragment", "index"),
        *("wasm.en.pagefind", "wasm.lt.pagefind", "wasm.unknown.pagefind"),
    }


def test_every_fragment_leads_to_its_entry(tmp_path: Path) -> None:
    search_index.index(stage(tmp_path, PAGES), entries(PAGES))
    found = json.loads((tmp_path / "pagefind" / "entries.json").read_text())
    assert sorted(found.values()) == ["tools/one", "tools/one", "tools/two"]
    assert list(found) == sorted(found)
    for fragment, entry in found.items():
        content = gzip.decompress((tmp_path / "pagefind" / "fragment" / f"{fragment}.pf_fragment").read_bytes())
        assert f"/{entry}/" in json.loads(content.removeprefix(b"pagefind_dcd"))["url"]


def test_pages_anywhere_in_the_site_are_matched_with_their_url(tmp_path: Path) -> None:
    paths = ["index.html", "404.html", "a%20b/index.html", "żółw ø/index.html", "myindex.html", "a/b/c.html"]
    pages = [replace(page("one"), path=path, entry=path) for path in paths]
    assert search_index.index(stage(tmp_path, pages), entries(pages)) == ()


def test_equal_pages_give_equal_bytes_whatever_the_order_and_the_times(tmp_path: Path) -> None:
    pages = [HOME, *(page(f"t{number % 23}", language) for language in ("en", "lt") for number in range(25))]
    pages = list({artifact.path: artifact for artifact in pages}.values())
    seen = set()
    for run in range(20):
        chance, directory = random.Random(run), tmp_path / str(run) / ".public.staging"
        stage(directory, chance.sample(pages, len(pages)))
        for file in directory.rglob("*"):
            time = chance.randrange(2_000_000_000)
            os.utime(file, (time, time))
        assert search_index.index(directory, entries(chance.sample(pages, len(pages)))) == ()
        seen.add(repr(sorted(bundle(directory).items())))
    assert len(seen) == 1


def test_an_old_bundle_is_replaced_and_never_written_through(tmp_path: Path) -> None:
    search_index.index(stage(tmp_path, PAGES), entries(PAGES))
    kept = tmp_path / "kept.json"
    kept.hardlink_to(tmp_path / "pagefind" / "entries.json")
    before, pages = kept.read_bytes(), [page("one"), page("two", "lt")]
    (tmp_path / "tools" / "two" / "index.html").unlink()
    (tmp_path / "lt" / "tools" / "one" / "index.html").unlink()
    assert search_index.index(stage(tmp_path, pages), entries(pages)) == ()
    assert kept.read_bytes() == before
    assert len(list((tmp_path / "pagefind" / "fragment").iterdir())) == 2


def test_a_page_without_marked_text_is_reported(tmp_path: Path) -> None:
    pages = [*PAGES, page("forgotten", body=""), page("silent", words=0)]
    pages[-1] = replace(pages[-1], html='<html lang="en"><main data-pagefind-body></main></html>')
    assert told(search_index.index(stage(tmp_path, pages), entries(pages))) == [
        ("S103", "tools/forgotten/index.html"),
        ("S103", "tools/silent/index.html"),
    ]


def test_a_page_that_should_not_be_searched_is_reported(tmp_path: Path) -> None:
    pages = [*PAGES, unindexed(page("list")), replace(unindexed(page("x")), path="by-hand.html")]
    found = told(search_index.index(stage(tmp_path, pages), entries(pages)))
    assert found == [("S104", "by-hand.html"), ("S104", "tools/list/index.html")]


def test_filters_of_pagefind_are_reported(tmp_path: Path) -> None:
    pages = [page("one", body='data-pagefind-body data-pagefind-filter="sector:design"')]
    assert {code for code, _ in told(search_index.index(stage(tmp_path, pages), entries(pages)))} == {"S108"}


def test_settings_lying_about_are_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage(tmp_path, PAGES)
    (tmp_path / "pagefind.yml").write_text("glob: nothing/*.html\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_OUTPUT_SUBDIR", "elsewhere")
    assert search_index.index(tmp_path, entries(PAGES)) == ()


def test_the_words_of_pagefind_are_passed_on_once(tmp_path: Path) -> None:
    (problem,) = search_index.index(tmp_path, entries(PAGES))
    assert problem.code == "S102"
    assert problem.message.count("was not able to build an index") == 1


def test_a_missing_pagefind_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    assert told(search_index.index(stage(tmp_path, PAGES), entries(PAGES))) == [("S101", "pagefind")]


def test_a_pagefind_that_cannot_be_started_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pagefind_bin  # type: ignore[import-untyped]  # it ships no types

    program = tmp_path / "pagefind-for-another-computer"
    program.write_bytes(b"\x7fELF")
    program.chmod(0o755)
    monkeypatch.setattr(pagefind_bin, "this_dir", tmp_path)
    monkeypatch.setattr(pagefind_bin, "get_candidate_paths", lambda: [program])
    assert told(search_index.index(stage(tmp_path, PAGES), entries(PAGES))) == [("S101", "pagefind")]


def harmed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: Callable[[Path], None]) -> Sequence[Diagnostic]:
    """Index with the real Pagefind, and do harm to what it wrote before it is checked."""
    run = subprocess.run

    def run_and_harm(*args: object, **options: object) -> object:
        done = run(*args, **options)  # type: ignore[call-overload]  # passed on as they came
        harm(tmp_path / "pagefind")
        return done

    monkeypatch.setattr(subprocess, "run", run_and_harm)
    return search_index.index(stage(tmp_path, PAGES), entries(PAGES))


@pytest.mark.parametrize("pattern", ["fragment/*", "index/*", "*.pf_meta", "wasm.en.pagefind"])
@pytest.mark.parametrize("harm", ["empty", "cut", "other", "unmarked"])
def test_a_damaged_file_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str, harm: str) -> None:
    def damage(folder: Path) -> None:
        file = min(folder.glob(pattern))
        content = file.read_bytes()
        damaged = {"empty": b"", "cut": content[:-9], "other": b"<html>", "unmarked": gzip.compress(b"text")}
        file.write_bytes(damaged[harm])

    problems = harmed(tmp_path, monkeypatch, damage)
    assert [problem.code for problem in problems] == ["S105"]
    assert (tmp_path / problems[0].span.path).is_file()


@pytest.mark.parametrize("pattern", ["*.pf_meta", "fragment/*"])
@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\x9f\x00", b"\xff", b"\x82a1", b'{"url"'])
def test_a_file_with_another_content_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str, content: bytes
) -> None:
    def damage(folder: Path) -> None:
        min(folder.glob(pattern)).write_bytes(gzip.compress(b"pagefind_dcd" + content))

    assert [problem.code for problem in harmed(tmp_path, monkeypatch, damage)] == ["S105"]


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"languages": []}', '{"languages": {"en": {}}}'])
def test_an_entry_file_of_another_shape_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    problems = harmed(tmp_path, monkeypatch, lambda folder: _ignore((folder / "pagefind-entry.json").write_text(text)))
    assert told(problems) == [("S105", "pagefind/pagefind-entry.json")]


@pytest.mark.parametrize(
    "pattern", ["pagefind.js", "*.pf_meta", "index/*", "wasm.lt.pagefind", "wasm.unknown.pagefind"]
)
def test_a_missing_file_is_reported_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str) -> None:
    gone: list[str] = []

    def remove(folder: Path) -> None:
        file = min(folder.glob(pattern))
        gone.append(file.name)
        file.unlink()

    (problem,) = harmed(tmp_path, monkeypatch, remove)
    assert problem.code == "S106"
    assert gone[0] in problem.message


def test_a_missing_fragment_is_a_missing_page_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    problems = harmed(tmp_path, monkeypatch, lambda folder: min((folder / "fragment").iterdir()).unlink())
    assert [code for code, _ in told(problems)] == ["S103", "S106"]


def test_a_count_that_does_not_agree_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def miscount(folder: Path) -> None:
        entry = json.loads((folder / "pagefind-entry.json").read_text())
        entry["languages"]["en"]["page_count"] = 3
        (folder / "pagefind-entry.json").write_text(json.dumps(entry))

    (problem,) = harmed(tmp_path, monkeypatch, miscount)
    assert problem.code == "S107"
    assert problem.message == "the search index announces 3 pages in the language `en` and holds 2"


def _ignore(_: object) -> None:
    """Let an expression stand where nothing may be returned."""


def indexed(records: Mapping[str, ManifestEntry]) -> dict[str, str]:
    return {path: record.indexed for path, record in records.items() if record.indexed}


def build(output: Path, pages: Sequence[IndexedPage]) -> StagedSite:
    with open_output(output, output.parent) as out:
        plan = out.plan([page.artifact for page in pages], (search_index.FOLDER,))
        staged = out.stage(
            plan, lambda records: {search_index.FOLDER: search_index.fingerprint(indexed(records), entries(pages))}
        )
        if not staged.nothing_to_do:
            assert not staged.stale or search_index.index(staged.directory, entries(pages)) == ()
            out.commit(staged)
    return staged


def test_the_index_is_made_again_only_when_the_searched_text_changes(tmp_path: Path) -> None:
    output = tmp_path / "public"
    assert build(output, PAGES).stale
    assert build(output, PAGES).nothing_to_do
    before = bundle(output)
    restyled = [replace(page, fingerprint="restyled") for page in PAGES]
    plan = build(output, restyled)
    assert (len(plan.changed), plan.stale) == (len(PAGES), frozenset())
    assert bundle(output) == before
    assert build(output, [*restyled, page("three")]).stale
    assert "tools/three" in json.loads((output / "pagefind" / "entries.json").read_text()).values()
    assert not build(output, [*restyled, page("three"), unindexed(page("list", body=""))]).stale


def test_an_index_made_in_steps_equals_a_clean_one(tmp_path: Path) -> None:
    build(tmp_path / "steps", PAGES)
    (tmp_path / "steps" / "pagefind" / "left.txt").write_text("from somewhere")
    build(tmp_path / "steps", [*PAGES[:2], page("three"), page("three", "lt")])
    build(tmp_path / "clean", [*PAGES[:2], page("three"), page("three", "lt")])
    assert bundle(tmp_path / "steps") == bundle(tmp_path / "clean")
    assert (tmp_path / "steps" / "manifest.sha256").read_bytes() == (
        tmp_path / "clean" / "manifest.sha256"
    ).read_bytes()


def test_a_site_without_searched_pages_has_no_index(tmp_path: Path) -> None:
    build(tmp_path / "public", PAGES)
    assert fingerprint([HOME]) == ""
    build(tmp_path / "public", [HOME])
    assert not (tmp_path / "public" / "pagefind").exists()


def test_the_digest_of_the_bundle_depends_on_what_is_searched_alone() -> None:
    whole = fingerprint(PAGES)
    assert fingerprint(PAGES[::-1]) == whole
    assert fingerprint([page("other", body=""), *PAGES][1:]) == whole
    last = PAGES[-1]
    for other in (replace(last, html="new"), replace(last, entry="tools/new"), replace(last, path="new/index.html")):
        assert fingerprint([*PAGES[:-1], other]) != whole


def test_importing_the_stages_loads_nothing_heavy() -> None:
    code = (
        "import sys, catalogue.output, catalogue.output.search_index\n"
        "print([name for name in ('pagefind_bin', 'ctypes', 'filelock', 'subprocess', 'gzip') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert done.stdout == "[]\n"
