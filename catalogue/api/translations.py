"""What an entry says in every language in which somebody has written it."""

from collections.abc import Iterator
from typing import Any

from catalogue.api.records import Texts
from catalogue.schema.entries import Entry, Library
from catalogue.schema.models import Front


def versions(library: Library, entry: Entry[Front]) -> Iterator[tuple[str, Entry[Front]]]:
    """The original of an entry and its translations, each after its language."""
    yield entry.language, entry
    for language in library.config.languages:
        translation = library.translations.get((entry.key, language))
        if translation is not None:
            yield language, translation


def texts(library: Library, entry: Entry[Front], name: str) -> dict[str, Any]:
    """What each version of an entry gives for a field; what a translation leaves to the original is not repeated."""
    values = {}
    for language, version in versions(library, entry):
        value = getattr(version.meta, name)
        if value and (version is entry or name in version.own_fields):
            values[language] = value
    return values


def doubts(library: Library, entry: Entry[Front]) -> dict[str, Texts]:
    """The fields that an entry is unsure of, each with the reasons by language."""
    reasons: dict[str, Texts] = {name: {} for name in entry.meta.uncertain}
    for language, version in versions(library, entry):
        for name, reason in version.meta.uncertain.items():
            if reason and name in version.own_doubts:
                reasons.setdefault(name, {})[language] = reason
    return reasons
