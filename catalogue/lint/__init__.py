"""The editorial rules: each document is checked by itself, then all together under the settings of the site."""

from catalogue.lint.document_checks import NOTHING, LintResult, lint_document
from catalogue.lint.site_checks import lint_site

__all__ = ["NOTHING", "LintResult", "lint_document", "lint_site"]
