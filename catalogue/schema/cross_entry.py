"""Rules across entries: ids that exist, parents without cycles, unique numbers and titles.

Like the rules on one entry, they read the front matter as it was written.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from catalogue.diagnostics import Diagnostic, report
from catalogue.diagnostics.rules import validate as rules
from catalogue.model_errors import country_hint, did_you_mean
from catalogue.schema.check_document import SchemaChecks, references
from catalogue.schema.collection_fields import NOUNS
from catalogue.schema.models import SCHEMAS
from catalogue.setting_groups import COUNTRY_GROUPS
from catalogue.sources import Document, locate_in

DRAFT = "It is a draft: content/{path}.md says `draft: true`. Publish it too, or leave it out here until then."
"""The hint for a reference to an unpublished entry."""


@dataclass(frozen=True, slots=True)
class SkippedEntries:
    """Entries that have a file but are not among the documents, as `collection/id`."""

    unread: frozenset[str] = frozenset()
    """Those whose file could not be read: that is reported already, so references to it are not."""
    drafts: frozenset[str] = frozenset()
    """Drafts."""


def skipped_entries(
    read_documents: Iterable[Document], published_documents: Iterable[Document], diagnostics: Iterable[Diagnostic]
) -> SkippedEntries:
    """The entries that have a file but are not published: those unread according to `diagnostics`, and drafts."""
    read, day = ({_key(document) for document in group} for group in (read_documents, published_documents))
    faulty = {PurePosixPath(diagnostic.span.path) for diagnostic in diagnostics}
    unread = {f"{path.parent.name}/{path.stem}" for path in faulty if path.suffix == ".md"} - read
    return SkippedEntries(frozenset(unread), frozenset(read - day))


def _key(document: Document) -> str:
    return f"{document.source.collection}/{document.source.id}"


def check_references(
    originals: Iterable[tuple[Document, SchemaChecks]], country_groups: Mapping[str, str], absent: SkippedEntries
) -> Iterator[Diagnostic]:
    """Report ids that name no entry, and values that name neither a country nor a group of countries.

    Args:
        originals: all of them, with their checks.
        country_groups: the titles of the groups by id.
        absent: entries that are not among the originals although they have a file.
    """
    originals = list(originals)
    ids: dict[str, list[str]] = {name: [] for name in SCHEMAS}
    for document, _ in originals:
        ids[document.source.collection].append(document.source.id)
    id_sets = {name: set(ids) for name, ids in ids.items()} | {COUNTRY_GROUPS: set(country_groups)}
    for key in absent.unread:
        name, _, id_ = key.partition("/")
        id_sets.setdefault(name, set()).add(id_)
    for document, checks in originals:
        if all(id_sets[collection].issuperset(ids) for collection, ids in checks.references):
            continue
        for keys, collection, value in references(document):
            if value in id_sets[collection]:
                continue
            span = locate_in(document.text, document.source.path, keys)
            if collection == COUNTRY_GROUPS:
                yield report(rules.UNKNOWN_COUNTRY, span, hint=country_hint(value, country_groups), value=value)
            else:
                noun = NOUNS[collection]
                otherwise = f"The {noun}s are listed in content/{collection}/."
                hint = did_you_mean(value, ids[collection], otherwise)
                if f"{collection}/{value}" in absent.drafts:
                    hint = DRAFT.format(path=f"{collection}/{value}")
                yield report(rules.UNKNOWN_REFERENCE, span, hint=hint, noun=noun, value=value, collection=collection)


def check_parents(originals: Iterable[Document]) -> Iterator[Diagnostic]:
    """Report cycles of parents, each once, at the first of its files."""
    parents: dict[tuple[str, str], tuple[str, str]] = {}
    documents = {(document.source.collection, document.source.id): document for document in originals}
    for (collection, id_), document in documents.items():
        if (parent := document.front.get("parent")) is not None:
            parents[collection, id_] = (collection, str(parent).strip())
    pairs: set[tuple[str, str]] = set()
    for start in parents:
        way = [start]
        while (above := parents.get(way[-1])) is not None and above not in way:
            way.append(above)
        # An entry that is its own parent is reported by the rules on one entry.
        if above == start and len(way) > 1 and start not in pairs:
            pairs.update(way)
            document = documents[start]
            circle = ", ".join(f"`{id_}` below `{parents[name, id_][1]}`" for name, id_ in way)
            span = locate_in(document.text, document.source.path, ("parent",))
            hint = f"The files say: {circle}. Remove the `parent:` of the one at the top."
            yield report(rules.REFERS_TO_ITSELF, span, hint=hint, field="parent")


def check_duplicates(originals: Iterable[Document]) -> Iterator[Diagnostic]:
    """Report numbers and titles that two entries of one collection share."""
    first_documents: dict[tuple[str, str, str], Document] = {}
    for document in originals:
        for field, rule in (("title", rules.DUPLICATE_TITLE), ("number", rules.DUPLICATE_NUMBER)):
            value = document.front.get(field)
            if isinstance(value, bool) or not isinstance(value, int if field == "number" else str | int):
                continue
            folded_value = " ".join(str(value).casefold().split())
            first = first_documents.setdefault((document.source.collection, field, folded_value), document)
            if folded_value and first is not document:
                span = locate_in(document.text, document.source.path, (field,))
                yield report(rule, span, value=value, other=first.source.path)
