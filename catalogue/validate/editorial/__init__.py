"""The editorial rules: each document is observed by itself, then all are judged together."""

from catalogue.validate.editorial.judge import judge
from catalogue.validate.editorial.observe import NOTHING, Observations, observe

__all__ = ["NOTHING", "Observations", "judge", "observe"]
