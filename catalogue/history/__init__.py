"""History of the entries from Git: when each was created, and when its text changed. Reads no entry itself."""

from catalogue.history.log import Event, Kind
from catalogue.history.reading import UNKNOWN, History, read_history

__all__ = ["UNKNOWN", "Event", "History", "Kind", "read_history"]
