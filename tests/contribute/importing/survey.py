"""A survey as it comes back from eight countries: 91 tools, and every kind of dirt that spreadsheets collect."""

import random
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.site_helpers import write

TOOLS = 91
HEADINGS = (
    "Name of the tool *",
    "Short description",
    "Type of support",
    "Sub-sector(s) (multiple choice)",
    "Ziele / aims",
    "Format",
    "Country",
    "Where",
    "When",
    "Organised by",
    "Target group",
    "Website",
    "Contact e-mail",
)
_STRANDS = {
    "events": ("Support at international events", "support at international events ", "Events", "events"),
    "capacity": ("Building the capacity to go abroad", "BUILDING THE CAPACITY TO GO ABROAD", "capacity"),
    "opened-programmes": ("Local programmes opened to other regions", "opened programmes"),
}
_SECTORS = {
    "design": ("Design", "design", "Desing", "DESIGN "),
    "games": ("Games", "games", "Gamess"),
    "fashion-textile": ("Fashion and textile", "Fashion & Textile", "fashion", "Fashon and textile"),
    "music": ("Music industry", "music", "Music\u00a0industry"),
    "film": ("Film industry", "film", "FILM INDUSTRY"),
    "architecture": ("Architecture", "Arcitecture"),
    "heritage": ("Cultural heritage", "heritage"),
}
_AIMS = {
    "networks": ("Networks and contacts", "networks", "Networks & contacts"),
    "visibility": ("Brand visibility and showcase", "visibility"),
    "inspiration": ("Inspiration", "inspiration"),
    "new-markets": ("New-market information and soft landing", "new markets"),
}
_COUNTRIES = {
    "DE": ("Germany", "Deutschland", "DE", "Tyskland"),
    "LV": ("Latvia", "Lettland", "LV", "Latvija"),
    "PL": ("Poland", "Polska", "pl"),
    "SE": ("Sweden", "Sverige", "Schweden"),
    "FI": ("Finland", "Suomi", "FI"),
    "EE": ("Estonia", "Eesti", "Viro"),
}
_FORMATS = ("Workshop series", "fair visit", "Mentoring", "Exhibition", "Study visit", "Matchmaking", "")
_DATES = ("2019", 2020, "15.10.2020", "May 2021", "12.–14.05.2021", datetime(2021, 3, 4), 44119, "2018-2020", "", "n/a")
_FIRST = (
    "Harbour",
    "Amber",
    "Granite",
    "Juniper",
    "Lantern",
    "Northern",
    "Quayside",
    "Saltwater",
    "Tidal",
    "Birch",
    "Meadow",
    "Copper",
)
_SECOND = (
    "Export",
    "Design",
    "Sound",
    "Market",
    "Story",
    "Studio",
    "Textile",
    "Pixel",
    "Archive",
    "Gallery",
    "Craft",
    "Film",
)
_THIRD = (
    "Days",
    "Clinic",
    "Passport",
    "Tandem",
    "Caravan",
    "Bridge",
    "Lounge",
    "Sprint",
    "Relay",
    "Atlas",
    "Workbench",
    "Compass",
)


VOCABULARY = {
    "sectors": (
        "Design", "Games", "Fashion and textile", "Music industry", "Film industry", "Architecture", "Cultural heritage"
    ),
    "aims": (
        "Networks and contacts", "Brand visibility and showcase", "Inspiration",
        "New-market information and soft landing",
    ),
    "formats": ("Workshop series", "Fair visit", "Mentoring", "Exhibition", "Study visit", "Matchmaking"),
}  # fmt: skip
"""The terms of the catalogue that the survey is for, by collection."""
_SHORT = {"music": "Music", "film": "Film", "heritage": "Heritage", "networks": "Networks", "visibility": "Visibility"}
_STRAND_TITLES = {
    "events": "Support at international events",
    "capacity": "Building the capacity to go abroad",
    "opened-programmes": "Local programmes opened to other regions",
}


def survey_project(project: Path) -> Path:
    """A catalogue with these terms, two tools that the survey names too, and two organisations."""
    ids = {"sectors": _SECTORS, "aims": _AIMS, "formats": [term_id(name) for name in VOCABULARY["formats"]]}
    files = {"site.yaml": "name: Example Port\n"}
    for collection, titles in VOCABULARY.items():
        for id_, title in zip(ids[collection], titles, strict=True):
            short = f"short: {_SHORT[id_]}\n" if id_ in _SHORT else ""
            files[f"{collection}/{id_}.md"] = f"---\ntitle: {title}\n{short}summary: Of {title}.\n---\n"
    for id_, title in _STRAND_TITLES.items():
        files[f"strands/{id_}.md"] = f"---\ntitle: {title}\nsummary: Of {title}.\n---\n"
    for title in ("ARS BALTICA", "Goethe-Institut"):
        files[f"organisations/{term_id(title)}.md"] = f"---\ntitle: {title}\nkind: network\n---\n"
    for title in ("Baltic Home", "MESH Festival"):
        front = f"title: {title}\nsummary: Of {title}.\nstrand: events\nsectors: [design]\naims: [networks]\n"
        files[f"tools/{term_id(title)}.md"] = f"---\n{front}---\n\nIt was held once.\n"
    write(project, {f"content/{path}": text for path, text in files.items()})
    return project


