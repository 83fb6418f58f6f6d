"""Placeholders that were left behind."""

import pytest

from tests.lint.reading import told_of


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("The flyer (-> link) is long.", "-> link"),
        ("The flyer → Link.", "→ Link"),
        ("The room is TBD.", "TBD"),
        ("Date: tba, in spring.", "tba"),
        ("TODO: ask the partners.", "TODO:"),
        ("Lorem ipsum dolor sit amet.", "Lorem ipsum"),
        ("It cost xxx euros.", "xxx"),
        ("It cost € XXX in all.", "XXX"),
        ("There were ??? visitors.", "???"),
        ("It took place on XX.XX.2021.", "XX.XX.2021"),
        ("Held by [insert name of host] in May.", "[insert name of host]"),
        ("See the [link] for more.", "[link]"),
        ("Prices [to be confirmed].", "[to be confirmed]"),
        ("## Jury\n\nTo be announced.", "To be announced"),
        ("## Jury\n\nComing soon!", "Coming soon"),
        ("Details to be added.", "to be added"),
        ("Picture goes here.", "Picture goes here"),
        ("The speaker is N.N. from Riga.", "N.N."),
    ],
)
def test_a_placeholder_is_reported(body: str, words: str) -> None:
    assert ("E113", words) in told_of(body)


@pytest.mark.parametrize(
    "body",
    [
        "The XXX International Poster Biennale took place in 2016.",
        "What is a tool, and for whom???  Nobody knew.".replace("???", "?"),
        "Choose *Settings → Links to partners* there.",
        "The word `TODO` marks what is open.",
        "<!-- TODO: ask the partners -->\n\nA text.",
        "The results were to be added to a list of ten.",
        "A jury is to be announced by the host each year.",
        "The [name of the tool](../tools/export-day.md) came later.",
        "The [text][text] is long.\n\n[text]: ../pages/text.md",
        "He quoted “[…] the [name] of the sea”.".replace("[name]", "[old] name"),
        "“What???”, she wrote.",
        "Two sizes, XXL and XS.",
        "Todo el mundo was their motto.",
        "They are coming soon to Riga, and some have left.",
    ],
)
def test_what_only_looks_like_a_placeholder_is_left_alone(body: str) -> None:
    assert "E113" not in [code for code, _ in told_of(body)]


def test_a_placeholder_in_the_front_matter_is_reported_but_not_in_its_comments() -> None:
    front = 'summary: A tool, TBD.  # TODO: ask\naudience: [name, "[insert name]"]\n'
    assert told_of("A text.", front) == [("E113", "TBD"), ("E113", "[insert name]")]
