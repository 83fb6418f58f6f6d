"""The rows are complete, and the page made from them is the one that is kept."""

import re
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from string import Formatter

import pytest

from catalogue.diagnostics import Rule, reference, rules
from catalogue.diagnostics.rules import FAMILIES, RULES, Family
from tests.diagnostics import sample

PROJECT = Path(__file__).parents[2]

every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)


@every_rule
def test_a_rule_has_all_its_texts(rule: Rule) -> None:
    texts = {
        "message": rule.message,
        "what": rule.what,
        "why": rule.why,
        "example": rule.example,
        "instead": rule.instead,
    }
    assert [name for name, text in texts.items() if not text.strip()] == []


@every_rule
def test_the_texts_of_a_rule_fit_on_one_line_each(rule: Rule) -> None:
    for text in (rule.name, rule.message, rule.help, rule.what, rule.why):
        assert text.isprintable()
        assert text == text.strip()


@every_rule
def test_an_example_and_its_mended_form_differ(rule: Rule) -> None:
    assert rule.example != rule.instead


@every_rule
def test_a_rule_is_named_in_words_joined_by_hyphens(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)


@every_rule
def test_the_braces_of_a_template_hold_nothing_but_names(rule: Rule) -> None:
    for template in (rule.message, rule.help):
        for _, field, spec, conversion in Formatter().parse(template):
            assert field is None or field.isidentifier()
            assert not spec
            assert conversion is None


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.letter)
def test_the_codes_of_a_family_begin_with_its_letter(family: Family) -> None:
    assert family.rules
    assert [rule.code for rule in family.rules if not re.fullmatch(rf"{family.letter}\d{{3}}", rule.code)] == []


def test_every_code_and_every_name_is_given_once() -> None:
    rows = [rule for family in FAMILIES for rule in family.rules]
    assert len({rule.code for rule in rows}) == len(rows)
    assert len({rule.name for rule in rows}) == len(rows)


def test_every_row_of_every_module_is_in_the_table() -> None:
    modules = [import_module(f"{rules.__name__}.{name}") for _, name, _ in iter_modules(rules.__path__)]
    rows = [value for module in modules for value in vars(module).values() if isinstance(value, Rule)]
    assert {rule.code for rule in rows} == set(RULES)


def test_one_rule_is_explained_on_the_terminal() -> None:
    rule = replace(sample.UNKNOWN, why=f"{sample.UNKNOWN.why} So nobody who looks for it there will find it.")
    assert reference.explain(rule) == (
        "V104 unknown-reference (error)\n"
        "\n"
        "What it does:\n"
        "\n"
        "    Looks for the entry that an id refers to.\n"
        "\n"
        "Why it matters:\n"
        "\n"
        "    A tool that names a sector nobody has described appears in no list. So nobody who\n"
        "    looks for it there will find it.\n"
        "\n"
        "Example:\n"
        "\n"
        "    sectors: [desing]\n"
        "    place: {city: Szczecin}\n"
        "\n"
        "Instead:\n"
        "\n"
        "    sectors: [design]\n"
        "    place: {city: Szczecin}\n"
    )


LINKS = Family("L", "Links", "What leads from one page to another.", (sample.EMPTY_ALT,))


def test_the_page_has_a_table_and_a_section_per_rule_below_each_family() -> None:
    assert reference.page([LINKS]).split("edit the rules, not the page.\n\n")[1] == (
        "## L: Links\n"
        "\n"
        "What leads from one page to another.\n"
        "\n"
        "| Code | What it says | |\n"
        "| --- | --- | --- |\n"
        "| [L111](#l111-image-without-text) | the image `…` has no alternative text | warning |\n"
        "\n"
        "### L111 image-without-text\n"
        "\n"
        "*Warning:* the image `…` has no alternative text\n"
        "\n"
        "Looks at the alternative text of every image.\n"
        "\n"
        "**Why it matters.** Who cannot see the picture hears nothing.\n"
        "\n"
        "**What to do.** Say between the square brackets what is to be seen, as in `![A chair](chair.jpg)`.\n"
        "\n"
        "**Example.**\n"
        "\n"
        "```text\n"
        "![](chair.jpg)\n"
        "```\n"
        "\n"
        "**Instead.**\n"
        "\n"
        "```text\n"
        "![A chair of bent ash](chair.jpg)\n"
        "```\n"
    )


def test_the_page_begins_with_the_families_and_how_many_rules_each_has() -> None:
    assert "| [L](#l-links) | Links | What leads from one page to another. | 1 |\n" in reference.page([LINKS])


def test_every_link_on_the_page_leads_to_a_heading_of_it() -> None:
    page = reference.page()
    lines = re.sub(r"^(`{3,}).*?^\1$", "", page, flags=re.MULTILINE | re.DOTALL).splitlines()
    headings = [line.lstrip("#").strip().lower() for line in lines if line.startswith("#")]
    anchors = {re.sub(r"[^a-z0-9 -]", "", heading).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", "\n".join(lines))) <= anchors


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("{subject} has {length} characters; the limit is {limit}", "… has … characters; the limit is …"),
        ("the fields are: {known}.", "the fields are: …"),
        ("the text says {value} {label}", "the text says …"),
        ("{reason}", "unknown reference"),
        ("write `{{path}}` | or not", "write `{path}` \\| or not"),
    ],
)
def test_the_table_shows_dots_for_what_each_problem_fills_in(message: str, shown: str) -> None:
    family = Family("V", "Entries", "What an entry says.", (replace(sample.UNKNOWN, message=message),))
    assert f"| [V104](#v104-unknown-reference) | {shown} | error |\n" in reference.page([family])


def test_a_remedy_of_which_only_dots_would_be_left_is_left_out_on_the_page() -> None:
    family = Family("V", "Entries", "What an entry says.", (replace(sample.UNKNOWN, help="{choices}"),))
    assert "What to do" not in reference.page([family])


def test_an_example_with_a_code_block_of_its_own_is_fenced_more_widely() -> None:
    rule = replace(sample.UNKNOWN, example="```\ncode\n```")
    assert "\n````text\n```\ncode\n```\n````\n" in reference.details(rule)


def test_the_page_of_rules_is_fresh() -> None:
    assert (PROJECT / "docs/rules.md").read_text(encoding="utf-8") == reference.page()
