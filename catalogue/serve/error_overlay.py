"""Problems for a browser: as data for the script that lays them over a page, and as a page where there is no other.

All words of a problem go out as text: content may come from a stranger.
"""

import json
from collections.abc import Callable, Sequence
from html import escape

from catalogue.diagnostics import Diagnostic, Severity
from catalogue.diagnostics.formats import closing_line
from catalogue.diagnostics.rules import RULES
from catalogue.serve.routing import OWN
from catalogue.serve.state import ServedSite

MOST = 60
"""Problems that are sent at most."""
STYLE = f"{OWN}panel.css"
NO_SITE = "no-site"
"""The state of the page that is shown while there is no site."""

Lines = Callable[[str], Sequence[str]]


def problems_data(shown: ServedSite, lines: Lines) -> dict[str, object]:
    """What the script needs to show the problems. Errors come first, since they stop the site."""
    items = sorted(shown.problems.items, key=lambda item: item.severity is not Severity.ERROR)
    return {
        "errors": shown.problems.errors,
        "warnings": shown.problems.warnings,
        "summary": closing_line(shown.problems) if items else "",
        "trouble": shown.trouble,
        "items": [_problem_data(item, lines) for item in items[:MOST]],
        "more": max(len(items) - MOST, 0),
    }


def _problem_data(item: Diagnostic, lines: Lines) -> dict[str, object]:
    from catalogue.diagnostics.formats.excerpt import excerpt

    shown = excerpt(item.span, lines(item.span.path))
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
            for line in shown
        ],
    }


def no_site_page(shown: ServedSite) -> bytes:
    """The page in place of a site that could not be made yet: the problems as plain text, without a script."""
    problems = "".join(
        f"<li><p><code>{escape(f'{item.span.path}:{item.span.line}:{item.span.column}')}</code> "
        f"{item.severity}[{item.code}]</p><p>{escape(item.message)}</p><p>{escape(item.help)}</p></li>"
        for item in shown.problems.items[:MOST]
    )
    lead = shown.trouble or "The site cannot be shown yet: its sources have errors. It will appear once they are fixed."
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


def event(shown: ServedSite, page: str, styles: Sequence[str], lines: Lines) -> bytes:
    """One Server-Sent Event: everything that a page has to know."""
    data = {"page": page, "styles": styles, "search": shown.search, "problems": problems_data(shown, lines)}
    data["bundle"] = shown.bundle.fingerprint if shown.bundle else ""
    text = json.dumps(data, ensure_ascii=True)
    return f"id: {shown.number}\ndata: {text}\n\n".encode()
