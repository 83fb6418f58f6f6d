"""Two projects for tests: a small one that is quickly built, and one with an entry of every kind and every field."""

import shutil
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path

from tests.small_project import SMALL

PROJECT = Path(__file__).parents[1]
QUICK = "data, offline, embeds"
"""What a site publishes beside its pages, but for PDFs and pictures for links, which take longest to make."""

ADDED = {
    "tools/harbour-fair.md": """\
        ---
        title: Harbour Fair <b>"&'</b>
        summary: A fair at the quay & on the water, where <i>designers</i> show work to buyers from abroad.
        number: 11
        status: retired
        strand: events
        sectors: [design, games]
        aims: [networks]
        formats: [fair]
        mode: hybrid
        countries: [EE, SE]
        place: {venue: The Quay, event: Sea Days, city: Tallinn, country: EE}
        editions:
          - {label: First, start: 2019-05-27, end: 2019-05-28, time: "10:00–16:00", mode: physical, note: On two days.}
          - {label: Second, start: 2020-10, uncertain: true}
          - {label: Third, start: 2021, end: 2022}
          - {label: Fourth, note: Nobody remembers when.}
        recurs: every-two-years
        since: 2019-05
        last_seen: 2022
        organisers: [sea-institute]
        partners: [{organisation: north-academy, role: host, note: In the winter., uncertain: true}]
        funders:
          - sea-institute
          - {name: The Sea, kind: fund, country: FI, url: "https://sea.example/", role: pays for ships, uncertain: true}
        contributors: [{organisation: harbour-works, role: platform}]
        audience: [designers, games studios]
        eligibility: Companies that have never crossed a sea.
        deadline: 2022-03-31
        cost: {level: low, note: A berth costs 50 EUR.}
        support:
          - {what: the crossing, amount: 500.5, currency: EUR, year: 2022, qualifier: up to, note: Paid late.}
          - {what: a desk on board, uncertain: true}
        effort: {team: two people, lead_weeks: 12, hours: 16, group: 20–40, note: And a ship.}
        steps:
          - {when: -8 weeks, what: Invite the buyers, who: the office}
          - {what: Set sail}
        figures:
          - {label: visitors, value: 1860, qualifier: more than, detail: on both days, note: Counted by hand.}
          - {label: share of guests from abroad, value: 12.5, unit: percent, uncertain: true}
          - {label: mood, value: bright}
          - {label: founded, value: 2019, unit: year}
          - {label: tickets, value: 12000, currency: EUR, year: 2021}
        channels: [word of mouth]
        links: [{label: The fair, url: "https://fair.example/?a=1&b=2"}]
        contact: {organisation: sea-institute, role: the office, email: fair@sea.example, url: "https://sea.example/ask"}
        sources:
          - {url: "https://sea.example/fair", publisher: The Sea, states: "Its dates, and who paid.", seen: 2022-03}
          - {publisher: A newspaper, states: How many came.}
        modules: [reading-the-sea]
        related: [beacon-days]
        cover: {src: ../media/quay.png, alt: A quay in the evening, credit: "Photograph: nobody, CC0"}
        aliases: [old/fair/]
        published: 2021-09-08
        reviewed: 2026-11-23
        uncertain: {editions: "The second is only said to have been in October.", mode: "Nobody says so."}
        ---
        ## Programme

        > [!NOTE]
        > The CCI met here, and the SME too; the CCI again.[^1]

        | Day | What |
        |---|---|
        | one | `CCI` in code |

        Term
        : What it means.

        ## Lessons learnt

        See [what CCI is](../glossary/cci.md) and [the office](../organisations/sea-institute.md).

        [^1]: In a note, CCI too.
        """,
    "tools/harbour-fair.sv.md": """\
        ---
        title: Hamnmässan
        summary: En mässa vid kajen, där formgivare visar sina arbeten för köpare från andra länder.
        ---
        ## Program

        Två dagar vid kajen, med [Beacon Days](beacon-days.md).
        """,
    "initiatives/sea-fund.md": """\
        ---
        title: Sea Fund
        full_title: Sea Fund for those who have never crossed a sea
        summary: A measure that paid for crossings of the sea, for companies that had never made one.
        kind: policy-measure
        original_title: Merefond
        original_language: et
        countries: [EE, SE]
        regions: [Harju]
        reference_number: "A 1"
        part_of: The plan for the sea
        coordinator: {organisation: sea-institute, kind: cultural institute}
        partners:
          - {name: A house without a page, kind: company, role: host, note: In the summer., uncertain: true}
          - {organisation: harbour-works}
          - {name: Four crews, count: 4}
        funder: {name: The Sea}
        programme_priority: 1.2 Crossings
        funding:
          - {amount: 1250000, currency: EUR, year: 2020, scope: crossings, qualifier: rounded}
          - {amount: 40000.5, currency: SEK, year: 2021, note: Paid late., uncertain: true}
        period: {start: 2019-01, end: 2021-12}
        status: completed
        status_note: when last seen
        audience: [companies]
        aims: [networks]
        tools: [harbour-fair]
        milestones:
          - {label: First crossing, start: 2019-05-02, mode: hybrid, place: {city: Tallinn}, note: It rained.}
        results: [{label: crossings, value: 74}]
        nominees:
          - {organisation: north-academy, name: The Partnership, winner: true, note: It crossed first.}
          - {name: The crew, kind: company}
        indicators:
          - {label: growth, of: The Partnership, value: 41, unit: percent, start: 2016, end: 2020}
          - {label: growth, of: The crew, value: 27.5, unit: percent, start: 2016, end: 2020, qualifier: about}
          - {label: growth, of: The crew, value: 70, unit: percent, start: 2016, end: 2019, uncertain: true}
          - {label: ships, of: The crew, value: 363, note: Counted by hand.}
          - {label: profit, of: The crew, value: -3, unit: percent}
        recommendations: [{title: Cross again, gist: Go once more.}]
        evaluation: Somebody counted.
        links: [{label: The fund, url: "https://fund.example/"}]
        source_updated: 2022-03
        uncertain: {funding: "Two sources, two sums.", recommendations: "Heard on the quay."}
        reviewed: 2026-11-23
        ---
        It paid for [the fair](../tools/harbour-fair.md).
        """,
    "modules/reading-the-sea.md": """\
        ---
        title: Reading the Sea
        summary: How to tell from the shore whether the sea is fit for a crossing, in four lessons.
        tools: [harbour-fair]
        url: https://module.example/
        outcomes: [tell a wave from a swell]
        reviewed: 2026-11-23
        ---
        Four lessons.
        """,
    "tools/beacon-days.md": """\
        ---
        title: Beacon Days
        summary: Two days at a lighthouse, for designers who want to be seen from the other shore.
        number: 12
        strand: events
        sectors: [design]
        aims: [networks]
        formats: [fair]
        mode: digital
        countries: [SE, EE]
        editions: [{label: Launch, start: 2020-10-15, place: {city: Gdynia, country: PL}}]
        organisers: [{organisation: north-academy, role: organiser}]
        figures:
          - {label: participants, value: 7}
          - {label: visitors of its page, value: 1500, qualifier: about}
          - {label: lamps, value: 74}
          - {label: days of rain, value: 11, uncertain: true}
          - {label: width of the beam, value: 30, unit: metres}
          - {label: first light, value: 2016, unit: year}
          - {label: speakers, value: 14}
        reviewed: 2026-11-23
        ---
        ## Programme

        The light goes round.
        """,
    **{
        f"tools/lesson-{number}.md": f"""\
        ---
        title: Lesson {number}
        summary: Lesson number {number} of those who know the sea, for companies that have never crossed one.
        strand: {"events" if number < 3 else "capacity" if number < 7 else "opened-programmes"}
        sectors: [{"video-games" if code == "NO" else "games"}]
        aims: [networks]
        countries: [EE, {code}]
        figures:
          - {{label: {"participants on site" if number == 1 else "participants"}, value: {number}}}
          - {{label: hours of lesson {number}, value: {number}}}
        published: 2021-09-08
        ---
        ## Programme

        It goes on at [Beacon Days](beacon-days.md).
        """
        for number, code in enumerate("DE DK FI LT LV PL NO SE DE DK".split(), 1)
    },
    "tools/quay-day.md": """\
        ---
        title: Quay day
        summary: An open day on the quay, known from the survey alone, on which every workshop can be seen.
        number: 3
        strand: opened-programmes
        sectors: [design]
        aims: [visibility]
        published: 2021-09-08
        uncertain: [strand]
        ---
        The survey names it in one line.
        """,
    "aims/new-markets.md": """\
        ---
        title: New markets
        summary: Finding out what it takes to sell in a country where one has never sold before.
        ---
        """,
    "sectors/press.md": """\
        ---
        title: Writing and press
        summary: Newspapers, magazines and whatever else comes out at fixed times and is read.
        ---
        """,
    "organisations/sea-institute.md": """\
        ---
        title: Sea Institute
        kind: cultural-institute
        country: DE
        project_partner: true
        ---
        """,
    "initiatives/open-water.md": """\
        ---
        title: Open Water
        summary: A programme that goes on, for those who are about to leave the harbour for the first time.
        kind: project
        countries: [SE]
        reference_number: 2022-01443
        coordinator: {organisation: sea-institute}
        partners: [{organisation: north-academy}]
        period: {start: 2018}
        status: running
        tools: [beacon-days]
        ---
        """,
    "glossary/cci.md": SMALL["glossary/cci.md"],
    "glossary/sme.md": """\
        ---
        title: SME
        long: small and medium-sized enterprises
        definition: Companies with fewer than 250 people.
        ---
        """,
    "countries/ee.md": """\
        ---
        summary: Half of the country lives by the sea, and all of it within reach of one.
        ---
        By the sea.
        """,
    "pages/about.sv.md": """\
        ---
        title: Om katalogen
        ---
        """,
}


