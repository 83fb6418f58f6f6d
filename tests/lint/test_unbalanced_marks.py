"""Quotation marks and brackets without a partner."""

import pytest

from tests.lint.reading import told_of


@pytest.mark.parametrize(
    ("body", "mark"),
    [
        ("They called it “a quiet revolution.", "“"),
        ("They called it a quiet revolution”.", "”"),
        ('They called it "a quiet revolution.', '"'),
        ("Sie nannten es „eine Revolution.", "„"),
        ("Nazwali to „rewolucją.", "„"),
        ("Это «тихая революция.", "«"),
        ("De kallade det ”en revolution.", "”"),
        ("| a “b | c |\n|---|---|\n| 1 | 2 |", "“"),
        ("- one “two\n- three” four", "“"),
        ("“One” and “two.", "“"),
    ],
)
def test_a_quotation_mark_without_a_partner_is_reported(body: str, mark: str) -> None:
    assert told_of(body)[0] == ("E143", mark)


@pytest.mark.parametrize(
    "body",
    [
        "“One” and “two”.", '"One" and "two".', "„Eins“ und „zwei“", "„Jeden” i „dwa”", "”Ett” och ”två”",
        "»Ett» och »två»",
        "»Eins« und »zwei«", "‘One’ and the designers’ work", 'A screen of 24" and one of 5.5"', 'A 24" screen',
        "“One with “another” inside”", "“The first paragraph.\n\n“The second paragraph.”", "He said “one\ntwo”.",
        "`\"` is a mark", '[a](b.md "title")', "the ’90s", "“Sie sagten „ja“ dazu”", "[»](more.md) and more",
    ],
)  # fmt: skip
def test_quotation_marks_of_any_language_that_agree_are_left_alone(body: str) -> None:
    assert "E143" not in [code for code, _ in told_of(body)]


@pytest.mark.parametrize(
    ("body", "mark"),
    [
        ("The festival (its third edition took place.", "("),
        ("The festival its third edition) took place.", ")"),
        ("The [festival took place.", "["),
        ("The festival] took place.", "]"),
        ("One (two (three).", "("),
        ("- one (two\n- three", "("),
        ("| a (b | c |\n|---|---|\n| 1 | 2 |", "("),
        ("## One (two\n\nText.", "("),
        ("a) One (two.", "("),
    ],
)
def test_a_bracket_without_a_partner_is_reported(body: str, mark: str) -> None:
    assert told_of(body) == [("E144", mark)]


@pytest.mark.parametrize(
    "body",
    [
        "One (two (three)) [four].", "We agreed on a) time and b) place.", "1) talks, 2) pitches",
        "Well done :-) and :)",
        "What a pity :(", "`(` opens", "\\( stays", "(The first paragraph.\n\nThe second paragraph.)",
        "\\[arm, x86] and \\(a) and [b\\]", "[festival](https://example.org/a_(b)) and more",
        "- [ ] to do\n- [x] done", "See[^1].\n\n[^1]: A note (with more).",
        "One (two\nthree) four.", "(i) one and (ii) two", "In f(x) = [0; 1]",
    ],
)  # fmt: skip
def test_brackets_that_agree_or_are_none_are_left_alone(body: str) -> None:
    assert "E144" not in [code for code, _ in told_of(body)]


def test_texts_of_the_front_matter_are_read_too() -> None:
    front = 'summary: A day (with a night.\nuncertain: {place: "The source says “Riga."}\naudience: [one (1), two]\n'
    assert told_of("A text.", front) == [("E144", "("), ("E143", "“")]
