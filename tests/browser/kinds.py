"""One page of every kind that the theme makes, by the kind's name."""

import re
from collections.abc import Iterable

WALKED_ELSEWHERE = {"embed-tool", "embed-term", "redirect"}
"""Kinds of pages that have tests of their own."""


def templates(pages: Iterable[str]) -> set[str]:
    """The templates from which pages were made, as each page names its own."""
    return {name for page in pages for name in re.findall(r'<body class="kind-([\w-]+)', page)}


KINDS = {
    "home": "",
    "tools": "tools/",
    "tool": "tools/pitching-for-a-quieter-sea/",
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
    "organisation": "organisations/ferry-office/",
    "initiatives": "initiatives/",
    "initiative": "initiatives/many-quays/",
    "initiative with sums": "initiatives/water-project/",
    "initiative with plots": "initiatives/shore-of-the-year/",
    "modules": "modules/",
    "module": "modules/selling-on-board/",
    "glossary": "glossary/",
    "page": "how-it-was-made/",
    "search": "search/",
    "search with results": "search/?q=design",
    "search without results": "search/?q=xylophone",
    "matrix": "matrix/",
    "map": "map/",
    "numbers": "numbers/",
    "changes": "changes/",
    "open data": "data/",
    "compare": "compare/?t=glass-house,tide-festival",
    "shortlist": "shortlist/?t=glass-house,tide-festival",
    "not found": "no/such/page/",
}
