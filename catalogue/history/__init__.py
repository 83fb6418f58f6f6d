"""What Git tells of the entries: when each came to be, and when its words changed. Sees no entry from the inside."""

from catalogue.history.log import Event, Kind
from catalogue.history.reading import UNKNOWN, History, read_history

__all__ = ["UNKNOWN", "Event", "History", "Kind", "read_history"]
