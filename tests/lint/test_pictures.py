"""Pictures: alternative texts, pictures that stand twice, and who made them."""

import pytest

from tests.lint import reading


def told_of(body: str, front: str = "") -> list[tuple[str, str]]:
    """The problems of a page; whether it says who made its pictures is asked at the end of this file alone."""
    return [found for found in reading.told_of(body, front) if found[0] != "E106"]


@pytest.mark.parametrize(
    ("picture", "code"),
    [
        ("![](../media/quay.jpg)", "E101"),
        ("[![](../media/quay.jpg)](../media/large.jpg)", "E101"),
        ('<figure><img src="../media/quay.jpg"></figure>', "E101"),
        ("![quay.jpg](../media/quay.jpg)", "E102"),
        ("![DSC_0042](../media/quay.jpg)", "E102"),
        ("![Screenshot 2021-05-26 at 10.12.13](../media/quay.jpg)", "E102"),
        ("![stand-hamburg-2](../media/stand-hamburg-2.jpg)", "E102"),
        ("![Picture](../media/quay.jpg)", "E103"),
        ("![a photo](../media/quay.jpg)", "E103"),
        ("![Bild 3](../media/quay.jpg)", "E103"),
        ("![zdjęcie](../media/quay.jpg)", "E103"),
        ("![alt text](../media/quay.jpg)", "E103"),
        ("![…](../media/quay.jpg)", "E103"),
    ],
)
def test_a_picture_that_says_nothing_to_a_listener_is_reported(picture: str, code: str) -> None:
    assert [found for found, _ in told_of(f"Before.\n\n{picture}\n\nAfter.")] == [code]


@pytest.mark.parametrize(
    "picture",
    [
        "![Baltic Home](../media/baltic-home.jpg)",
        "![Riga](../media/riga.jpg)",
        "![A picture frame without a picture](../media/frame.jpg)",
        "![Photo booth](../media/quay.jpg)",
        "![Image of the harbour in fog](../media/quay.jpg)",
        '<figure><img src="../media/wave.png" alt=""></figure>',
        "Write `![](file.jpg)` for a picture.",
        "```\n![](file.jpg)\n```",
    ],
)
def test_a_picture_that_is_described_or_an_ornament_is_left_alone(picture: str) -> None:
    assert told_of(f"Before.\n\n{picture}\n\nAfter.") == []


def test_the_problem_marks_the_picture_and_not_its_paragraph() -> None:
    assert told_of("A quay, ![](../media/quay.jpg), and\nmore.") == [("E101", "![]")]


def test_two_pictures_with_one_description_are_reported_at_the_second() -> None:
    found = told_of("![The jury](../media/a.jpg)\n\n![A pitch](../media/b.jpg)\n\n![the jury](../media/c.jpg)")
    assert found == [("E104", "![the jury]")]


@pytest.mark.parametrize(
    "source",
    [
        "![The opening](../media/a.jpg)\n*The opening*",
        "![The opening](../media/a.jpg)\n\n*The opening.*",
        '![The opening](../media/a.jpg "The opening")',
        '<figure><img src="../media/a.jpg" alt="The opening"><figcaption>The opening</figcaption></figure>',
    ],
)
def test_a_description_that_is_the_caption_word_for_word_is_reported(source: str) -> None:
    assert [code for code, _ in told_of(source)] == ["E104"]


def test_a_caption_that_says_more_is_left_alone() -> None:
    assert told_of("![A full hall](../media/a.jpg)\n\n*A full hall on the opening night in Riga.*") == []


def test_a_picture_that_stands_twice_is_reported_at_its_second_place() -> None:
    found = told_of("![The jury](../media/a.jpg)\n\n![A pitch](../media/a.jpg)")
    assert found == [("E105", "![A pitch]")]


def test_a_cover_that_stands_in_the_text_again_is_reported() -> None:
    front = "cover: {src: ../media/a.jpg, alt: The jury at its table, credit: Harbour House}\n"
    assert told_of("![The jury](../media/a.jpg)", front) == [("E105", "![The jury]")]


def test_the_description_of_a_cover_is_read_too() -> None:
    front = "cover: {src: ../media/a.jpg, alt: photo, credit: Harbour House}\n"
    assert told_of("A text.", front) == [("E103", "photo")]


def test_a_small_picture_that_links_to_the_large_one_is_no_repetition() -> None:
    assert told_of("[![The jury](../media/small.jpg)](../media/large.jpg)") == []


@pytest.mark.parametrize(
    "source",
    [
        "![The jury](../media/a.jpg)\n*The final in Riga. Photo: Anna Berg, CC BY 4.0*",
        "![The jury](../media/a.jpg)\n\n*Photograph by Anna Berg*",
        '![The jury](../media/a.jpg "Foto: Anna Berg")',
        "![The jury](../media/a.jpg '© Anna Berg')",
        '![The jury][jury]\n\n[jury]: ../media/a.jpg "Illustration: Anna Berg"',
        '<figure><img src="../media/a.jpg" alt="The jury"><figcaption>Kuva: Anna Berg</figcaption></figure>',
        '<img src="../media/line.png" alt="">',
        "![The jury](../media/a.jpg)\n*Zdjęcie: Anna Berg*",
        "![The jury](../media/a.jpg)\n*Riga, CC0*",
    ],
)
def test_a_picture_that_names_who_made_it_is_left_alone(source: str) -> None:
    assert reading.told_of(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "![The jury](../media/a.jpg)",
        '![The jury](../media/a.jpg "The final in Riga")',
        "![A photo: the jury](../media/a.jpg)",
        "![The jury](../media/a.jpg)\n\nPhoto: this paragraph is no caption.",
        '<figure><img src="../media/a.jpg" alt="The jury"><figcaption>The final</figcaption></figure>',
    ],
)
def test_a_picture_that_names_nobody_is_reported(source: str) -> None:
    assert [code for code, _ in reading.told_of(source)] == ["E106"]
