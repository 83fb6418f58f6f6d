"""A page on its way into the copy."""

import pytest

from catalogue.output.offline.pages import Copier, data_file, essence, is_copied

MARKS = '<svg xmlns="x"><symbol id="a" viewBox="0"><path d="M0"/></symbol><symbol id="menu"><g/></symbol></svg>'
COPIER = Copier(
    "https://site.example/x/",
    "assets/copy.1.js",
    {"assets/marks.1.svg": MARKS, "assets/chart.1.svg": '<svg viewBox="0"><g id="sea"><g/></g></svg>'},
)
TOOL = "tools/x/index.html"


def page(html: str, path: str = TOOL) -> str:
    return COPIER.page(path, html)


@pytest.mark.parametrize(
    ("written", "copied"),
    [
        ("../../", "../../index.html"),
        ("./", "./index.html"),
        ("../../strands/events/", "../../strands/events/index.html"),
        ("../../tools/?strands=events#results", "../../tools/index.html?strands=events#results"),
        ("../../assets/site.1.css", "../../assets/site.1.css"),
        ("../../media/plan.pdf", "../../media/plan.pdf"),
        ("../../covers/x.svg", "../../covers/x.svg"),
        ("../../tools.csv", "https://site.example/x/tools.csv"),
        ("../../feed.xml", "https://site.example/x/feed.xml"),
        ("./x.pdf", "https://site.example/x/tools/x/x.pdf"),
        ("../../copy.zip", "https://site.example/x/copy.zip"),
        ("../../admin/", "https://site.example/x/admin/"),
        ("../../404.html", "https://site.example/x/404.html"),
        ("../../api/v1/", "../../api/v1/index.html"),
        ("#programme", "#programme"),
        ("?q=a", "?q=a"),
        ("https://elsewhere.example/a/", "https://elsewhere.example/a/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
    ],
)
def test_an_address_leads_to_a_file_of_the_folder_or_to_the_site(written: str, copied: str) -> None:
    assert page(f'<a href="{written}">x</a>') == f'<a href="{copied}">x</a>'


def test_an_address_is_changed_wherever_an_attribute_has_one() -> None:
    html = (
        '<form action="../../search/"><img src="../../covers/x.svg" srcset="../../media/a.webp 1x, ../../media/b.webp '
        '2x"><p data-glossary-term="../../glossary/#cci">'
    )
    assert page(html) == html.replace("search/", "search/index.html").replace("glossary/", "glossary/index.html")
    refresh = '<meta http-equiv="refresh" content="0; url=../tools/y/">'
    assert page(refresh) == refresh.replace("y/", "y/index.html")


def test_text_is_left_alone_also_where_it_looks_like_an_address() -> None:
    html = '<p title="a > b">in <code>&lt;a href="../"&gt;</code>, and href="../../" <!-- <a href="../"> --></p>'
    assert page(html) == html
    bundle = '<div data-bundle="../../pagefind/" data-name="x">'
    assert page(bundle) == bundle


def test_one_script_takes_the_place_of_all_modules_and_runs_them_in_their_order() -> None:
    html = (
        '<script src="../../assets/scheme.js"></script><link rel="modulepreload" href="../../assets/dom.js">'
        '<script type="module" src="../../assets/b.js"></script><body>'
        '<script src="../../assets/a.js" type="module"></script>'
        '<script type="application/ld+json">{"a": "../../"}</script></body>'
    )
    assert page(html) == (
        '<script src="../../assets/scheme.js"></script>'
        '<script defer src="../../assets/copy.1.js" data-scripts="assets/b.js assets/a.js"></script><body>'
        '<script type="application/ld+json">{"a": "../../"}</script></body>'
    )


def test_parts_of_drawings_come_into_the_page_once_and_clash_with_no_id_of_it() -> None:
    use = '<svg><use href="../../assets/marks.1.svg#{}"/></svg>'
    made = page(f'<body><nav id="menu">{use.format("menu")}{use.format("menu")}{use.format("nothing")}</nav></body>')
    assert made.count('<use href="#_marks-menu"/>') == 2
    assert made.count('<symbol id="_marks-menu"><g/></symbol>') == 1
    assert "M0" not in made
    assert '<use href="#_marks-nothing"/>' in made


def test_a_drawing_that_is_no_set_of_symbols_comes_as_a_whole() -> None:
    made = page('<body><svg><use href="../../assets/chart.1.svg#sea"/></svg></body>')
    assert '<use href="#_chart-sea"/>' in made
    assert '<g id="_chart-sea"><g/></g></svg></div>\n</body>' in made


def test_what_is_meant_for_the_copy_is_shown_in_it() -> None:
    assert page('<p class="notice" hidden data-offline>x</p>') == '<p class="notice">x</p>'


def test_scripts_are_handed_what_they_look_for_in_a_page() -> None:
    html = '<head><link rel="canonical" href="https://site.example/"></head><body><main id="main">“a”\n</main><footer>'
    assert essence(html) == '<link rel="canonical" href="https://site.example/"><main id="main">“a”\n</main>'
    assert data_file("a.js", '“a"\n') == 'catalogueCopy.take("a.js", "“a\\"\\n");\n'


@pytest.mark.parametrize(
    "path", ["cards/x.png", "pagefind/pagefind.js", "api/v1/tools.json", "tools.xlsx", "robots.txt"]
)
def test_what_is_for_other_programs_is_not_in_the_copy(path: str) -> None:
    assert not is_copied(path)
