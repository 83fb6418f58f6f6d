"""Problems for a browser: as data for the script that shows them over a page, and as a page where there is no site.

All words of a problem are sent as text: content may come from a stranger.
"""

import json
from collections.abc import Callable, Sequence
from html import escape

from catalogue.diagnostics import Diagnostic, Severity
from catalogue.diagnostics.formats import closing_line
from catalogue.diagnostics.rules import RULES
from catalogue.serve.routing import OWN
from catalogue.serve.state import ServedSite

MAX_PROBLEMS = 60
"""Problems that are sent at most."""
STYLE = f"{OWN}panel.css"
NO_SITE = "no-site"
"""The state of the page that is shown while there is no site."""

Lines = Callable[[str], Sequence[str]]


def problems_data(site: ServedSite, lines: Lines) -> dict[str, object]:
    """The problems as data for the script. Errors come first, since they stop the site."""
    items = sorted(site.problems.items, key=lambda item: item.severity is not Severity.ERROR)
    return {
        "errors": site.problems.errors,
        "warnings": site.problems.warnings,
        "summary": closing_line(site.problems) if items else "",
        "crash": site.crash,
        "items": [_problem_data(item, lines) for item in items[:MAX_PROBLEMS]],
        "more": max(len(items) - MAX_PROBLEMS, 0),
    }


def _problem_data(item: Diagnostic, lines: Lines) -> dict[str, object]:
    from catalogue.diagnostics.formats.excerpt import excerpt

    excerpt_lines = excerpt(item.span, lines(item.span.path))
    return {
        "severity": item.severity.value,
        "code": item.code,
        "message": item.message,
        "help": item.help,
        "path": item.span.path,
        "line": item.span.line,
        "column": item.span.column,
        "rule": f"{OWN}rules/{item.code}" if item.code in RULES else "",
        "excerpt": [
            None
            if line is None
            else {"number": line.number, "text": line.text, "indent": line.indent, "carets": line.carets}
            for line in excerpt_lines
        ],
    }


def no_site_page(site: ServedSite) -> bytes:
    """The page in place of a site that could not be built yet: the problems as plain text, without a script."""
    problems = "".join(
        f"<li><p><code>{escape(f'{item.span.path}:{item.span.line}:{item.span.column}')}</code> "
        f"{item.severity}[{item.code}]</p><p>{escape(item.message)}</p><p>{escape(item.help)}</p></li>"
        for item in site.problems.items[:MAX_PROBLEMS]
    )
    lead = site.crash or "The site cannot be shown yet: its sources have errors. It will appear once they are fixed."
    return _page("No site yet", f"<p>{escape(lead)}</p><ol>{problems}</ol>")


def rule_page(code: str) -> bytes | None:
    """The explanation of a rule; None where there is no such rule."""
    rule = RULES.get(code)
    if rule is None:
        return None
    parts = [
        f"<p>{escape(rule.name)} ({rule.severity})</p>",
        f"<h2>What it does</h2><p>{escape(rule.what)}</p>",
        f"<h2>Why it matters</h2><p>{escape(rule.why)}</p>",
        f"<h2>Example</h2><pre>{escape(rule.example)}</pre>",
        f"<h2>Instead</h2><pre>{escape(rule.instead)}</pre>",
    ]
    return _page(f"Rule {rule.code}", "".join(parts))


def _page(title: str, content: str) -> bytes:
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="robots" content="noindex">\n'
        f'<link rel="stylesheet" href="{STYLE}">\n<link rel="icon" href="data:,">\n</head>\n'
        f'<body class="own-page">\n<main>\n<h1>{escape(title)}</h1>\n{content}\n</main>\n</body>\n</html>\n'
    ).encode()


def event(site: ServedSite, page: str, styles: Sequence[str], lines: Lines) -> bytes:
    """One Server-Sent Event: the state of a page, its style sheets, the search and the problems."""
    data = {"page": page, "styles": styles, "search": site.search_state, "problems": problems_data(site, lines)}
    data["bundle"] = site.bundle.fingerprint if site.bundle else ""
    text = json.dumps(data, ensure_ascii=True)
    return f"id: {site.number}\ndata: {text}\n\n".encode()
