"""Macros stand in files by subject: a template imports those it uses, and a theme may bring its own file of one."""

import re
from pathlib import Path

import pytest

from tests.projects import full
from tests.rendered_site import Rendered, rendered
from tests.site_helpers import write

TEMPLATES = Path(__file__).parents[2] / "themes" / "harbour" / "templates"
IMPORT = re.compile(r'{% import "macros/(\w+)\.html" as \1 with context %}')
OWN_CARDS = (
    '{% macro cards(tools, level=3, strand=true) %}<p class="ours">{{ tools|length }} of ours</p>{% endmacro %}\n'
    '{% macro card(tool, level=3, reason="", strand=true, note="") %}<li class="ours"></li>{% endmacro %}\n'
    "{% macro card_facts(tool, strand=true) %}{% endmacro %}\n"
)
KEEPS_OTHERS = (
    '{% import "harbour/macros/facts.html" as parent with context %}\n'
    "{% set figures, uncertainties, uncertain_mark = parent.figures, parent.uncertainties, parent.uncertain_mark %}\n"
    "{% set timeline, organisation_list = parent.timeline, parent.organisation_list %}\n"
    "{% set organisation_list_detailed = parent.organisation_list_detailed %}\n"
    "{% set amount_lines, amount_table = parent.amount_lines, parent.amount_table %}\n"
    '{% macro fact(term, value, field="", doubts={}) %}<div class="ours"><dt>{{ term }}</dt><dd>{{ value }}</dd></div>'
    "{% endmacro %}\n"
)


def with_macros(tmp_path: Path, name: str, text: str) -> Rendered:
    """The full site in a theme that brings one file of macros."""
    files = {
        "themes/quay/theme.yaml": "name: quay\nextends: harbour\n",
        f"themes/quay/templates/macros/{name}.html": text,
    }
    project = write(full(tmp_path), files)
    settings = project / "content" / "site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("theme: harbour", "theme: quay"), "utf-8")
    return rendered(project)


def test_a_theme_brings_its_own_cards_and_they_are_on_every_page_that_has_cards(tmp_path: Path) -> None:
    site = with_macros(tmp_path, "cards", OWN_CARDS)
    assert '<p class="ours">' in site.text("tools/index.html")
    assert '<li class="ours">' in site.text("tools/beacon-days/index.html")
    assert 'class="card"' not in "".join(site.pages.values())


def test_a_theme_changes_one_macro_and_takes_the_others_of_its_file_from_the_parent(tmp_path: Path) -> None:
    tool = with_macros(tmp_path, "facts", KEEPS_OTHERS).text("tools/harbour-fair/index.html")
    assert '<div class="ours"><dt>' in tool
    assert 'class="timeline"' in tool


@pytest.mark.parametrize("template", sorted(TEMPLATES.rglob("*.html")), ids=lambda file: file.stem)
def test_a_template_imports_the_macros_that_it_uses_and_no_others(template: Path) -> None:
    text = template.read_text("utf-8")
    subjects = {file.stem for file in (TEMPLATES / "macros").iterdir()}
    code = " ".join(re.findall(r"{[{%].*?[%}]}", text, re.DOTALL))
    assert set(re.findall(rf"\b({'|'.join(subjects)})\.\w+\(", code)) == set(IMPORT.findall(text))
