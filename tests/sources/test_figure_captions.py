"""A picture that stands alone is a figure, and the words below it are its caption."""

import pytest

from catalogue.sources.markdown import fill, parse

CAPTION = '<figure><img alt="A hall" src="../media/hall.jpg"><figcaption>{}</figcaption></figure>\n'


def shown(source: str) -> str:
    body, problems = parse(source, 1, "content/pages/about.md")
    assert problems == []
    return fill(body, lambda use: use.target)


@pytest.mark.parametrize(
    ("source", "caption"),
    [
        ('![A hall](../media/hall.jpg "The opening. Photo: Anna Berg")', "The opening. Photo: Anna Berg"),
        ("![A hall](../media/hall.jpg)\n*The opening*", "The opening"),
        ("![A hall](../media/hall.jpg)  \n_The opening_", "The opening"),
        (
            "![A hall](../media/hall.jpg)\n*By [Anna](https://anna.example/)*",
            'By <a href="https://anna.example/">Anna</a>',
        ),
        ("![A hall](../media/hall.jpg)\n*The **whole** hall*", "The <strong>whole</strong> hall"),
        ('![A hall](../media/hall.jpg "<script>1</script>")', "&lt;script&gt;1&lt;/script&gt;"),
    ],
)
def test_a_title_or_a_slanted_line_below_is_the_caption(source: str, caption: str) -> None:
    assert shown(source) == CAPTION.format(caption)


def test_a_picture_alone_is_a_figure_without_a_caption() -> None:
    assert shown("![A hall](../media/hall.jpg)") == '<figure><img alt="A hall" src="../media/hall.jpg"></figure>\n'


def test_a_picture_that_is_a_link_is_a_figure_too() -> None:
    linked = '[![A hall](../media/hall.jpg "The opening")](../media/large.jpg)'
    assert shown(linked).startswith('<figure><a href="../media/large.jpg"><img')


@pytest.mark.parametrize(
    "source",
    [
        "![A hall](../media/hall.jpg) stood open.",
        "Here: ![A hall](../media/hall.jpg)",
        "![A hall](../media/hall.jpg)\n*One* and more",
        "![A hall](../media/hall.jpg)\n![A stage](../media/stage.jpg)",
        '- ![A hall](../media/hall.jpg "The opening")\n- Two',
    ],
)
def test_a_picture_among_words_stays_among_them(source: str) -> None:
    assert "<figure>" not in shown(source)


def test_the_words_of_a_caption_belong_to_the_text() -> None:
    for source in ('![A hall](../media/hall.jpg "The opening")', "![A hall](../media/hall.jpg)\n*The opening*"):
        body, _ = parse(source, 1, "content/pages/about.md")
        assert "The opening" in body.text
