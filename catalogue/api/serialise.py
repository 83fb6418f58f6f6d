"""Makes the published record of each entry. Knows the content model and the promise, and where the two differ."""

from collections.abc import Iterable
from typing import Any, Literal

from catalogue.api import records
from catalogue.api.translations import doubts, texts, versions
from catalogue.artwork.cover import cover_path
from catalogue.i18n import country_name
from catalogue.images import cover_of, picture_view
from catalogue.schema import models
from catalogue.schema.entries import Entry
from catalogue.site import Site
from catalogue.site.output_paths import API_FOLDER

WithFile = Literal["tools", "organisations", "initiatives", "modules"]
"""The collections whose entries have files of their own."""


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

    def tool(self, entry: Entry[models.Tool]) -> records.Tool:
        """A tool without its text."""
        tool = entry.meta
        return records.Tool(
            **self._head(entry),
            file=self.file(entry.key),
            summary=self._texts(entry, "summary"),
            number=tool.number,
            status=tool.status,
            strand=tool.strand,
            sectors=tool.sectors,
            aims=tool.aims,
            formats=tool.formats,
            mode=tool.mode,
            countries=tool.countries,
            place=_place(tool.place),
            editions=tuple(map(_edition, tool.editions)),
            organisers=self._parties(tool.organisers),
            partners=self._parties(tool.partners),
            contributors=self._parties(tool.contributors),
            audience=self._texts(entry, "audience"),
            figures=tuple(map(_figure, tool.figures)),
            channels=self._texts(entry, "channels"),
            links=tuple(map(_link, tool.links)),
            modules=tool.modules,
            related=tool.related,
            cover=self._cover(entry),
        )

    def term(self, entry: Entry[Any]) -> records.Term:
        """A strand, a sub-sector, an aim or a format with its tools."""
        return records.Term(
            **self._head(entry),
            summary=self._texts(entry, "summary"),
            short=self._texts(entry, "short"),
            number=entry.meta.number,
            parent=entry.meta.parent if isinstance(entry.meta, models.Sector) else None,
            tools=self.site.taxonomy.tools[entry.collection][entry.id],
        )

    def country(self, id_: str) -> records.Country:
        """A country with its tools and organisations, whether or not there is a text on it."""
        library, code = self._library, id_.upper()
        entry = library.countries.get(id_)
        names = {language: country_name(code, language) for language in library.config.languages}
        head = self._head(entry) if entry else {"languages": (), "uncertain": {}}
        seats = (other.id for other in library.organisations.values() if other.meta.country == code)
        return records.Country(
            **head | {"id": id_, "url": self.page(f"countries/{id_}"), "title": names | head.get("title", {})},
            code=code,
            summary=self._texts(entry, "summary") if entry else {},
            tools=self.site.taxonomy.tools["countries"][id_],
            organisations=tuple(seats),
        )

    def organisation(self, entry: Entry[models.Organisation]) -> records.Organisation:
        """An organisation without its text."""
        meta = entry.meta
        return records.Organisation(
            **self._head(entry),
            file=self.file(entry.key),
            summary=self._texts(entry, "summary"),
            kind=meta.kind,
            native_name=meta.native_name,
            also_known_as=meta.also_known_as,
            country=meta.country,
            city=meta.city,
            website=meta.url,
            parent=meta.parent,
            founded=meta.founded,
            project_partner=meta.project_partner,
            figures=tuple(map(_figure, meta.figures)),
            engagements=tuple(
                records.Engagement(entry=had.entry, part=had.part, role=had.role or None, uncertain=had.uncertain)
                for had in self.site.engagements.get(entry.id, ())
            ),
        )

    def initiative(self, entry: Entry[models.Initiative]) -> records.Initiative:
        """An initiative without its text."""
        meta = entry.meta
        return records.Initiative(
            **self._head(entry),
            file=self.file(entry.key),
            summary=self._texts(entry, "summary"),
            kind=meta.kind,
            full_title=meta.full_title,
            original_title=meta.original_title,
            original_language=meta.original_language,
            countries=meta.countries,
            regions=meta.regions,
            reference_number=meta.reference_number,
            part_of=meta.part_of,
            coordinator=self._party(meta.coordinator) if meta.coordinator else None,
            partners=self._parties(meta.partners),
            funder=self._party(meta.funder) if meta.funder else None,
            programme_priority=meta.programme_priority,
            funding=tuple(map(_sum, meta.funding)),
            period=records.Period(start=meta.period.start, end=meta.period.end) if meta.period else None,
            status=meta.status,
            status_note=meta.status_note,
            audience=self._texts(entry, "audience"),
            aims=meta.aims,
            tools=meta.tools,
            milestones=tuple(map(_edition, meta.milestones)),
            results=tuple(map(_figure, meta.results)),
            nominees=self._parties(meta.nominees),
            indicators=tuple(map(_indicator, meta.indicators)),
            recommendations=tuple(
                records.Recommendation(title=advice.title, gist=advice.gist) for advice in meta.recommendations
            ),
            evaluation=meta.evaluation,
            links=tuple(map(_link, meta.links)),
            source_updated=meta.source_updated,
        )

    def module(self, entry: Entry[models.Module]) -> records.Module:
        """A learning module without its text; tools that name it belong to it as well."""
        meta = entry.meta
        return records.Module(
            **self._head(entry),
            file=self.file(entry.key),
            summary=self._texts(entry, "summary"),
            tools=tuple(dict.fromkeys((*meta.tools, *self._naming(entry.id)))),
            website=meta.url,
            outcomes=meta.outcomes,
        )

    def word(self, entry: Entry[models.GlossaryTerm]) -> records.Word:
        """A word of the glossary."""
        return records.Word(
            **self._head(entry),
            definition=self._texts(entry, "definition"),
            long=self._texts(entry, "long"),
            also=self._texts(entry, "also"),
            see=entry.meta.see,
        )

    def _head(self, entry: Entry[Any]) -> dict[str, Any]:
        """What every record says, as its fields."""
        return {
            "id": entry.id,
            "url": self.page(entry.key),
            "source": entry.document.source.path,
            "languages": tuple(language for language, _ in versions(self._library, entry)),
            "title": self._texts(entry, "title"),
            "published": entry.meta.published,
            "reviewed": entry.meta.reviewed,
            "uncertain": doubts(self._library, entry),
        }

    def _texts(self, entry: Entry[Any], name: str) -> dict[str, Any]:
        return texts(self._library, entry, name)

    def _naming(self, module: str) -> Iterable[str]:
        return (tool.id for tool in self._library.tools.values() if module in tool.meta.modules)

    def _parties(self, items: Iterable[models.Involvement | models.Party]) -> tuple[records.Party, ...]:
        return tuple(map(self._party, items))

    def _party(self, item: models.Involvement | models.Party) -> records.Party:
        known = self._library.organisations[item.organisation] if item.organisation else None
        own = item.name if isinstance(item, models.Party) else None
        return records.Party(
            organisation=item.organisation,
            name=own or (known.title if known else ""),
            url=self.page(known.key) if known else None,
            kind=item.kind if isinstance(item, models.Party) else None,
            role=item.role,
            count=item.count if isinstance(item, models.Party) and item.count > 1 else None,
            winner=item.winner if isinstance(item, models.Nominee) else None,
            note=item.note,
            uncertain=item.uncertain,
        )

    def _cover(self, entry: Entry[models.Tool]) -> records.Cover:
        cover = entry.meta.cover
        medium = self.site.media.get(cover_of(entry))
        picture = picture_view(medium) if medium else None
        if cover is None or picture is None:
            return records.Cover(url=self._root + cover_path(entry.id), drawn=True)
        return records.Cover(url=self._root + picture.path, drawn=False, alt=cover.alt, credit=cover.credit)


