"""The editorial rules: each document is observed by itself, then all are judged together."""

from catalogue.lint.document_checks import NOTHING, LintResult, observe
from catalogue.lint.site_checks import judge

__all__ = ["NOTHING", "LintResult", "judge", "observe"]
