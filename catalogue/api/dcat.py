"""The record by which other catalogues of data know this one: W3C's DCAT 3 in JSON-LD, with what DCAT-AP asks for.

Its context stands in the file itself, so that nobody has to ask a third party what it means. Nothing is said that the
site does not say: where it names no licence, the record names none.
"""

import json
from collections.abc import Iterable
from typing import Any

from catalogue.api.download import Download
from catalogue.config import SiteConfig

PATH = "dcat.jsonld"
MEDIA_TYPE = "application/ld+json"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_AUTHORITY = "http://publications.europa.eu/resource/authority/file-type/"
_FILE_TYPES = {"JSON": "JSON", "CSV": "CSV", "XLSX": "XLSX", "Atom": "ATOM", "ZIP": "ZIP", "PDF": "PDF"}
"""The names of the EU's authority table of file types, by what people call the format."""

Node = dict[str, Any]


def record(config: SiteConfig, base_url: str, page: str, first: str, last: str, downloads: Iterable[Download]) -> bytes:
    """The catalogue and its one data set with a distribution for every file.

    Args:
        config: the site's settings.
        base_url: where it is published.
        page: the whole address of the page that offers the data.
        first: the day on which the first entry appeared; may be empty.
        last: the latest day on which an entry appeared or was reviewed; may be empty.
        downloads: the files; those of which there are many are left out.
    """
    publisher: Node = {"@id": f"{base_url}#publisher", "@type": "foaf:Agent", "foaf:name": config.name}
    common = {
        "dct:title": {"@value": config.name, "@language": config.default_language},
        "dct:description": {"@value": config.description, "@language": config.default_language},
        "dct:publisher": {"@id": publisher["@id"]},
        "dct:language": [_language_node(code) for code in config.languages],
        "dct:license": {"@id": config.licence.url} if config.licence else None,
        "dct:issued": _day(first),
        "dct:modified": _day(last),
    }
    files = [download for download in downloads if not download.pattern]
    distributions = [_distribution(config, base_url, download) for download in files]
    dataset = {
        "@id": f"{page}#data",
        "@type": "dcat:Dataset",
        **common,
        "dcat:landingPage": {"@id": page},
        "dcat:distribution": [{"@id": node["@id"]} for node in distributions],
    }
    catalogue = {
        "@id": f"{base_url}#catalogue",
        "@type": "dcat:Catalog",
        **common,
        "foaf:homepage": {"@id": base_url},
        "dcat:dataset": {"@id": dataset["@id"]},
    }
    nodes: tuple[Node, ...] = (catalogue, dataset, publisher, *distributions)
    graph = [_without_empty(node) for node in nodes]
    return (json.dumps({"@context": _CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n").encode()


def _distribution(config: SiteConfig, base_url: str, download: Download) -> Node:
    url = base_url + download.path
    file_type = _FILE_TYPES.get(download.format)
    schema = {"@id": base_url + download.schema} if download.schema else None
    return {
        "@id": f"{url}#distribution",
        "@type": "dcat:Distribution",
        "dct:title": {"@value": f"{download.title} ({download.format})", "@language": config.default_language},
        "dct:description": {"@value": download.summary, "@language": config.default_language}
        if download.summary
        else None,
        "dcat:accessURL": {"@id": url},
        "dcat:downloadURL": {"@id": url},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{download.media_type}"},
        "dct:format": {"@id": f"{_AUTHORITY}{file_type}"} if file_type else None,
        "dct:language": [_language_node(code) for code in download.languages],
        "dct:license": {"@id": config.licence.url} if config.licence else None,
        "dct:conformsTo": schema,
    }


def _without_empty(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in (None, "", [])}


def _day(day: str) -> Node | None:
    return {"@value": day, "@type": "xsd:date"} if day else None


def _language_node(language: str) -> Node:
    """A language as DCAT 3 wants it named (6.4.9): by the Library of Congress, under its ISO 639-1 code."""
    return {"@id": f"http://id.loc.gov/vocabulary/iso639-1/{language}"}
