"""The result of the last run of the same command, where nothing has changed since: then no stage is even imported."""

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from catalogue.pipeline import up_to_date
from catalogue.pipeline.options import BuildOptions, LoadOptions, build_key, check_key

if TYPE_CHECKING:
    from catalogue.diagnostics import Diagnostics
    from catalogue.pipeline.build import BuildReport


def check(options: LoadOptions) -> "Diagnostics":
    """The faults of a project."""
    key, before = check_key(options), up_to_date.scan_tree(options.project)
    cached = up_to_date.load_cached(options.project, key, before)
    if cached is not None:
        return _from_json(cached)
    from catalogue.pipeline.load import load

    faults = load(options).faults
    up_to_date.store_result(options.project, key, before, _to_json(faults))
    return faults


def build(options: BuildOptions, run: "Callable[[], BuildReport]") -> "BuildReport":
    """The report of a build, which is run only where something may have changed."""
    from catalogue.pipeline.build import BuildReport

    project, key, output = options.project, build_key(options), options.output.resolve()
    before = up_to_date.scan_tree(project)
    cached = None if options.force else up_to_date.load_cached(project, key, before, output)
    if cached is not None:
        faults = _from_json(cached.pop("faults"))
        return BuildReport(faults=faults, published=True, **cached)
    report = run()
    if report.published:
        outcome = {"faults": _to_json(report.faults), "pages": report.pages, "tools": report.tools}
        outcome["unchanged"] = report.made + report.unchanged
        up_to_date.store_result(project, key, before, outcome, output)
        # A check with the same options would have found the same, but for what only writing finds.
        checked = [fault for fault in outcome["faults"] if not fault["code"].startswith(("W", "P"))]
        up_to_date.store_result(project, check_key(options), before, checked)
    return report


def _to_json(faults: "Diagnostics") -> Any:
    return json.loads(json.dumps([asdict(fault) for fault in faults.items]))


def _from_json(faults: Any) -> "Diagnostics":
    from catalogue.diagnostics import Diagnostic, Diagnostics, Severity, Span

    def fault(span: dict[str, Any], severity: str, **rest: Any) -> Diagnostic:
        return Diagnostic(span=Span(**span), severity=Severity(severity), **rest)

    return Diagnostics(tuple(fault(**item) for item in faults))
