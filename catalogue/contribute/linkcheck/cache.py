"""What is remembered of earlier runs, in one file: what need not be asked again, and since when something fails."""

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from hashlib import blake2b
from pathlib import Path

from catalogue.contribute.linkcheck.result import KEPT, PASSING, Answer, Kind

PLACE = Path(".cache", "external-links.json")
"""Below the project; it can be deleted at any time, at the price of asking everything again."""

_VERSION = 1
_FRESH, _SPREAD = 6, 5
"""Days for which an answer is kept: the least, and how many more there may be, so that not all is due on one day."""


@dataclass(frozen=True, slots=True)
class CachedAnswer:
    """What one address answered last, and since when it fails."""

    answer: Answer
    asked: date
    """The day of that answer."""
    failing_since: date | None = None
    """The first of the runs that have failed without a break."""

    def is_fresh(self, url: str, today: date) -> bool:
        """Whether the address need not be asked again yet."""
        days = _FRESH + blake2b(url.encode(), digest_size=1).digest()[0] % _SPREAD
        return self.answer.kind in KEPT and self.asked <= today < self.asked + timedelta(days=days)

    @property
    def is_settled(self) -> bool:
        """Whether the answer can be relied on: what may pass must have failed on two days."""
        return self.answer.kind not in PASSING or (self.failing_since or self.asked) < self.asked


def merge_answer(answer: Answer, earlier: CachedAnswer | None, today: date) -> CachedAnswer:
    """The memory of an address after one more answer."""
    if answer.kind is Kind.BUSY:
        return earlier or CachedAnswer(answer, today)
    if answer.kind not in PASSING:
        return CachedAnswer(answer, today)
    return CachedAnswer(answer, today, (earlier.failing_since if earlier else None) or today)


def load_answers(file: Path) -> dict[str, CachedAnswer]:
    """What the file holds; nothing where there is none, or one that this program cannot read."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        if data["version"] != _VERSION:
            return {}
        return {url: _memory(record) for url, record in data["addresses"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def keep(memories: Mapping[str, CachedAnswer], linked: Collection[str], file: Path) -> None:
    """Write down what is known of the addresses that are still linked to, whole or not at all."""
    addresses = {url: _record(memories[url]) for url in sorted(memories) if url in linked}
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.new")
    document = {"version": _VERSION, "addresses": addresses}
    draft.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    draft.replace(file)


def _record(memory: CachedAnswer) -> dict[str, object]:
    since = memory.failing_since
    return {**asdict(memory.answer), "asked": memory.asked.isoformat(), "since": since and since.isoformat()}


def _memory(record: Mapping[str, str | int | None]) -> CachedAnswer:
    answer = Answer(
        Kind(str(record["kind"])), int(record["status"] or 0), str(record["target"] or ""), str(record["reason"] or "")
    )
    since = record["since"]
    return CachedAnswer(
        answer, date.fromisoformat(str(record["asked"])), date.fromisoformat(str(since)) if since else None
    )
