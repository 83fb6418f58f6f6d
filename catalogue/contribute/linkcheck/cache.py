"""Cache of earlier results, in one file: what need not be requested again, and since when something fails."""

import json
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from hashlib import blake2b
from pathlib import Path

from catalogue.cache.program import replacing
from catalogue.contribute.linkcheck.result import REUSABLE, TRANSIENT, LinkResult, ResultKind

CACHE_FILE = Path(".cache", "external-links.json")
"""Below the project; it can be deleted at any time, at the price of requesting everything again."""

_VERSION = 1
_LEAST_DAYS, _SPREAD_DAYS = 6, 5
"""Days for which a result is reused: the least, and how many more there may be, so that not all is due on one day."""


@dataclass(frozen=True, slots=True)
class CachedResult:
    """Last result of one address, and since when it fails."""

    result: LinkResult
    checked_on: date
    """The day of that result."""
    failing_since: date | None = None
    """The first of the runs that have failed without a break."""

    def is_fresh(self, url: str, today: date) -> bool:
        """Whether the address need not be requested again yet."""
        days = _LEAST_DAYS + blake2b(url.encode(), digest_size=1).digest()[0] % _SPREAD_DAYS
        return self.result.kind in REUSABLE and self.checked_on <= today < self.checked_on + timedelta(days=days)

    @property
    def is_reliable(self) -> bool:
        """Whether the result can be relied on: a failure that may pass counts only after it was seen on two days."""
        return self.result.kind not in TRANSIENT or (self.failing_since or self.checked_on) < self.checked_on


def merge_result(result: LinkResult, earlier: CachedResult | None, today: date) -> CachedResult:
    """Update the cache entry of an address with one more result."""
    if result.kind is ResultKind.BUSY:
        return earlier or CachedResult(result, today)
    if result.kind not in TRANSIENT:
        return CachedResult(result, today)
    return CachedResult(result, today, (earlier.failing_since if earlier else None) or today)


def load_results(file: Path) -> dict[str, CachedResult]:
    """Load the cache; empty where there is no file, or one that this program cannot read."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        if data["version"] != _VERSION:
            return {}
        return {url: _parse_record(record) for url, record in data["addresses"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def save_results(cache: Mapping[str, CachedResult], links: Collection[str], file: Path) -> None:
    """Save the results of all addresses that are still linked to, in one step; a cache that cannot be written is none.

    The file lies in the project, to which a stranger may have added links: none of them is followed.
    """
    if file.parent.is_symlink():
        return
    addresses = {url: _to_record(cache[url]) for url in sorted(cache) if url in links}
    document = {"version": _VERSION, "addresses": addresses}
    with suppress(OSError), replacing(file) as target:
        target.write(f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode())


def _to_record(entry: CachedResult) -> dict[str, object]:
    since = entry.failing_since
    return {
        **asdict(entry.result),
        "asked": entry.checked_on.isoformat(),
        "since": since and since.isoformat(),
    }


def _parse_record(record: Mapping[str, str | int | None]) -> CachedResult:
    result = LinkResult(
        ResultKind(str(record["kind"])),
        int(record["status"] or 0),
        str(record["target"] or ""),
        str(record["reason"] or ""),
    )
    since = record["since"]
    return CachedResult(
        result, date.fromisoformat(str(record["asked"])), date.fromisoformat(str(since)) if since else None
    )
