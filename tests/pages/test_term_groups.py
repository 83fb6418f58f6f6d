"""The tools on the page of a term: by role for a country, by status where there are many."""

import re
from pathlib import Path

from catalogue.i18n import Messages
from catalogue.pages.entry_pages import term_view
from catalogue.pages.page_list import PAGES
from catalogue.pages.view_builder import ViewBuilder
from catalogue.views import TermView
from tests.projects import small
from tests.rendered_site import Rendered, rendered


def view_of(site: Rendered, facet: str, id_: str) -> TermView:
    return term_view(ViewBuilder(site.site, Messages("en"), PAGES), facet, id_, "../../")


def test_a_country_shows_what_was_held_there_what_is_run_from_there_and_where_it_took_part(tmp_path: Path) -> None:
    folder = small(tmp_path)
    tool = folder / "content/tools/lone-beacon.md"
    front = (
        "place: {city: Reykjavík, country: IS}\norganisers: [{name: An office, country: DK}]\ncountries: [IS]\nstrand:"
    )
    tool.write_text(tool.read_text("utf-8").replace("strand:", front), "utf-8")
    site = rendered(folder)
    assert [(group.id, group.title, group.brief) for group in view_of(site, "countries", "is").groups] == [
        ("held", "Held here", True),
        ("took-part", "Took part", True),
    ]
    page = site.text("countries/is/index.html")
    assert re.findall(r'<h3 id="_([a-z-]+)">', page) == ["held", "took-part"]
    assert page.count(">Lone Beacon</a></h4>") == 2
    assert "Organised from here" in site.text("countries/dk/index.html")


def test_a_term_with_few_tools_shows_cards_alone(everything: Rendered) -> None:
    assert view_of(everything, "strands", "events").groups == ()
    assert "tool-group" not in everything.text("strands/events/index.html")


def test_of_many_tools_the_piloted_ones_have_cards_and_the_rest_short_lines_folded_after_twelve(tmp_path: Path) -> None:
    folder = small(tmp_path)
    tool = folder / "content/tools/lone-beacon.md"
    text = re.sub(r"number:.*\n|status:.*\n", "", tool.read_text("utf-8"))
    for number in range(14):
        copy = text.replace("title: Lone Beacon", f"title: Beacon {number}")
        (folder / f"content/tools/beacon-{number}.md").write_text(copy, "utf-8")
    retired = text.replace("title: Lone Beacon", "title: Old Beacon\nstatus: retired")
    (folder / "content/tools/old-beacon.md").write_text(retired, "utf-8")
    site = rendered(folder)
    strand = site.site.library.tools["beacon-1"].meta.strand
    view = view_of(site, "strands", strand)
    groups = {group.id: (len(group.tools), group.brief) for group in view.groups}
    assert groups["retired"] == (1, True)
    assert groups["listed"][0] >= 14
    assert sum(number for number, _ in groups.values()) == len(view.tools)
    assert not groups.get("piloted", (0, False))[1]
    assert f"Show {groups['listed'][0] - 12} more" in site.text(f"strands/{strand}/index.html")
