"""Problems as a SARIF 2.1.0 log, the form in which code-scanning services take them.

Section numbers are those of the OASIS standard with Errata 01.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from urllib.parse import quote

from catalogue import __version__
from catalogue.diagnostics import reference
from catalogue.diagnostics.formats.json import dump
from catalogue.diagnostics.formats.source_lines import Lines
from catalogue.diagnostics.model import Diagnostic, Diagnostics, Rule, Span
from catalogue.diagnostics.rules import RULES

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_NUMBER = re.compile(r"\d+")


def render(diagnostics: Diagnostics, lines: Lines, *, rules: Mapping[str, Rule] = RULES) -> str:
    """A log with one run: the rules that were broken, with their help, and one result per problem."""
    codes = sorted({item.code for item in diagnostics.items})
    fingerprints = _fingerprints(diagnostics.items, lines)
    run = {
        "tool": {
            "driver": {
                "name": "catalogue",
                "semanticVersion": __version__,
                "rules": [_descriptor(rules[code]) for code in codes],
            }
        },
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the project."}}},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(item, codes.index(item.code), fingerprint)
            for item, fingerprint in zip(diagnostics.items, fingerprints, strict=True)
        ],
    }
    return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _descriptor(rule: Rule) -> dict[str, object]:
    # Braces stay single here: these texts take no arguments, and services show them as they are.
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.what},
        "fullDescription": {"text": f"{rule.what} {rule.why}"},
        "defaultConfiguration": {"level": rule.severity.value},
        "help": {"text": reference.explain(rule), "markdown": reference.details(rule)},
    }


def _result(item: Diagnostic, index: int, fingerprint: str) -> dict[str, object]:
    text = f"{item.message}\n{item.help}" if item.help else item.message
    return {
        "ruleId": item.code,
        "ruleIndex": index,
        "level": item.severity.value,
        "message": {"text": _message(text)},
        "locations": [{"physicalLocation": _location(item.span)}],
        "partialFingerprints": {"catalogueFault/v1": fingerprint},
    }


def _location(span: Span) -> dict[str, object]:
    return {
        "artifactLocation": {"uri": quote(span.path, safe="/", errors="replace"), "uriBaseId": _ROOT},
        "region": {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.last_line,
            "endColumn": span.stop_column,
        },
    }


def _message(text: str) -> str:
    """Plain text as a message string: braces doubled (§ 3.11.5), and no source can put a link into it (§ 3.11.6)."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "\\](")


def _fingerprints(items: Sequence[Diagnostic], lines: Lines) -> list[str]:
    """For each problem a name that stays while lines are added or taken away elsewhere in the file (§ 3.27.17).

    It digests the rule, the path, the line's text and the message without its numbers, which may be line numbers;
    problems alike in all of that are told apart by their order.
    """
    counts: Counter[str] = Counter()
    fingerprints = []
    for item in items:
        source = lines(item.span.path)
        line = source[item.span.line - 1].strip() if 0 < item.span.line <= len(source) else ""
        key = "\0".join((item.code, item.span.path, line, _NUMBER.sub("#", item.message)))
        fingerprints.append(blake2b(f"{key}\0{counts[key]}".encode("utf-8", "replace"), digest_size=16).hexdigest())
        counts[key] += 1
    return fingerprints
