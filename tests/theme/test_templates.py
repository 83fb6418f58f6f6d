"""Themes: which file of a chain wins, options, assets under fingerprinted names, and words in other languages."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from catalogue.diagnostics import Diagnostic, Span
from catalogue.i18n import Messages
from catalogue.publish.interface import Interface, load_interface
from catalogue.theme import find_theme
from catalogue.theme.templates import Theme, load_theme, template_diagnostic
from tests.projects import small
from tests.rendered_site import rendered
from tests.site_helpers import settings_of, write

GRANDPARENT = {
    "themes/old/theme.yaml": "name: old\noptions:\n  map: {default: true, description: A map.}\n"
    "  hue: {default: blue, description: A colour.}\n",
    "themes/old/templates/base.html": "old base: {% block main %}old{% endblock %}",
    "themes/old/templates/page.html": '{% extends "base.html" %}{% block main %}old page{% endblock %}',
    "themes/old/templates/only.html": "only old",
    "themes/old/assets/site.css": "@import url(./print.css); body { color: black }",
    "themes/old/assets/print.css": "nav { display: none }",
}
PARENT = {
    "themes/middle/theme.yaml": "name: middle\nextends: old\n"
    "options:\n  hue: {default: green, description: A colour.}\n",
    "themes/middle/templates/base.html": "middle base: {% block main %}middle{% endblock %}",
    "themes/middle/assets/print.css": "nav { display: block }",
}
CHILD = {
    "themes/new/theme.yaml": "name: new\nextends: middle\n",
    "themes/new/templates/page.html": '{% extends "old/page.html" %}'
    "{% block main %}new over {{ super() }}{% endblock %}",
    "themes/new/templates/base.html": '{% extends "middle/base.html" %}',
}
CHAIN = {**GRANDPARENT, **PARENT, **CHILD}


def load(
    project: Path, files: Mapping[str, str] = CHAIN, name: str = "new", **options: str | int | bool
) -> tuple[Theme | None, list[Diagnostic]]:
    write(project, files)
    found, problems = find_theme(name, project, options, lambda keys, part: Span("content/site.yaml", 1 + len(keys)))
    return (None, problems) if found is None else load_theme(found, project)


def theme(project: Path, files: Mapping[str, str] = CHAIN, name: str = "new", **options: str | int | bool) -> Theme:
    found, problems = load(project, files, name, **options)
    assert problems == []
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "template", "expected"),
    [
        ("old", "base.html", "old base: old"),
        ("old", "page.html", "old base: old page"),
        ("middle", "base.html", "middle base: middle"),
        ("middle", "page.html", "middle base: old page"),
        ("middle", "old/base.html", "old base: old"),
        ("new", "base.html", "middle base: middle"),
        ("new", "page.html", "middle base: new over old page"),
        ("new", "old/page.html", "middle base: old page"),
        ("new", "only.html", "only old"),
    ],
)
def test_the_most_particular_theme_wins(name: str, template: str, expected: str, tmp_path: Path) -> None:
    templates = theme(tmp_path, name=name).speaking(Messages("en"))
    assert templates.get_template(template).render() == expected


@pytest.mark.parametrize(
    ("name", "chosen", "expected"),
    [
        ("old", {}, {"map": True, "hue": "blue"}),
        ("new", {}, {"map": True, "hue": "green"}),
        ("new", {"hue": "red"}, {"map": True, "hue": "red"}),
        ("new", {"map": False}, {"map": False, "hue": "green"}),
    ],
)
def test_the_site_decides_over_the_child_and_the_child_over_its_parent(
    name: str, chosen: dict[str, str | bool], expected: dict[str, str | bool], tmp_path: Path
) -> None:
    assert dict(theme(tmp_path, CHAIN, name, **chosen).options) == expected


@pytest.mark.parametrize(
    ("changed", "template", "differs"),
    [
        ("themes/new/templates/page.html", "page.html", True),
        ("themes/old/templates/page.html", "page.html", True),
        ("themes/middle/templates/base.html", "page.html", True),
        ("themes/old/templates/base.html", "page.html", False),
        ("themes/new/templates/page.html", "only.html", False),
    ],
)
def test_a_closure_changes_with_every_template_that_is_reached_and_with_no_other(
    changed: str, template: str, differs: bool, tmp_path: Path
) -> None:
    before = theme(tmp_path).closures[template]
    after = theme(tmp_path, {changed: f"{CHAIN[changed]}<!-- more -->"}).closures[template]
    assert (before != after) is differs


def test_an_asset_is_published_under_a_name_made_from_its_bytes(tmp_path: Path) -> None:
    found = theme(tmp_path)
    assert sorted(found.assets) == ["print.css", "site.css"]
    assert all(re.fullmatch(r"assets/\w+\.[0-9a-f]{10}\.css", address) for address in found.assets.values())
    assert found.asset_bytes[found.assets["print.css"]] == b"nav { display: block }"


def test_an_asset_refers_to_its_sibling_by_the_published_name(tmp_path: Path) -> None:
    found = theme(tmp_path)
    print_css = found.assets["print.css"].removeprefix("assets/")
    expected = f"@import url(./{print_css}); body {{ color: black }}"
    assert found.asset_bytes[found.assets["site.css"]].decode() == expected


def test_a_change_in_a_sibling_renames_the_asset_that_refers_to_it(tmp_path: Path) -> None:
    before = theme(tmp_path).assets
    after = theme(tmp_path, {"themes/new/assets/print.css": "nav { color: red }"}).assets
    assert before["site.css"] != after["site.css"]


def test_pictures_are_published_as_they_are(tmp_path: Path) -> None:
    write(tmp_path, CHAIN)
    (tmp_path / "themes/new/assets").mkdir()
    (tmp_path / "themes/new/assets/dot.png").write_bytes(b"\x89PNG ./print.css \xff")
    found = theme(tmp_path, {})
    assert found.asset_bytes[found.assets["dot.png"]] == b"\x89PNG ./print.css \xff"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"themes/new/theme.yaml": "name: new\nextends: midle\n"}, ("T101", "themes/new/theme.yaml", 2, 10)),
        ({"themes/old/theme.yaml": "name: old\nextends: new\n"}, ("T102", "themes/old/theme.yaml", 2, 10)),
        ({"themes/new/theme.yaml": "name: new\nextend: middle\n"}, ("V102", "themes/new/theme.yaml", 2, 1)),
        ({"themes/new/theme.yaml": "name: [new\n"}, ("R216", "themes/new/theme.yaml", 1, 7)),
        ({"themes/new/theme.yaml": ""}, ("V101", "themes/new/theme.yaml", 1, 1)),
        ({"themes/new/templates/x.html": "a\n{% include 'y.html' %}"}, ("T104", "themes/new/templates/x.html", 2, 13)),
        ({"themes/new/templates/x.html": "a\n{% if %}"}, ("T105", "themes/new/templates/x.html", 2, 1)),
        ({"themes/new/assets/a.css": "a {}\nb { src: url(./c.png) }"}, ("T107", "themes/new/assets/a.css", 2, 14)),
        ({"themes/new/assets/a.js": 'import "./a.js"'}, ("T108", "themes/new/assets/a.js", 1, 9)),
    ],
)
def test_a_problem_of_a_theme_is_told_at_its_place(
    files: dict[str, str], expected: tuple[str, str, int, int], tmp_path: Path
) -> None:
    found, problems = load(tmp_path, CHAIN | files)
    assert found is None
    assert [(f.code, f.span.path, f.span.line, f.span.column) for f in problems] == [expected]


def test_files_that_are_no_templates_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, CHAIN)
    (tmp_path / "themes/new/templates/.DS_Store").write_bytes(b"\xff\xfe\x00")
    theme(tmp_path, {})


def test_options_are_held_against_those_that_the_theme_offers(tmp_path: Path) -> None:
    _, problems = load(tmp_path, CHAIN, mapp=True, map="no")
    assert [problem.code for problem in problems] == ["T103", "T110"]
    assert problems[0].help == "Did you mean `map`? Its options are: hue, map."


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("a\n{{ nothing }}", "nothing is called `nothing` here"),
        ("a\n{{ view.titel }}", "`str` has no field `titel`"),
        ("a\n{{ 1 / 0 }}", "division by zero"),
    ],
)
def test_what_fails_while_a_template_renders_is_told_at_its_line(template: str, reason: str, tmp_path: Path) -> None:
    templates = theme(tmp_path, CHAIN | {"themes/new/templates/x.html": template}).speaking(Messages("en"))
    with pytest.raises(Exception) as raised:  # noqa: PT011 - a template may raise anything
        templates.get_template("x.html").render(view="text")
    problem = template_diagnostic(raised.value, tmp_path)
    assert (problem.code, problem.span.path, problem.span.line) == ("T106", "themes/new/templates/x.html", 2)
    assert reason in problem.message


def test_what_no_template_raised_is_raised_again(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        template_diagnostic(KeyError("x"), tmp_path)


def interface(project: Path, theme_name: str) -> Interface:
    settings = project / "content/site.yaml"
    settings.write_text(f"{settings.read_text('utf-8')}theme: {theme_name}\nlanguages: [en, sv]\n", encoding="utf-8")
    files, unfit = find_theme(theme_name, project, {}, lambda keys, part: Span("content/site.yaml"))
    assert files is not None, unfit
    found, problems = load_interface(settings_of(project), files, project)
    assert problems == []
    assert found is not None
    return found


def test_a_child_words_the_interface_anew_and_takes_over_the_rest(project: Path) -> None:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    write(project, CHAIN)
    write(
        project,
        {
            "themes/old/locale/sv.po": f'{head}msgid "Tools"\nmsgstr "Verktyg"\n\nmsgid "Aims"\nmsgstr "Syften"\n',
            "themes/new/locale/sv.po": f'{head}msgid "Tools"\nmsgstr "Redskap"\n',
            "themes/new/templates/words.html": "{% trans %}Tools{% endtrans %}, {{ _('Aims') }}, {{ _('Maps') }}",
        },
    )
    found = interface(project, "new")
    rendered = {
        language: found.theme.speaking(messages).get_template("words.html").render()
        for language, messages in found.messages.items()
    }
    assert rendered == {"en": "Tools, Aims, Maps", "sv": "Redskap, Syften, Maps"}


def test_the_theme_that_comes_with_the_program_is_found_from_any_project(project: Path) -> None:
    found = interface(project, "harbour")
    assert [folder.name for folder in found.theme.folders] == ["harbour"]


def test_a_theme_of_the_project_goes_before_one_of_the_same_name(project: Path) -> None:
    files = {
        path.replace("/old/", "/harbour/"): text.replace("name: old", "name: harbour")
        for path, text in GRANDPARENT.items()
    }
    write(project, files)
    assert interface(project, "harbour").theme.folders == (project / "themes/harbour",)


def test_what_was_compiled_for_one_project_serves_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CATALOGUE_CACHE", str(tmp_path))
    compiled = tmp_path / "internationalisation-catalogue" / "templates"
    found = []
    for name in ("one", "other"):
        rendered(small(tmp_path / name))
        found.append({file: file.stat().st_mtime_ns for file in compiled.iterdir()})
    assert found[0]
    assert found[0] == found[1]
