"""An abbreviation is explained where a text uses it first, and nowhere that a link or a name would suffer."""

import re

import pytest

from catalogue.pages.abbreviations import Abbreviation, explain
from tests.rendered_site import Rendered

KNOWN = {
    "CCI": Abbreviation("CCI", "cultural and creative industries", "../glossary/#cci"),
    "R&D": Abbreviation("R&D", "research", "#rd"),
    "B2B": Abbreviation("B2B", 'business "to" business', "#b2b"),
}
CCI = '<a class="term" href="../glossary/#cci"><abbr title="cultural and creative industries">CCI</abbr></a>'


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<p>The CCI and the CCI.</p>", f"<p>The {CCI} and the CCI.</p>"),
        ("<p>CCI</p><p>CCI</p>", f"<p>{CCI}</p><p>CCI</p>"),
        ("<p>ACCI, CCIs, CCI-led, non-CCI</p>", "<p>ACCI, CCIs, CCI-led, non-CCI</p>"),
        ('<p><a href="x">CCI</a> CCI</p>', f'<p><a href="x">CCI</a> {CCI}</p>'),
        ("<h2>CCI</h2><p>CCI</p>", f"<h2>CCI</h2><p>{CCI}</p>"),
        ("<pre><code>CCI</code></pre>", "<pre><code>CCI</code></pre>"),
        ('<p title="CCI > CCI">CCI</p>', f'<p title="CCI > CCI">{CCI}</p>'),
        ("<p><em>CCI</em></p>", f"<p><em>{CCI}</em></p>"),
        ("<p>R&amp;D</p>", '<p><a class="term" href="#rd"><abbr title="research">R&amp;D</abbr></a></p>'),
    ],
)
def test_the_first_use_is_marked(html: str, marked: str) -> None:
    assert str(explain(html, KNOWN)) == marked


def test_a_long_form_with_quotes_stays_inside_its_attribute() -> None:
    assert 'title="business &quot;to&quot; business"' in str(explain("<p>B2B</p>", KNOWN))


def test_a_text_without_abbreviations_stays_as_it_is() -> None:
    assert str(explain("<p>CCI</p>", {})) == "<p>CCI</p>"


def test_no_text_of_the_site_explains_an_abbreviation_twice_or_inside_something_else(everything: Rendered) -> None:
    marked = 0
    for path, page in everything.pages.items():
        for body in re.findall(r'<div class="prose"[^>]*>(.*?)\n</div>', page, re.S):
            short_forms = re.findall(r"<abbr title=[^>]*>(.*?)</abbr>", body)
            assert len(short_forms) == len(set(short_forms)), path
            marked += len(short_forms)
            for element in ("code", "h2", "h3"):
                inside = re.findall(rf"<{element}\b[^>]*>.*?</{element}>", body, re.S)
                assert not [text for text in inside if "<abbr" in text], path
            assert not re.search(r"<a\b(?:(?!</a>).)*<a\b", body, re.S), path
    assert marked > 1
