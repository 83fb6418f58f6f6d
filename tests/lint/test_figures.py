"""Figures of the front matter, and the numbers of the text."""

import pytest

from tests.lint.reading import Told, told_of

FRONT = """figures:
  - {label: start-ups pitching, value: 18}
  - {label: visitors, value: 1200, qualifier: about}
  - {label: objects on show, value: 74}
  - {label: response rate, value: 80, unit: percent}
  - {label: cities, value: 5}
  - {label: talks, value: 6, uncertain: true}
"""


def _told(body: str) -> Told:
    return told_of(body, FRONT)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("In all, 16 start-ups pitched.", "16 start-ups"),
        ("Sixteen start-ups pitched.", "Sixteen start-ups"),
        ("Each of the 76 objects answered to a click.", "76 objects"),
        ("There were 81 objects on show.", "81 objects"),
        ("The response rate was 70 percent.", "70 percent"),
        ("The response rate reached 70 % in the end.", "70 %"),
        ("Some 2,000 visitors came.", "2,000 visitors"),
        ("It went to seven cities.", "seven cities"),
        ("It went to one more, and to 4 cities in all.", "4 cities"),
        ("The objects were many: 47 objects filled the hall.", "47 objects"),
    ],
)
def test_a_number_that_contradicts_the_front_matter_is_reported(body: str, words: str) -> None:
    assert _told(body) == [("E152", words)]


@pytest.mark.parametrize(
    "body",
    [
        "In all, 18 start-ups pitched, ten of them online.",
        "Eighteen start-ups pitched. Five start-ups came from Riga.",
        "Eight start-ups pitched in the morning and ten start-ups in the afternoon.",
        "Five of the start-ups pitched.",
        "The first 3 start-ups pitched.",
        "More than 70 objects were on show.",
        "Nearly 1,300 visitors came.",
        "Over 1,000 visitors came.",
        "Forty start-ups applied.",
        "Up to 30 start-ups can pitch.",
        "It took 5 objects per table.",
        "The museum has 3,000 objects.",
        "On the first day, 12 start-ups pitched.",
        "Five talks were held.",
        "One city was left out.",
        "“Twenty start-ups pitched,” said the host.",
        "| Day 1 | 9 start-ups pitch |\n|---|---|\n| Day 2 | 9 start-ups pitch |",
        "The start-ups pitched for 3 minutes each.",
        "Of 300 visitors asked, 20 percent came from abroad.",
        "A 5-city tour",
    ],
)
def test_parts_and_rough_numbers_and_other_things_are_left_alone(body: str) -> None:
    assert _told(body) == []


def test_a_text_without_numbers_contradicts_nothing() -> None:
    assert _told("Start-ups pitched to visitors between objects.") == []
    assert told_of("In all, 16 start-ups pitched.", "figures: wrong\n") == []
