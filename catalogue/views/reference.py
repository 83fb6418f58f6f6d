"""The theme contract as a page of Markdown: which template sees which view, and every field of every view."""

import ast
import inspect
from collections.abc import Iterator, Mapping
from dataclasses import fields
from textwrap import dedent

from catalogue import views

TEMPLATES: Mapping[str, type] = {
    "tools.html": views.ToolsView,
    "tool.html": views.ToolView,
    "terms.html": views.TermsView,
    "term.html": views.TermView,
    "organisations.html": views.OrganisationsView,
    "organisation.html": views.OrganisationView,
    "index.html": views.IndexView,
    "initiatives.html": views.InitiativesView,
    "initiative.html": views.InitiativeView,
    "module.html": views.ModuleView,
    "glossary.html": views.GlossaryView,
    "page.html": views.TextPageView,
    "data.html": views.DataView,
    "redirect.html": views.RedirectView,
    "embed-tool.html": views.ToolEmbedView,
    "embed-term.html": views.TermEmbedView,
    "feed.xml": views.FeedView,
    "sitemap.xml": views.SitemapView,
    "sitemap-index.xml": views.SitemapIndexView,
    "opensearch.xml": views.OpenSearchView,
    "robots.txt": views.RobotsView,
    "humans.txt": views.HumansView,
}
"""What each template sees as `view`, but for pages that say it themselves. A theme without parent needs all of them."""
PRINTS: Mapping[str, type] = {
    "pdf/tool.typ": views.ToolView,
    "pdf/catalogue.typ": views.BookView,
    "pdf/card.typ": views.SocialCardView,
}
"""The same for what Typst sets: PDFs and social cards."""


def view_reference(pages: Mapping[str, type]) -> str:
    """The whole reference, made from the views.

    Args:
        pages: the views of pages that say themselves what their template sees, by that template.
    """
    templates = {**pages, **TEMPLATES, **PRINTS}
    shared = {name: getattr(views, name) for name in views.__all__}
    sections = shared | {view.__name__: view for view in pages.values()}
    lines = [
        "# Views",
        "",
        "Everything that a template can use. This page is generated from the code by `catalogue schema`; do not edit "
        "it.",
        "[themes.md](themes.md) says how to make a theme.",
        "",
        "Every template sees `view`. All of them see [`site`](#siteview) as well, and those that end in `.html`",
        "see [`page`](#pageview). A `path` is an address below the site's root: put `page.root` in front of it.",
        "Texts are plain, and the template escapes them; what is of the type `Markup` is HTML already. Templates that",
        "end in `.typ` read the same from `/view.json`, with [blocks](themes.md#pdfs) in the place of HTML.",
        "",
        "| template | `view` |",
        "|---|---|",
        *(f"| `{name}` | {_link(view.__name__)} |" for name, view in templates.items()),
    ]
    for name in sorted(sections):
        lines += ["", f"## {name}", "", *_view(sections[name])]
    return "\n".join(lines) + "\n"


def _link(name: str) -> str:
    return f"[{name}](#{name.lower()})"


def _view(view: type) -> Iterator[str]:
    texts = _field_texts(view)
    yield inspect.cleandoc(view.__doc__ or "")
    yield ""
    yield "| field | type | |"
    yield "|---|---|---|"
    for field in fields(view):
        yield f"| `{field.name}` | {_type(field.type)} | {texts.get(field.name, '')} |"


def _field_texts(view: type) -> dict[str, str]:
    """The text below each field that has one, in one line."""
    body = ast.parse(dedent(inspect.getsource(view))).body[0]
    assert isinstance(body, ast.ClassDef)
    texts = {}
    for statement, after in zip(body.body, body.body[1:], strict=False):
        if (
            isinstance(statement, ast.AnnAssign)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
        ):
            texts[ast.unparse(statement.target)] = " ".join(str(after.value.value).split()).replace("|", "\\|")
    return texts


def _type(type_: object) -> str:
    """A type as a template author reads it: other views linked, the names of modules left out."""
    arguments = [argument for argument in getattr(type_, "__args__", ()) if argument is not Ellipsis]
    origin = getattr(type_, "__origin__", None)
    if origin is tuple and len(arguments) == 1:
        return f"list of {_type(arguments[0])}"
    if origin is tuple:
        return f"({', '.join(map(_type, arguments))})"
    if origin is not None:
        return f"{_type(arguments[0])} → {_type(arguments[1])}"
    if arguments:
        return " or ".join(map(_type, arguments))
    name = getattr(type_, "__name__", str(type_))
    plain = {"str": "text", "int": "number", "float": "number", "bool": "true or false", "NoneType": "nothing"}
    return _link(name) if name in views.__all__ else plain.get(name, f"`{name}`")
