"""The views are the theme contract: all of them documented, all of them offered, every template content with them."""

import ast
import inspect
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import jinja2
import pytest
from jinja2 import meta, nodes

from catalogue import views
from tests.rendered_site import Rendered

TEMPLATES = Path(__file__).parents[2] / "themes" / "harbour" / "templates"
FILES = sorted(file for file in TEMPLATES.rglob("*") if file.is_file())
PRINTS = TEMPLATES.parent / "pdf"
MODULES = [import_module(f"{views.__name__}.{name}") for _, name, _ in iter_modules(views.__path__)]
VIEWS = [
    value
    for module in MODULES
    for value in vars(module).values()
    if inspect.isclass(value) and is_dataclass(value) and value.__module__ == module.__name__
]
OFFERED = {
    "AlternateView": {"name", "path"},
    "BodyView": {"headings"},
    "BookView": {"reviewed_iso"},
    "HeadingView": {"level", "text", "anchor"},
    "CardView": {"mode", "status", "countries"},
    "EditionView": {"mode"},
    "EngagementView": {"part"},
    "FeedEntryView": {"image"},
    "FigureView": {"number"},
    "SocialCardView": {"foot", "title_language"},  # pdf/card.typ sets them
    "SiteView": {"options", "direction"},
    "LinkView": {"id", "current"},
    "TermView": {"id", "facet"},
}
"""Fields that a theme may want and that harbour has no use for."""

every_view = pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
every_template = pytest.mark.parametrize("template", FILES, ids=lambda path: path.name)


def parsed(template: Path) -> nodes.Template:
    environment = jinja2.Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    return environment.parse(template.read_text(encoding="utf-8"))


def parts() -> set[str]:
    """The templates that others extend, import or include."""
    return {str(name) for template in FILES for name in meta.find_referenced_templates(parsed(template))}


def names(tree: nodes.Template) -> Iterator[str]:
    """Every attribute that a template asks for, also by `selectattr` and the like."""
    yield from (node.attr for node in tree.find_all(nodes.Getattr))
    yield from (str(node.arg.value) for node in tree.find_all(nodes.Getitem) if isinstance(node.arg, nodes.Const))
    for call in tree.find_all(nodes.Filter):
        yield from (str(argument.value) for argument in call.args if isinstance(argument, nodes.Const))
        yield from (str(word.value.value) for word in call.kwargs if isinstance(word.value, nodes.Const))


@every_view
def test_a_view_is_frozen_and_offered(view: type) -> None:
    assert view.__dataclass_params__.frozen  # type: ignore[attr-defined]  # every dataclass has it
    assert hasattr(view, "__slots__")
    assert view.__name__ in views.__all__
    assert getattr(views, view.__name__) is view


def test_nothing_else_is_offered() -> None:
    assert sorted(views.__all__) == sorted({view.__name__ for view in VIEWS})


@every_view
def test_a_view_says_what_it_is(view: type) -> None:
    source = ast.parse(inspect.getsource(view)).body[0]
    assert isinstance(source, ast.ClassDef)
    assert ast.get_docstring(source)


@every_view
def test_a_field_of_codes_or_addresses_is_explained(view: type) -> None:
    source = ast.parse(inspect.getsource(view)).body[0]
    assert isinstance(source, ast.ClassDef)
    explained = {
        field.target.id
        for field, text in zip(source.body, [*source.body[1:], None], strict=True)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(text, ast.Expr)
    }
    vague = {"facet", "kind", "part", "structured", "assets", "count", "target", "current", "html", "number"}
    meant = {field.name for field in fields(view)} & vague
    assert {name for name in meant - explained if (view.__name__, name) not in SELF_EVIDENT} == set()


SELF_EVIDENT = {
    ("CardView", "number"),
    ("AlternateView", "current"),
    ("OrganisationsView", "count"),
    ("RedirectView", "target"),
    ("TermsView", "facet"),
}


def test_every_field_is_used_by_a_template_or_offered_on_purpose() -> None:
    used = {name for template in FILES for name in names(parsed(template))}
    used |= {name for file in PRINTS.glob("*.typ") for name in re.findall(r"\.(\w+)", file.read_text(encoding="utf-8"))}
    unused = {view.__name__: {field.name for field in fields(view)} - used for view in VIEWS}
    assert {name: left for name, left in unused.items() if left - OFFERED.get(name, set())} == {}


@every_template
def test_a_template_asks_for_nothing_that_site_and_page_do_not_have(template: Path) -> None:
    known = {name: {field.name for field in fields(getattr(views, f"{name.title()}View"))} for name in ("site", "page")}
    asked = {
        (node.node.name, node.attr)
        for node in parsed(template).find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name in known
    }
    assert {(name, attribute) for name, attribute in asked if attribute not in known[name]} == set()


@every_template
def test_a_template_is_rendered_for_the_full_site(template: Path, everything: Rendered) -> None:
    kind, pages = template.stem, everything.pages
    if kind == "sitemap-index":
        assert template.name not in everything.files  # it is for sites of another size, see test_signposts.py
    elif template.suffix != ".html":
        assert template.name in everything.files
    elif kind == "redirect":
        assert any('http-equiv="refresh"' in page for page in pages.values())
    elif template.relative_to(TEMPLATES).as_posix() not in parts():
        assert any(f'<body class="kind-{kind}' in page for page in pages.values())


def test_a_title_with_marks_of_html_is_shown_as_it_is_written_wherever_it_stands(everything: Rendered) -> None:
    shown = 0
    for path, data in everything.files.items():
        if path.endswith((".html", ".xml")):
            page = data.decode()
            assert "<b>\"&'</b>" not in page, path
            assert "<i>designers</i>" not in page, path
            shown += "Harbour Fair &lt;b&gt;&#34;&amp;&#39;&lt;/b&gt;" in page
    assert shown > 8


def test_no_page_shows_what_python_would_say(everything: Rendered) -> None:
    for path, page in everything.pages.items():
        for leak in ("None<", ">None", "LinkView(", "Undefined", " object at 0x", "{{", "{%", "()</", "[]</"):
            assert leak not in page, path
