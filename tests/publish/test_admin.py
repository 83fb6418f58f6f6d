"""The editor in the browser: off unless asked for, checked before it is published, told of where it cannot be had."""

import io
import json
import shutil
import tarfile
from pathlib import Path

import jsonschema
import pytest

from catalogue.cache.program import cache_folder
from catalogue.pipeline.build import build
from catalogue.pipeline.options import BuildOptions
from catalogue.publish.admin_editor_script import VERSION
from catalogue.schema.forms.cms import cms_settings, github_repository
from tests import outside
from tests.site_helpers import FULL, MINIMAL, settings_of

ON = "admin: true\nrepository: https://github.com/example/clone\n"


@pytest.fixture
def asking(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that asks for the editor, on a machine that has never fetched it and has no npm."""
    with (project / "content/site.yaml").open("a", encoding="utf-8") as settings:
        settings.write(ON)
    monkeypatch.setenv("CATALOGUE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return project


def npm(tmp_path: Path, script: str) -> None:
    """Install a program called npm."""
    program = tmp_path / "bin/npm"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


def built(project: Path) -> tuple[bool, list[str]]:
    """Whether a build has published the site, and what it said of the editor."""
    report = build(BuildOptions(project, project / "public", pdf=False, jobs=1))
    return report.published, [problem.message for problem in report.problems.items if problem.code == "W110"]


def test_a_site_that_does_not_ask_has_no_editor(project: Path) -> None:
    assert built(project) == (True, [])
    assert not (project / "public/admin").exists()


def test_without_npm_a_build_says_what_is_missing_and_publishes_nothing(asking: Path) -> None:
    published, said = built(asking)
    assert not published
    assert said[0].endswith("could not be fetched: npm is not installed")


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("exit 1", "npm could not fetch it"),
        (
            'while [ "$1" ]; do d="$1"; shift; done; echo other > "$d/a.tgz"',
            "what npm fetched is not what was expected",
        ),
    ],
)
def test_what_npm_does_not_deliver_or_delivers_changed_is_never_published(
    asking: Path, tmp_path: Path, script: str, reason: str
) -> None:
    npm(tmp_path, script)
    published, said = built(asking)
    assert not published
    assert said[0].endswith(reason)


def test_a_changed_package_in_the_cache_is_not_taken(asking: Path) -> None:
    folder = cache_folder(asking)
    assert folder
    folder.parent.mkdir(parents=True)
    (folder.parent / f"sveltia-cms-{VERSION}.tgz").write_bytes(b"something else")
    assert built(asking)[0] is False


@pytest.mark.parametrize("repository", ["", "repository: https://code.example/a/b\n"])
def test_a_site_whose_sources_are_not_on_github_is_told_so(project: Path, repository: str) -> None:
    with (project / "content/site.yaml").open("a", encoding="utf-8") as settings:
        settings.write(f"admin: true\n{repository}")
    published, said = built(project)
    assert not published
    assert "`repository` names no repository on GitHub" in said[0]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://github.com/a/b", "a/b"),
        ("https://github.com/a/b.git", "a/b"),
        ("https://github.com/a/b.c/", "a/b.c"),
        ("https://github.com/a", None),
        ("https://github.com.evil.example/a/b", None),
        ("https://code.example/a/b", None),
    ],
)
def test_the_repository_is_read_from_its_address(address: str, expected: str | None) -> None:
    config = settings_of(MINIMAL).model_copy(update={"repository": address})
    assert github_repository(config) == expected


@pytest.mark.parametrize("project", [MINIMAL, FULL], ids=["one language", "two languages"])
def test_the_settings_follow_the_editors_own_schema(project: Path, tmp_path: Path) -> None:
    outside.needed("CATALOGUE_CHECKS", "npm")
    shutil.copytree(project, tmp_path / "project")
    file = tmp_path / "project/content/site.yaml"
    others = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("repository:")]
    file.write_text("\n".join([*others, ON]), encoding="utf-8")
    assert built(tmp_path / "project")[0]
    told = json.loads((tmp_path / "project/public/admin/config.json").read_text("utf-8"))
    folder = cache_folder(tmp_path / "project")
    assert folder
    with tarfile.open(folder.parent / f"sveltia-cms-{VERSION}.tgz") as package:
        schema = package.extractfile("package/schema/sveltia-cms.json")
        assert schema
        checker = jsonschema.Draft7Validator(json.load(io.TextIOWrapper(schema, "utf-8")))
    assert [error.message[:200] for error in checker.iter_errors(told)] == []


def test_translations_are_files_beside_the_original_and_hold_only_what_differs() -> None:
    settings = cms_settings(settings_of(FULL))
    assert settings["i18n"]["structure"] == "multiple_files"
    assert settings["i18n"]["omit_default_locale_from_filename"]
    tools = next(collection for collection in settings["collections"] if collection["name"] == "tools")
    translated = {field["name"] for field in tools["fields"] if field.get("i18n")}
    assert translated == {"title", "summary", "audience", "channels", "eligibility", "deadline", "uncertain", "body"}
