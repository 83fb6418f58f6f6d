"""Of a drawing, only shapes, colours and words are published, written anew."""

from contextlib import suppress
from encodings.aliases import aliases
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.sources.images.svg_sanitizer import DrawingError, sanitise_svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">'

NO_TEXT_ENCODINGS = (
    "base64",
    "idna",
    "koi9-q",
    "punycode",
    "raw_unicode_escape",
    "rot13",
    "undefined",
    "unicode_escape",
)


def drawing(inside: str) -> bytes:
    return f"{HEAD}{inside}</svg>".encode()


def inside(source: str) -> str:
    """What is left of what stands inside of a drawing."""
    text = sanitise_svg(drawing(source)).data.decode()
    assert text.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">')
    return text.partition(">")[2].removesuffix("</svg>")


@pytest.mark.parametrize(
    "source",
    [
        '<g id="a" class="b"><circle cx="1" cy="2" r="3" fill="red"></circle></g>',
        '<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"></stop></linearGradient></defs>',
        '<rect fill="url(#g)" width="1" height="1"></rect>',
        "<text>A &amp; B &lt; C</text>",
        '<style>.a { fill: url("#g") } g &gt; rect { stroke: red }</style>',
        '<path d="M0 0L1 1" style="fill: url( \'#g\' ); stroke: none"></path>',
        '<use href="#a"></use>',
        "<title>Zdjęcie</title>",
    ],
)
def test_what_is_harmless_stays_as_it_is(source: str) -> None:
    assert inside(source) == source
    assert sanitise_svg(drawing(source)).lost == ()


@pytest.mark.parametrize(
    ("source", "left", "lost"),
    [
        ("<script>alert(1)</script><circle/>", "<circle></circle>", "a script"),
        ('<circle onload="alert(1)" ONCLICK="x" r="1"/>', '<circle r="1"></circle>', "a script"),
        ('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>', "", "part of a web page"),
        ('<image href="data:image/png;base64,AAAA"/>', "", "a photograph inside the drawing"),
        ('<use xlink:href="https://example.org/a.svg#b"/>', "<use></use>", "something that asks for another file"),
        ('<use href="other.svg#b"/>', "<use></use>", "something that asks for another file"),
        ('<rect fill="url(https://example.org/a.svg#b)"/>', "<rect></rect>", "something that asks for another file"),
        ('<rect fill="u\\72l(https://example.org/)"/>', "<rect></rect>", "something that asks for another file"),
        ('<rect style="fill: url(//example.org/a)"/>', "<rect></rect>", "something that asks for another file"),
        (
            "<style>@import 'https://example.org/a.css';</style>",
            "<style></style>",
            "a style sheet that asks for other files",
        ),
        (
            "<style>a { mask: image-set('a.png' 1x) }</style>",
            "<style></style>",
            "a style sheet that asks for other files",
        ),
        ('<rect><animate attributeName="x" values="0;1"/></rect>', "<rect></rect>", "an animation"),
        ('<rect><set attributeName="onclick" to="x"/></rect>', "<rect></rect>", "an animation"),
    ],
)
def test_what_acts_or_asks_for_something_is_left_out_and_told_of(source: str, left: str, lost: str) -> None:
    assert inside(source) == left
    assert sanitise_svg(drawing(source)).lost == (lost,)


@pytest.mark.parametrize(
    "source",
    [
        '<metadata><rdf:RDF xmlns:rdf="urn:x"><rdf:li>Anna</rdf:li></rdf:RDF></metadata>',
        "<!-- made by Anna --><?php echo 1 ?>",
        '<sodipodi:namedview xmlns:sodipodi="urn:s"><circle/></sodipodi:namedview>',
    ],
)
def test_what_a_program_wrote_for_itself_is_left_out_without_a_word(source: str) -> None:
    assert inside(source) == ""
    assert sanitise_svg(drawing(source)).lost == ()


def test_a_link_gives_what_it_holds() -> None:
    assert inside('<a href="javascript:alert(1)"><circle/></a>') == "<circle></circle>"


