"""What the last run of the same command found out, where nothing has changed since: then no stage is even imported."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalogue.pipeline import up_to_date

if TYPE_CHECKING:
    from catalogue.diagnostics import Diagnostics
    from catalogue.pipeline.build import BuildReport, Options


def check(project: Path, *, drafts: bool, strict: bool) -> "Diagnostics":
    """The faults of a project."""
    what, before = _check(drafts, strict), up_to_date.scan_tree(project)
    known = up_to_date.load_cached(project, what, before)
    if known is not None:
        return _faults(known)
    from catalogue.pipeline.load import load

    found = load(project, drafts=drafts, strict=strict).faults
    up_to_date.store_result(project, what, before, _plain(found))
    return found


def build(options: "Options", run: "Callable[[], BuildReport]") -> "BuildReport":
    """The report of a build, which is run only where something may have changed."""
    from catalogue.pipeline.build import BuildReport

    target = options.output.resolve()
    what = f"build {target} {options.base_url} {options.drafts} {options.strict} {options.pdf} {options.record}"
    before = up_to_date.scan_tree(options.project)
    known = None if options.force else up_to_date.load_cached(options.project, what, before, target)
    if known is not None:
        faults = _faults(known.pop("faults"))
        return BuildReport(faults=faults, published=True, **known)
    report = run()
    if report.published:
        outcome = {"faults": _plain(report.faults), "pages": report.pages, "tools": report.tools}
        outcome["unchanged"] = report.made + report.unchanged
        up_to_date.store_result(options.project, what, before, outcome, target)
        if options.base_url is None:  # then a check would have found the same
            found = [fault for fault in outcome["faults"] if not fault["code"].startswith(("W", "P"))]
            up_to_date.store_result(options.project, _check(options.drafts, options.strict), before, found)
    return report


def _check(drafts: bool, strict: bool) -> str:
    return f"check {drafts} {strict}"


def _plain(faults: "Diagnostics") -> Any:
    return json.loads(json.dumps([asdict(fault) for fault in faults.items]))


def _faults(plain: Any) -> "Diagnostics":
    from catalogue.diagnostics import Diagnostic, Diagnostics, Severity, Span

    def fault(span: dict[str, Any], severity: str, **rest: Any) -> Diagnostic:
        return Diagnostic(span=Span(**span), severity=Severity(severity), **rest)

    return Diagnostics(tuple(fault(**item) for item in plain))
