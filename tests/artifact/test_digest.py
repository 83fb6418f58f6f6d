"""Digests of views: equal for equal ones, whatever objects they are made of, and for no others."""

import sys

import pytest
from markupsafe import Markup

from catalogue.artifact.digest import digest
from catalogue.views import DoubtView, LinkView, SegmentView


def link(title: str = "Aims", **more: int) -> LinkView:
    return LinkView("".join(title), "aims/", "aims", **more)  # type: ignore[arg-type]  # counts alone are given


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (link(), link(count=1)),
        (link(), link("Aims ")),
        (DoubtView("a", "b"), DoubtView("b", "a")),
        (("a", "b"), ("ab",)),
        ((("a",), "b"), ("a", ("b",))),
        ({"a": "1"}, {"a": "2"}),
        (SegmentView(0.1, 1, "dark"), SegmentView(0.2, 1, "dark")),
        (1, "1"),
        (None, ""),
        ([link(), link()], [link()]),
    ],
)
def test_different_views_have_different_digests(one: object, other: object) -> None:
    assert digest(one) != digest(other)


def test_a_text_has_the_same_digest_however_often_the_very_same_object_is_used() -> None:
    word = sys.intern("harbour")
    apart = ["".join(("har", "bour")) for _ in range(2)]
    assert digest(word, (word, word)) == digest(apart[0], (apart[1], "".join(apart[:1])))


def test_a_view_that_is_asked_for_again_has_the_digest_of_its_equal() -> None:
    first = link()
    assert digest(first) == digest(first) == digest(link())


def test_safe_text_has_the_digest_of_its_letters() -> None:
    assert digest(Markup("<b>é</b>")) == digest("<b>é</b>")


def test_more_views_than_are_remembered_keep_their_digests() -> None:
    links = [link(str(number)) for number in range(10_000)]
    assert [digest(each) for each in links[:50]] == [digest(link(str(number))) for number in range(50)]
    assert len({digest(each) for each in links}) == len(links)
