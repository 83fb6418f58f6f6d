"""Problems, the rules they fall under, and the forms in which they are shown."""

from catalogue.diagnostics.model import Diagnostic, Diagnostics, Rule, Severity, Span, report

__all__ = ["Diagnostic", "Diagnostics", "Rule", "Severity", "Span", "report"]
