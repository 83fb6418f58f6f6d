"""Makes the published record of each entry. Knows the content model and the promise, and where the two differ."""

from collections.abc import Iterable
from typing import Any

from catalogue.api.records import OTHER_GROUPS, RENAMED, CoverRecord, Engagement, PartyRecord, published_fields
from catalogue.api.translations import doubts, texts, versions
from catalogue.artwork.cover import cover_path
from catalogue.i18n import country_name
from catalogue.images import cover_of, picture_view
from catalogue.schema import field_groups, models
from catalogue.schema.entries import Entry
from catalogue.site import Site
from catalogue.site.output_paths import API_COLLECTIONS, API_FOLDER


class Serialiser:
    """Makes records of the entries of one site."""

    def __init__(self, site: Site, root: str) -> None:
        """Args: root: what stands before every address below the root of the site."""
        self.site = site
        self._library = site.library
        self._root = root
        self._default = site.library.config.default_language

    def page(self, key: str, language: str = "") -> str:
        """The address of an entry's page."""
        return f"{self._root}{self.site.routes.route(key, language or self._default)}"

    def file(self, key: str) -> str:
        """The address of an entry's own file."""
        return f"{self._root}{API_FOLDER}{key}.json"

    def record(self, entry: Entry[models.Front]) -> dict[str, Any]:
        """An entry without its text: what its model holds, and what the data add to it."""
        return self._header(entry) | self._fields(entry) | self._additions(entry)

    def country(self, id_: str) -> dict[str, Any]:
        """A country with its tools and organisations, whether or not there is a text on it."""
        library, code = self._library, id_.upper()
        entry = library.countries.get(id_)
        names = {language: country_name(code, language) for language in library.config.languages}
        record = (
            self._header(entry) | self._fields(entry) if entry else {"languages": (), "uncertain": {}, "summary": {}}
        )
        tools = self.site.taxonomy.tools_by_role(id_)
        seats = (other.id for other in library.organisations.values() if other.meta.country == code)
        return record | {
            "id": id_,
            "url": self.page(f"countries/{id_}"),
            "title": names | record.get("title", {}),
            "code": code,
            "tools": tools["took-part"],
            "held": tools["held"] or None,
            "organised": tools["organised"] or None,
            "organisations": tuple(seats),
        }

    def _fields(self, entry: Entry[models.Front]) -> dict[str, Any]:
        """The fields of an entry's model, texts in every language in which somebody has written them."""
        fields = published_fields(entry.collection)
        dump = entry.meta.model_dump(include={field.name for field in fields})
        for field in fields:
            if field.name in models.TRANSLATABLE:
                dump[field.name] = texts(self._library, entry, field.name)
            elif field.model and OTHER_GROUPS.get(field.model) is PartyRecord:
                value = getattr(entry.meta, field.name)
                dump[field.name] = tuple(map(self._party, value)) if field.many else value and self._party(value)
        if groups := [name for name in dump.get("countries", ()) if name in self._library.config.country_groups]:
            dump |= {
                "countries": self._library.config.expand_countries(dump["countries"]),
                "country_groups": tuple(groups),
            }
        return {RENAMED.get(name, name): value for name, value in dump.items()}

    def _additions(self, entry: Entry[models.Front]) -> dict[str, Any]:
        """What a record says beside the fields of the model."""
        own: dict[str, Any] = {"file": self.file(entry.key)} if entry.collection in API_COLLECTIONS else {}
        if isinstance(entry.meta, models.Tool):
            own["cover"] = self._cover(entry, entry.meta.cover)
        elif isinstance(entry.meta, models.Module):
            own["tools"] = tuple(dict.fromkeys((*entry.meta.tools, *self._naming(entry.id))))
        elif entry.collection == "organisations":
            own["engagements"] = [
                Engagement.model_validate(
                    {
                        "entry": had.entry,
                        "part": "funder" if had.part == "funders" else had.part,
                        "role": had.role or None,
                        "uncertain": had.uncertain,
                    }
                )
                for had in self.site.engagements.get(entry.id, ())
            ]
        elif entry.collection in self.site.taxonomy.tools:
            own["tools"] = self.site.taxonomy.tools[entry.collection][entry.id]
        return own

    def _header(self, entry: Entry[models.Front]) -> dict[str, Any]:
        """What every record says, as its fields."""
        return {
            "id": entry.id,
            "url": self.page(entry.key),
            "source": entry.path,
            "languages": tuple(language for language, _ in versions(self._library, entry)),
            "title": texts(self._library, entry, "title"),
            "published": entry.meta.published,
            "reviewed": entry.meta.reviewed,
            "uncertain": doubts(self._library, entry),
        }

    def _naming(self, module: str) -> Iterable[str]:
        return (tool.id for tool in self._library.tools.values() if module in tool.meta.modules)

    def _party(self, item: field_groups.Party) -> PartyRecord:
        organisation = self._library.organisations[item.organisation] if item.organisation else None
        return PartyRecord(
            organisation=item.organisation,
            name=item.name or (organisation.title if organisation else ""),
            url=self.page(organisation.key) if organisation else None,
            kind=item.kind,
            country=item.country,
            website=item.url,
            role=item.role,
            count=item.count if isinstance(item, field_groups.InitiativeParty) and item.count > 1 else None,
            winner=item.winner if isinstance(item, field_groups.Nominee) else None,
            note=item.note,
            uncertain=item.uncertain,
        )

    def _cover(self, entry: Entry[models.Front], cover: field_groups.Cover | None) -> CoverRecord:
        medium = self.site.media.get(cover_of(entry))
        picture = picture_view(medium) if medium else None
        if cover is None or picture is None:
            return CoverRecord(url=self._root + cover_path(entry.id), drawn=True)
        return CoverRecord(url=self._root + picture.path, drawn=False, alt=cover.alt, credit=cover.credit)