def term_id(title: str) -> str:
    """The id of an entry with this title."""
    return title.lower().replace(" ", "-")


@dataclass
class Survey:
    """The sheet, and what was put into it on purpose."""

    path: Path
    invalid_rows: set[int] = field(default_factory=set)
    """Rows that must not become entries."""
    valid_rows: dict[int, dict[str, object]] = field(default_factory=dict)
    """For the other rows, facts that must be understood."""


def names(rng: random.Random) -> list[str]:
    """Names unlike each other in at least one word of three."""
    triples = [(a, b, c) for a in _FIRST for b in _SECOND for c in _THIRD]
    rng.shuffle(triples)
    choice: list[tuple[str, str, str]] = []
    for triple in triples:
        if all(len(set(triple) & set(other)) < 2 for other in choice):
            choice.append(triple)
    return [" ".join(triple) for triple in choice][:TOOLS]


def make_survey(path: Path, seed: int = 91) -> Survey:
    """A workbook with a title above the headings, empty rows, a hidden sheet, and dirt in every seventh row or so."""
    rng = random.Random(seed)
    survey = Survey(path)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Survey 2021"
    sheet["A1"] = "Survey of internationalisation tools"
    sheet.merge_cells("A1:F1")
    sheet["A2"] = "Please fill in one row per tool"
    sheet["G3"] = "Place and time"
    sheet.merge_cells("G3:I3")
    for column, heading in enumerate(HEADINGS, 1):
        sheet.cell(4, column, heading)
    row = 4
    for number, name in enumerate(names(rng)):
        row += 2 if number % 20 == 19 else 1
        values, facts = _row(name, number, rng)
        if dirt := _DIRT.get(number):
            values |= dirt
            survey.invalid_rows.add(row)
        else:
            survey.valid_rows[row] = facts
        for column, value in values.items():
            cell = sheet.cell(row, column)
            cell.value = value  # type: ignore[assignment]  # openpyxl takes all that is in here
            if number % 15 == 0 and column == 3:
                cell.comment = Comment("Asked by telephone", "Survey desk")
    hidden = book.create_sheet("Raw answers")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "Name"
    book.create_sheet("Notes")["A1"] = "Called back: nobody"
    book.save(path)
    return survey


def _row(name: str, number: int, rng: random.Random) -> tuple[dict[int, object], dict[str, object]]:
    """The cells of one tool by column, and what they mean."""
    strand, sectors = rng.choice(list(_STRANDS)), rng.sample(list(_SECTORS), rng.randint(1, 2))
    aims, countries = rng.sample(list(_AIMS), rng.randint(1, 2)), rng.sample(list(_COUNTRIES), 2)
    between = rng.choice(["; ", ", ", "\n", " / "])
    values: dict[int, object] = {
        1: rng.choice([name, f"  {name} ", name, f"{name}\u00a0"]),
        2: f"{name} brings small companies to a neighbouring market. It lasts {number + 2} days.",
        3: rng.choice(_STRANDS[strand]),
        4: between.join(rng.choice(_SECTORS[sector]) for sector in sectors),
        5: "; ".join(rng.choice(_AIMS[aim]) for aim in aims),
        6: rng.choice(_FORMATS),
        7: rng.choice(["; ", ", ", "\n"]).join(rng.choice(_COUNTRIES[code]) for code in countries),
        8: rng.choice(["Riga, Latvia", "Tallinn", "Malmö", "Online", ""]),
        9: rng.choice(_DATES),
        10: rng.choice(["ARS BALTICA", "ars baltica", "Goethe Institut", "Example Port Authority", ""]),
        11: rng.choice(["designers; musicians", "start-ups", ""]),
        12: rng.choice([f"www.example.org/{number}", f"https://example.org/tools/{number}", ""]),
        13: f"desk{number}@example.org",
    }
    facts: dict[str, object] = {
        "title": name,
        "strand": strand,
        "sectors": sectors,
        "aims": aims,
        "countries": countries,
    }
    return {column: value for column, value in values.items() if value != ""}, facts


_DIRT: dict[int, dict[int, object]] = {
    3: {3: None},
    7: {4: "Graphics"},
    11: {9: "30.02.2021"},
    15: {1: "Export Café\nFair Tandem"},
    19: {4: "=VLOOKUP(A2,Other!A:B,2)"},
    23: {12: "see Facebook"},
    27: {7: "Baltics"},
    31: {1: "Baltic Home (web exhibition)"},
    35: {1: "Mesh-festival"},
    39: {3: "something else entirely"},
    43: {1: None},
    47: {5: None},
    51: {1: "x" * 130},
    55: {9: "soon"},
    59: {2: "y" * 250},
}
"""By the number of the tool, what makes its row one that cannot be taken over."""