def _sum(funding: models.Funding) -> records.Funding:
    return records.Funding(
        amount=funding.amount,
        currency=funding.currency,
        year=funding.year,
        scope=funding.scope,
        qualifier=funding.qualifier,
        note=funding.note,
        uncertain=funding.uncertain,
    )


def _indicator(indicator: models.Indicator) -> records.Indicator:
    return records.Indicator(
        label=indicator.label,
        of=indicator.of,
        value=indicator.value,
        unit=indicator.unit,
        start=indicator.start,
        end=indicator.end,
        qualifier=indicator.qualifier,
        note=indicator.note,
        uncertain=indicator.uncertain,
    )


def _place(place: models.Place | None) -> records.Place | None:
    if place is None:
        return None
    return records.Place(venue=place.venue, event=place.event, city=place.city, country=place.country)


def _edition(edition: models.Edition) -> records.Edition:
    return records.Edition(
        label=edition.label,
        start=edition.start,
        end=edition.end,
        time=edition.time,
        mode=edition.mode,
        place=_place(edition.place),
        note=edition.note,
        uncertain=edition.uncertain,
    )


def _figure(figure: models.Figure) -> records.Figure:
    return records.Figure(
        label=figure.label,
        value=figure.value,
        unit=figure.unit,
        qualifier=figure.qualifier,
        detail=figure.detail,
        note=figure.note,
        uncertain=figure.uncertain,
    )


def _link(link: models.WebLink) -> records.Link:
    return records.Link(label=link.label, url=link.url)
