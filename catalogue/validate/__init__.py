"""Documents are checked against the content model and each other, and become a Library."""

from catalogue.validate.library import Validated, validate

__all__ = ["Validated", "validate"]