def test_a_declaration_of_the_kind_of_document_is_dropped() -> None:
    public = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    assert sanitise_svg(public + drawing("<circle/>")).data == sanitise_svg(drawing("<circle/>")).data


REPEATED = "".join(
    f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 10 + "</g>" if n else '<g id="g0"><circle/></g>' for n in range(9)
)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'<!DOCTYPE svg [<!ENTITY a "aaa">]>' + drawing("<text>&a;</text>"), "it declares entities of its own"),
        (b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + drawing("&a;"), "it declares entities"),
        (drawing("<g>"), "line 1 of the drawing is not valid SVG"),
        (drawing("&nbsp;"), "line 1 of the drawing is not valid SVG"),
        (b"<svg><circle/></svg>", "its outermost element is not an `svg`"),
        (b'<html xmlns="http://www.w3.org/1999/xhtml"><svg/></html>', "its outermost element is not an `svg`"),
        (drawing("<g>" * 101 + "</g>" * 101), "its parts are nested too deep"),
        (drawing(REPEATED), "it repeats its parts so often"),
        (drawing(" " * (2 * 1024 * 1024)), "it has 2049 KiB"),
    ],
    ids=[
        "entity",
        "external entity",
        "not closed",
        "entity of HTML",
        "no namespace",
        "HTML",
        "deep",
        "repeated",
        "long",
    ],
)
def test_a_drawing_that_would_unfold_or_is_none_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(DrawingError, match=reason):
        sanitise_svg(data)


@pytest.mark.parametrize("encoding", sorted({*aliases.values(), *NO_TEXT_ENCODINGS}))
def test_a_drawing_in_any_encoding_that_python_knows_is_read_or_refused(encoding: str) -> None:
    source = f'<?xml version="1.0" encoding="{encoding}"?>{HEAD}<title>A</title></svg>'
    with suppress(DrawingError):
        assert b"<title>A</title>" in sanitise_svg(source.encode()).data


@pytest.mark.parametrize("encoding", ["utf-8", "ISO-8859-1", "iso-8859-13", "windows-1257", "utf-16"])
def test_a_drawing_in_a_usual_encoding_keeps_its_letters(encoding: str) -> None:
    source = f'<?xml version="1.0" encoding="{encoding}"?>{HEAD}<title>Österåker</title></svg>'
    assert "<title>Österåker</title>".encode() in sanitise_svg(source.encode(encoding)).data


def test_a_drawing_that_draws_itself_is_harmless_and_ends() -> None:
    assert "use" in inside('<g id="a"><use href="#a"/></g>')


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="120" height="60"', (120, 60)),
        ('width="10mm" height="1in"', (38, 96)),
        ('viewBox="0 0 40 20"', (40, 20)),
        ('width="400" viewBox="0,0,40,20"', (400, 200)),
        ('height="10" viewBox="0 0 40 20"', (20, 10)),
        ('width="100%" viewBox="0 0 40 20"', (40, 20)),
        ("", (300, 150)),
        ('viewBox="0 0 nan inf" width="1e999"', (300, 150)),
    ],
)
def test_a_drawing_is_as_large_as_it_says(attributes: str, size: tuple[int, int]) -> None:
    made = sanitise_svg(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}><circle r="1"/></svg>'.encode())
    assert (made.width, made.height) == size


PARTS = st.sampled_from(
    [
        "<g>", "</g>", "<circle r='1'/>", "<script>", "</script>", "<style>", "</style>", "url(#a)", "]]>", "&lt;",
        "&#0;", "<use href='#a'/>", "<g id='a'>", "<x:y xmlns:x='urn:x'>", "</x:y>", "onload='1'", "<!--", "-->",
        "<![CDATA[<b>]]>",
    ]
)  # fmt: skip


@given(st.lists(PARTS, max_size=12).map("".join))
def test_whatever_comes_in_what_goes_out_is_well_formed_and_stays_so(source: str) -> None:
    try:
        once = sanitise_svg(drawing(source)).data
    except DrawingError:
        return
    names = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(once).iter()}
    assert names <= {"svg", "g", "circle", "style", "use"}
    assert sanitise_svg(once).data == once