def written(files: Mapping[str, str], content: Path) -> None:
    """Write files below a content folder, each without the margin that it has here."""
    for name, text in files.items():
        file = content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        margin = len(text) - len(text.lstrip(" "))
        lines = (line[margin:] if line[:margin].isspace() else line for line in text.splitlines())
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def small(project: Path, publish: str = QUICK) -> Path:
    """A project with three tools."""
    settings = f"{SMALL['site.yaml']}publish: [{publish}]\n"
    written(SMALL | {"site.yaml": settings}, project / "content")
    return project


def full(project: Path, languages: str = "[en]") -> Path:
    """The site with an entry of every kind, and beside these an entry that has every field in each collection."""
    content = project / "content"
    left_out = shutil.ignore_patterns() if "sv" in languages else shutil.ignore_patterns("*.sv.md")
    shutil.copytree(PROJECT / "tests/sites/full/content", content, ignore=left_out)
    written({name: text for name, text in ADDED.items() if ".sv." not in name or "sv" in languages}, content)
    (content / "media" / "quay.png").write_bytes(picture())
    file = content / "site.yaml"
    settings = {
        "base_url": "http://localhost:8000/",
        "theme": "harbour",
        "footer_menu": "[glossary, search, changes, pages/method]",
        "sections": "[Idea, Programme, {heading: Lessons learnt, highlight: true}]",
        "languages": languages,
        "repository": "https://code.example/",
        "edit_url": '"https://code.example/edit/{path}"',
    }
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line.partition(":")[0] not in settings]
    lines += [f"{name}: {value}" for name, value in settings.items() if value]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return project


def broad(project: Path) -> Path:
    """The full site in English, with as many more entries as a reader needs to filter, search, save and compare."""
    content = full(project) / "content"
    shutil.copytree(PROJECT / "tests/sites/broad/content", content, dirs_exist_ok=True)
    file = content / "site.yaml"
    settings = file.read_text(encoding="utf-8")
    file.write_text(settings.replace("feed_entries: 20\n", "feed_entries: 50\n"), encoding="utf-8")  # for every tool
    return project


def picture(width: int = 36, height: int = 23) -> bytes:
    """A grey PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + bytes([128] * width) for _ in range(height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
