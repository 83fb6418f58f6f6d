"""One page of every kind that the theme makes, by the kind's name."""

KINDS = {
    "home": "",
    "tools": "tools/",
    "tool": "tools/pitching-for-a-better-baltic-sea/",
    "strands": "strands/",
    "strand": "strands/events/",
    "sector": "sectors/design/",
    "sector without a tool": "sectors/press/",
    "aim": "aims/networks/",
    "formats": "formats/",
    "format": "formats/exhibition/",
    "countries": "countries/",
    "country": "countries/ee/",
    "organisations": "organisations/",
    "organisation": "organisations/goethe-institut/",
    "glossary": "glossary/",
    "page": "how-the-tools-were-made/",
    "search": "search/",
    "search with results": "search/?q=design",
    "search without results": "search/?q=xylophone",
    "not found": "no/such/page/",
}
