"""Lists glued to a paragraph, and lines that run together."""

import pytest

from tests.lint.reading import told_of


@pytest.mark.parametrize("sign", ["-", "*", "+", "1."])
def test_a_list_right_below_a_paragraph_is_reported_at_its_first_item(sign: str) -> None:
    assert told_of(f"The day had two parts:\n{sign} talks\n{sign} pitches") == [("E141", f"{sign} talks")]


@pytest.mark.parametrize(
    "body",
    [
        "The day had two parts:\n\n- talks\n- pitches",
        "- The day:\n  - talks\n  - pitches\n- The night",
        "## The day\n- talks\n- pitches",
        "> The day:\n>\n> - talks",
        "The day had\n- as many said - two parts.".replace("\n- ", "\n– "),
        "```\nThe day:\n- talks\n```",
        "<!-- a note -->\n- talks\n- pitches",
    ],
)
def test_a_list_with_a_gap_or_within_a_list_is_left_alone(body: str) -> None:
    assert told_of(body) == []


@pytest.mark.parametrize(
    ("body", "first"),
    [
        ("9:00 Welcome\n9:30 Pitches", "9:00 Welcome"),
        ("9.00–9.30 Welcome\n9.30–10.30 Pitches\n10.30 Coffee", "9.00–9.30 Welcome"),
        ("Programme\n\nfrom 9:00 Welcome\nfrom 9:30 Pitches", "from 9:00 Welcome"),
        ("Bring along:\n• a pen\n• a lamp", "• a pen"),
        ("Bring along:\n– a pen\n– a lamp", "– a pen"),
        ("✓ a pen\n✓ a lamp", "✓ a pen"),
        ("a) talks\nb) pitches", "a) talks"),
        ("We planned:\n2. talks\n3. pitches", "2. talks"),
        ("Day 1: talks\nDay 2: pitches", "Day 1: talks"),
        ("Monday: talks\nTuesday: pitches", "Monday: talks"),
        ("12 May – talks\n13 May – pitches", "12 May – talks"),
        ("-talks\n-pitches", "-talks"),
        ("When: 12 May\nWhere: Riga\nPrice: free", "When: 12 May"),
        ("• talks • pitches • a walk", "• talks • pitches • a walk"),
        ("9:00 Welcome 9:30 Pitches 10:30 Coffee", "9:00 Welcome 9:30 Pitches 10:30 Coffee"),
    ],
)
def test_lines_that_were_meant_as_a_list_are_reported_at_the_first(body: str, first: str) -> None:
    assert told_of(body) == [("E142", first)]


@pytest.mark.parametrize(
    "body",
    [
        "The doors were open from 9:00 to 10:00, then\n10:30 to 12:00, and again from\n14:00 to 16:00.",
        "9:00 Welcome  \n9:30 Pitches",
        "9:00 Welcome\\\n9:30 Pitches",
        "| 9:00 | Welcome |\n|---|---|\n| 9:30 | Pitches |",
        "Riga • Tallinn • Vilnius",
        "They met – as agreed – in\n– of all places – a lift.",
        "In 2019 there were 12. In\n2020 there were 13.",
        "One thing was clear: nobody\nwanted: to go home.",
        "The festival began at\n9:00 sharp and ended late.",
        "Monday was quiet and\nTuesday was not.",
        "Day 1 was quiet, and\nthe rest was not.",
        "From 9:00 to 9:30 there were talks; 10:00 was for coffee and 11:00 for walks.",
    ],
)
def test_running_text_is_left_alone(body: str) -> None:
    assert told_of(body) == []
