"""What a page in another language says of itself where its text is not translated."""

import re

from tests.rendered_site import Rendered

CRUMB = re.compile(r'<li([^>]*)><span aria-current="page">([^<]+)</span></li>')


def crumb(page: str) -> tuple[str, str]:
    """The attributes and the words of the last line of the trail."""
    found = CRUMB.search(page)
    assert found is not None
    return found[1].strip(), found[2]


def test_the_trail_marks_a_name_that_is_not_translated_with_its_language(everything: Rendered) -> None:
    assert crumb(everything.text("sv/tools/beacon-days/index.html")) == ('lang="en"', "Beacon Days")
    assert crumb(everything.text("sv/about/index.html")) == ("", "Om katalogen")
    assert crumb(everything.text("tools/beacon-days/index.html")) == ("", "Beacon Days")


def test_a_role_that_only_repeats_the_part_is_not_said_twice(everything: Rendered) -> None:
    page = everything.text("organisations/north-academy/index.html")
    roles = re.findall(r'<span class="member-role">([^<]+)</span>', page)
    assert "Organiser" in roles
    assert not any(role.casefold() == "organiser: organiser" for role in roles)
