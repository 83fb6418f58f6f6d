"""Documents are checked against the content model and each other, and become a Library."""

from catalogue.validate.library import Validated, validate
from catalogue.validate.references import Absent, absent_entries

__all__ = ["Absent", "Validated", "absent_entries", "validate"]
