"""The content of a small project that is quickly built, by path."""

SMALL = {
    "site.yaml": """\
        name: Small Catalogue
        description: A catalogue that is quickly built.
        base_url: http://localhost:8000/
        licence: {name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}
        menu: [tools, strands, organisations, pages/about]
        """,
    "strands/events.md": """\
        ---
        title: Support at international events
        summary: Showing work and meeting people at fairs, exhibitions and festivals abroad.
        ---
        Where people meet.
        """,
    "strands/capacity.md": """\
        ---
        title: Building capacity
        summary: Learning what a company needs before it goes abroad, from those who have been there.
        ---
        """,
    "sectors/design.md": """\
        ---
        title: Design
        summary: Products, communication and services, from furniture to interfaces.
        ---
        """,
    "aims/networks.md": """\
        ---
        title: Networks
        summary: Meeting people abroad who open doors, and staying in touch with them.
        ---
        """,
    "formats/exhibition.md": """\
        ---
        title: Exhibition
        summary: Work on show in a place that is open to a public, on site or online.
        ---
        """,
    "organisations/harbour-office.md": """\
        ---
        title: Harbour Office
        kind: public-agency
        country: EE
        city: Tallinn
        ---
        It looks after [the fair](../tools/harbour-fair.md).
        """,
    "glossary/cci.md": """\
        ---
        title: CCI
        long: cultural and creative industries
        definition: The branches of the economy whose products are works of culture and creation.
        ---
        """,
    "pages/about.md": """\
        ---
        title: About
        summary: What this catalogue is, and for whom it was made.
        ---
        The CCI meet in [Harbour Fair](../tools/harbour-fair.md).
        """,
    "tools/harbour-fair.md": """\
        ---
        title: Harbour Fair
        summary: A fair at the quay, where designers show their work to buyers from other countries.
        strand: events
        sectors: [design]
        aims: [networks]
        formats: [exhibition]
        mode: physical
        countries: [EE, SE]
        organisers: [harbour-office]
        published: 2021-09-08
        ---
        ## Programme

        Two days on the quay.
        """,
    "tools/pilot-school.md": """\
        ---
        title: Pilot School
        summary: A course on going abroad, in which designers learn from pilots who know the waters.
        strand: capacity
        sectors: [design]
        aims: [networks]
        countries: [EE]
        reviewed: 2026-11-23
        ---
        ## Programme

        Five evenings, then [the fair](harbour-fair.md).
        """,
    "tools/lone-beacon.md": """\
        ---
        title: Lone Beacon
        summary: A light that one company keeps for all the others, far out and seen by everybody.
        strand: events
        sectors: [design]
        aims: [networks]
        ---
        ## Programme

        It shines at night.
        """,
}
