"""Links: what their words say, addresses in the text, and addresses without encryption."""

import pytest

from tests.lint.reading import document, problems_of, told, told_of


@pytest.mark.parametrize(
    "text",
    [
        "here", "Click here!", "**here**", "read more …", "Link", "this page", "→", "more", "här", "läs mer", "hier",
        "Mehr erfahren", "læs mere", "her", "täältä", "lue lisää", "siit", "loe edasi", "šeit", "čia", "tutaj",
        "czytaj więcej", "здесь", "подробнее",
    ],
)  # fmt: skip
def test_a_link_text_that_says_nothing_is_reported(text: str) -> None:
    (problem,) = told_of(f"The programme is [{text}](https://example.org/programme).")
    assert problem[0] == "E111"
    assert problem[1].strip("*") == text.strip("*")


@pytest.mark.parametrize(
    "text",
    ["here are the results", "More than a Fair", "Read the programme", "the link between design and trade", "Herning"],
)
def test_a_link_text_that_names_its_target_is_left_alone(text: str) -> None:
    assert told_of(f"See [{text}](https://example.org/).") == []


def test_each_of_two_empty_link_texts_in_one_paragraph_has_its_own_place() -> None:
    body = "One is [here](https://example.org/1),\nthe other [here](https://example.org/2)."
    problems = [(problem.span.line, problem.span.column) for problem in problems_of(document(body))]
    assert problems == [(5, 9), (6, 12)]


def test_labels_of_the_front_matter_are_read_too() -> None:
    front = (
        'links:\n  - {label: here, url: "https://example.org/a"}\n  - {label: Website, url: "https://example.org/"}\n'
    )
    assert told_of("A text.", front) == [("E111", "here")]


@pytest.mark.parametrize(
    ("body", "address"),
    [
        ("More at https://example.org/programme/2020.", "https://example.org/programme/2020"),
        ("More (https://example.org/a_(b)).", "https://example.org/a_(b)"),
        ("More on <https://example.org/>.", "<https://example.org/>"),
        ("More on [https://example.org](https://example.org).", "https://example.org"),
        ("More on www.example.org, they say.", "www.example.org"),
        ("A note.[^1]\n\n[^1]: See https://example.org/note.", "https://example.org/note"),
    ],
)
def test_a_web_address_among_words_is_reported(body: str, address: str) -> None:
    assert told_of(body) == [("E112", address)]


@pytest.mark.parametrize(
    "body",
    [
        "Write to [info@example.org](mailto:info@example.org) or <info@example.org>.",
        "The address `https://example.org/` is not in use.",
        "The [programme](https://example.org/) and the [list][list].\n\n[list]: https://example.org/list",
        '<a href="https://example.org/" hreflang="sv">programmet</a>',
        "<!-- https://example.org/ is the source -->\n\nA text.",
    ],
)
def test_addresses_that_nobody_has_to_read_are_left_alone(body: str) -> None:
    assert told_of(body) == []


@pytest.mark.parametrize(
    "link",
    ["(Festival)[https://example.org/]", "(the festival)[../tools/mesh.md]", "(Festival)[www.example.org]"],
)
def test_a_link_with_its_brackets_exchanged_is_reported(link: str) -> None:
    assert told_of(f"See the {link}, held in spring.") == [("E115", link)]


@pytest.mark.parametrize(
    "body",
    [
        "Creative industries (CCI)[^1] grow.\n\n[^1]: A note.",
        "The vote (5:2)[sic] was clear.",
        "See f(x)[0].",
        "(a)[b](c.md)",
    ],
)
def test_other_brackets_in_a_row_are_left_alone(body: str) -> None:
    assert "E115" not in [code for code, _ in told_of(body)]


def test_an_address_without_encryption_is_reported_in_text_and_front_matter() -> None:
    front = 'links: [{label: Programme, url: "http://example.org/programme"}]\n'
    body = 'See [one](http://example.org/1), <a href="http://example.org/2" hreflang="sv">två</a> and [three].\n\n'
    body += "[three]: http://example.org/3"
    assert told_of(body, front) == [
        ("E116", "http://example.org/programme"),
        ("E116", "http://example.org/1"),
        ("E116", "http://example.org/2"),
        ("E116", "http://example.org/3"),
    ]


def test_the_address_of_a_source_stays_as_it_was_when_the_source_was_read() -> None:
    source = 'sources: [{url: "http://example.org/old", states: "Dates.", publisher: Example}]\n'
    link = 'links: [{label: Programme, url: "http://example.org/now"}]\n'
    assert told_of("A text.", source + link) == [("E116", "http://example.org/now")]


@pytest.mark.parametrize(
    "body",
    [
        "Open [the preview](http://localhost:8000/).",
        "See [the preview](https://example.org/?next=http://example.org/).",
        "Addresses begin with `http://example.org`.",
        "```\nhttp://example.org\n```",
    ],
)
def test_addresses_that_need_no_encryption_or_are_no_links_are_left_alone(body: str) -> None:
    assert told_of(body) == []


def test_a_host_that_the_site_knows_is_left_alone() -> None:
    page = document("See [one](http://old.example.org/1) and [two](http://example.com/).")
    settings = {"rules": {"insecure-address": {"hosts": ["example.org"]}}}
    assert told(page, settings=settings) == [("E116", "http://example.com/")]
