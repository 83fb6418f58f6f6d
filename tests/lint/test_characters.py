"""Single characters, broken words, entities and HTML."""

import pytest

from tests.lint.reading import told_of


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("The organisa- tions met.", "organisa- tions"),
        ("The compa-\nnies came.", "compa-"),
        ("> The compa-\n> nies came.", "compa-"),
        ("Many e- mails were sent.", "e- mails"),
        ("A long- term plan.", "long- term"),
        ("Die Unter- nehmen kamen.", "Unter- nehmen"),
        ("Ett sam- arbete.", "sam- arbete"),
        ("Wspól- praca trwa.", "Wspól- praca"),
    ],
)
def test_a_word_that_is_broken_by_a_hyphen_is_reported(body: str, words: str) -> None:
    assert told_of(body) == [("E131", words)]


@pytest.mark.parametrize(
    "body",
    [
        "pre- and post-production", "two- or three-day events", "Vor- und Nachteile", "Export- oder Importhilfe",
        "för- och nackdelar", "ind- og udland", "tuonti- ja vientiyritykset", "impordi- ning ekspordifirmad",
        "short- to long-term plans", "film- music- and games companies", "Riga - the capital", "Mon- Fri 9:00",
        "from A- B", "well-known\nhouses", "a step – back", "5- year-old ships",
        "- one\n- two", "film-, music- and games", "im- i eksport",
    ],
)  # fmt: skip
def test_a_hyphen_that_stands_for_a_word_or_a_dash_is_left_alone(body: str) -> None:
    assert told_of(body) == []


@pytest.mark.parametrize("entity", ["&amp;", "&nbsp;", "&#8211;", "&ndash;", "&#x2019;", "&quot;", "&eacute;"])
def test_an_entity_for_which_the_character_serves_is_reported(entity: str) -> None:
    assert told_of(f"One{entity}two.") == [("E132", entity)]


@pytest.mark.parametrize(
    "body",
    ["Write `&amp;` for it.", "R&D; and more", "&lt;b&gt; is a tag", "AT&T; Marks & Spencer", "[a](x.md?a=1&copy=2)"],
)
def test_an_ampersand_that_is_none_is_left_alone(body: str) -> None:
    assert "E132" not in [code for code, _ in told_of(body)]


def test_an_entity_in_the_front_matter_is_reported() -> None:
    assert told_of("A text.", "summary: Research &amp; development.\n") == [("E132", "&amp;")]


@pytest.mark.parametrize(
    ("body", "tags"),
    [
        ("Bring a <b>pen</b>.", ["<b>"]),
        ("One.<br>Two.", ["<br>"]),
        ("<p>One.</p>\n<p>Two.</p>", ["<p>"]),
        ("<ul>\n<li>one</li>\n</ul>", ["<ul>"]),
        ('See <a href="https://example.org/">the page</a>.', ['<a href="https://example.org/">']),
        ("<h3>Programme</h3>", ["<h3>"]),
        ("<em>one</em> and <strong>two</strong>", ["<em>", "<strong>"]),
    ],
)
def test_html_for_which_there_is_markdown_is_reported(body: str, tags: list[str]) -> None:
    assert told_of(body) == [("E133", tag) for tag in tags]


@pytest.mark.parametrize(
    "body",
    [
        '<abbr title="cultural and creative industries">CCI</abbr> grow.',
        "CO<sub>2</sub> and m<sup>2</sup>",
        'The <span lang="de">Kulturwirtschaft</span> grows.',
        '<p lang="sv">Hej.</p>',
        "| a | b |\n|---|---|\n| one<br>two | three |",
        "<details>\n<summary>More</summary>\n<p>Text.</p>\n</details>",
        '<table><tr><td colspan="2">one</td></tr></table>',
        "Press <kbd>Enter</kbd>.",
        "Write `<b>` for bold.",
        "<!-- <b>a note</b> -->\n\nText.",
    ],
)
def test_html_beyond_markdown_is_left_alone(body: str) -> None:
    assert "E133" not in [code for code, _ in told_of(body)]


@pytest.mark.parametrize(
    "character", ["\u200b", "\u00ad", "\ufeff", "\u2060", "\x07", "\ufffd", "\u200e", "\u0092", "\u2028"]
)
def test_an_invisible_character_is_reported_in_its_place(character: str) -> None:
    assert told_of(f"Inter{character}national") == [("E136", character)]


@pytest.mark.parametrize(
    "body",
    ["A family 👩\u200d👩\u200d👧 came.", "A heart ❤\ufe0f.", "می\u200cخواهم", "The word שלום\u200f!", "tab\tstop"],
)
def test_characters_that_a_script_or_an_emoji_needs_are_left_alone(body: str) -> None:
    assert told_of(body) == []


@pytest.mark.parametrize("character", list("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069"))
def test_a_sign_that_turns_the_text_is_an_error_wherever_it_stands(character: str) -> None:
    assert told_of(f"pay {character}to") == [("E137", character)]
    assert ("E137", character) in told_of(f"`{character}`", f"summary: pay {character}to\n")


@pytest.mark.parametrize(
    "body",
    ["the designers\u00a0met", "the house:\u00a0two rooms", "one\u00a0 two", "one \u00a0two", "one\u00a0\u00a0two",
     "at the end\u00a0\nof a line", "one\u2003two", "one\u3000two"],
)  # fmt: skip
def test_an_odd_space_between_words_is_reported(body: str) -> None:
    assert "E138" in [code for code, _ in told_of(body)]


@pytest.mark.parametrize(
    "body",
    ["10\u00a0000 visitors", "5\u00a0km", "J.\u00a0S.\u00a0Bach", "w\u00a0Szczecinie", "§\u00a05", "Dr.\u00a0Berg",
    "20\u00a0%",
     "«\u00a0mot\u00a0»", "Pourquoi\u00a0?", "page\u00a0five", "Baltic\u00a0Sea", "10\u2009000", "10\u202f000",
     "a\u2009–\u2009b",
     "8.\u00a0September", "No.\u00a05", "27\u00a0May"],
)  # fmt: skip
def test_a_space_that_typography_asks_for_is_left_alone(body: str) -> None:
    assert told_of(body) == []
