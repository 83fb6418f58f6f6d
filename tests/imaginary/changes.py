"""What may happen to an imaginary project: one change of its entries, settings or theme at a time, none a problem.

What cannot happen just now, such as a deletion where nothing is left to delete, becomes a change of words.
"""

import os
from collections.abc import Callable, Sequence
from typing import TypeVar

from tests.history.repositories import Repository
from tests.imaginary.garden import FIELDS, HOME, OTHER, PAGE, PARAGRAPHS, Entry, Garden, Translation
from tests.projects import picture

Choice = TypeVar("Choice")

WORDS = ("tide", "B2B & more", "<b>bold</b>", "CCI", "a SME", "Tallinn", "naïve", "50 % off", "quiet {{ x }}")
LISTED = (
    "tools",
    "strands",
    "sectors",
    "aims",
    "formats",
    "organisations",
    "initiatives",
    "modules",
    "glossary",
    "pages/about",
)
LINKED = ("tools", "organisations", "glossary", "pages", "strands")
MESSAGES = ("All tools", "Tools", "Countries", "In figures", "Search the catalogue", "Pages")


def pick(garden: Garden, choices: Sequence[Choice]) -> Choice:
    """One of several."""
    return garden.random.choice(list(choices))


def some(garden: Garden, choices: Sequence[str], least: int = 0) -> list[str]:
    """Some of several, in any order."""
    return garden.random.sample(list(choices), garden.random.randint(least, len(choices)))


def any_entry(garden: Garden) -> Entry:
    """One of all entries."""
    return garden.entries[pick(garden, sorted(garden.entries))]


def any_tool(garden: Garden) -> Entry:
    """One of the tools."""
    return pick(garden, garden.of("tools"))


def drafts(garden: Garden) -> set[str]:
    """The tools that are not published."""
    return {tool.key for tool in garden.of("tools") if tool.front.get("draft") == "true"}


def words(garden: Garden) -> None:
    """The running text of an entry changes."""
    any_entry(garden).words = f"{pick(garden, WORDS)} of the {garden.name('day')}"


def title(garden: Garden) -> None:
    """An entry gets another title."""
    any_entry(garden).front["title"] = repr(garden.name(pick(garden, ("Lamp", "Tide & Co", "Quay <b>"))))


def summary(garden: Garden) -> None:
    """A tool or a term gets another summary."""
    entry = pick(garden, [entry for _, entry in sorted(garden.entries.items()) if "summary" in entry.front])
    entry.front["summary"] = repr(
        f"A thing {garden.name('seen')} times by the SME, {pick(garden, WORDS)}, and liked by all."
    )


def facets(garden: Garden) -> None:
    """A tool is filed under other terms."""
    tool = any_tool(garden)
    name = pick(garden, ("strand", "sectors", "aims", "formats", "organisers"))
    ids = [entry.id for entry in garden.of(FIELDS[name])]
    tool.named[name] = some(garden, ids, 0 if name in {"formats", "organisers"} else 1)


def facts(garden: Garden) -> None:
    """A fact of a tool changes, or is added, or taken away."""
    values = {
        "mode": ("physical", "digital", "hybrid"),
        "status": ("listed", "piloted", "retired"),
        "countries": ("[EE]", "[SE, EE]", "[FI, LV, LT]", "[DE]"),
        "number": (garden.name("").strip(),),
        "reviewed": ("2026-10-01", "2026-11-02"),
        "published": ("2020-01-01", "2022-02-02"),
        "audience": ("[designers]", "[SME, games studios]"),
        "place": ("{city: Riga, country: LV}", "{city: Tartu, country: EE, venue: The Quay}"),
        "editions": ("[{label: First, start: 2020-10}]", "[{label: Second, start: 2021-05-06, uncertain: true}]"),
        "figures": ("[{label: visitors, value: 74}]", "[{label: visitors, value: 75, note: By hand.}]"),
        "links": ('[{label: The fair, url: "https://fair.example/?a=1&b=2"}]',),
        "uncertain": ("{countries: Nobody says so.}",),
        "cover": ('{src: ../media/quay.png, alt: A quay, credit: "Nobody, CC0"}',),
    }
    tool, name = any_tool(garden), pick(garden, sorted(values))
    if name in tool.front and garden.random.random() < 0.4:
        del tool.front[name]
    else:
        tool.front[name] = pick(garden, values[name])


def headings(garden: Garden) -> None:
    """A heading of a tool appears, changes or goes; links to it follow."""
    tool = any_tool(garden)
    old = tool.headings.pop(garden.random.randrange(len(tool.headings))) if len(tool.headings) > 1 else ""
    if not old or garden.random.random() < 0.7:
        tool.headings.insert(garden.random.randint(0, len(tool.headings)), garden.name("Turn"))
    for entry in garden.entries.values():
        entry.links = [
            (key, pick(garden, tool.headings) if (key, at) == (tool.key, old) and old else at)
            for key, at in entry.links
        ]


def links(garden: Garden) -> None:
    """A text leads to another entry, or leads there no more."""
    entry = pick(garden, [*garden.of("tools"), *garden.of("pages"), *garden.of("organisations"), *garden.of("strands")])
    if entry.links and garden.random.random() < 0.4:
        entry.links.pop()
        return
    wanted = [other for name in LINKED for other in garden.of(name) if other.key not in drafts(garden)]
    target = pick(garden, wanted)
    if target is not entry and target.key not in dict(entry.links):
        entry.links.append((target.key, pick(garden, ["", *target.headings])))


def parts(garden: Garden) -> None:
    """A text gets a table, a note, a box, a definition or a picture; or loses it."""
    any_tool(garden).holds ^= {pick(garden, sorted(PARAGRAPHS))}


def glossary(garden: Garden) -> None:
    """A word is explained in another way, appears, or goes."""
    entries, chance = garden.of("glossary"), garden.random.random()
    if chance < 0.3:
        id_ = garden.name("word").replace(" ", "-")
        front = {"title": pick(garden, ("sea", "quiet", "evening", "hand")) + id_[5:], "definition": "What it is."}
        garden.entries[f"glossary/{id_}"] = Entry("glossary", id_, front, {"see": ["cci"]})
    elif chance < 0.5 and len(entries) > 2:
        forget(garden, pick(garden, [entry for entry in entries if entry.id != "cci"]))
    else:
        entry = pick(garden, entries)
        name = pick(garden, ("definition", "long", "also"))
        entry.front[name] = (
            f"[{garden.name('form')}]" if name == "also" else f"What is {garden.name('meant')} by the trade."
        )


def translations(garden: Garden) -> None:
    """An entry is translated, or its translation changes or goes."""
    entry = any_entry(garden)
    if "sv" in entry.translations and garden.random.random() < 0.3:
        del entry.translations["sv"]
        return
    front = {"title": repr(garden.name("Båt"))}
    if "definition" in entry.front:
        front["definition"] = "Vad det är."
    entry.translations["sv"] = Translation(front, pick(garden, ("Vid havet, med CCI.", "## Program\n\nTvå dagar.", "")))


def rename(garden: Garden) -> None:
    """A tool or an organisation gets another id; its old address leads on."""
    entry = pick(garden, [*garden.of("tools"), *garden.of("organisations")])
    old, new = entry.id, garden.name("moved").replace(" ", "-")
    for other in list(garden.leading_to(entry.key)):
        for name, ids in other.named.items():
            if FIELDS[name] == entry.collection:
                other.named[name] = [new if id_ == old else id_ for id_ in ids]
        other.links = [(f"{entry.collection}/{new}" if key == entry.key else key, at) for key, at in other.links]
    del garden.entries[entry.key]
    entry.front["aliases"] = f"[{entry.collection}/{old}/]"
    entry.id = new
    garden.entries[entry.key] = entry


def forget(garden: Garden, entry: Entry) -> None:
    """Delete an entry, and every mention of it."""
    for other in list(garden.leading_to(entry.key)):
        for name, ids in other.named.items():
            if FIELDS[name] == entry.collection:
                other.named[name] = [id_ for id_ in ids if id_ != entry.id]
        other.links = [(key, at) for key, at in other.links if key != entry.key]
    del garden.entries[entry.key]


def deletion(garden: Garden) -> None:
    """A tool or an organisation is deleted."""
    pool = [entry for name in ("tools", "organisations") for entry in garden.of(name) if len(garden.of(name)) > 2]
    forget(garden, pick(garden, pool)) if pool else words(garden)


def growth(garden: Garden) -> None:
    """A tool, an organisation, a page or a term is added."""
    collection = pick(garden, ("tools", "tools", "tools", "organisations", "pages", "sectors"))
    id_ = garden.name("new").replace(" ", "-")
    front = {
        "title": id_.capitalize(),
        "summary": "A new thing by the sea, of which nobody knows yet what will become.",
    }
    named: dict[str, list[str]] = {}
    if collection == "tools":
        named = {"strand": ["capacity"], "sectors": ["design"], "aims": ["networks"], "related": [any_tool(garden).id]}
        named["related"] = [id_ for id_ in named["related"] if f"tools/{id_}" not in drafts(garden)]
    elif collection == "organisations":
        front = {"title": front["title"], "kind": "company"}
    garden.entries[f"{collection}/{id_}"] = Entry(collection, id_, front, named, ["Start"], pick(garden, WORDS))


def draft(garden: Garden) -> None:
    """A tool that nothing leads to is held back, or published."""
    pool = [tool for tool in garden.of("tools") if not any(garden.leading_to(tool.key))]
    if pool:
        tool = pick(garden, pool)
        tool.front["draft"] = "false" if tool.front.get("draft") == "true" else "true"
    else:
        words(garden)


def around(garden: Garden) -> None:
    """An organisation, a module, an initiative or a country changes."""
    tools = [tool.id for tool in garden.of("tools") if tool.key not in drafts(garden)]
    entry = pick(garden, [*garden.of("organisations"), *garden.of("modules"), *garden.of("initiatives")])
    if entry.collection == "organisations":
        entry.front |= {"country": pick(garden, ("EE", "SE", "PL")), "city": garden.name("Town")}
        entry.front["project_partner"] = pick(garden, ("true", "false"))
    else:
        entry.named["tools"] = some(garden, tools)
        entry.front["reviewed"] = pick(garden, ("2026-10-01", "2026-11-02"))


def media(garden: Garden) -> None:
    """A picture changes, or one is added, or taken away."""
    name, data = pick(garden, ("quay.png", "far/buoy.png")), picture(garden.random.randint(8, 60), 23)
    if name in garden.media and name != "quay.png" and garden.random.random() < 0.5:
        del garden.media[name]
    else:
        garden.media[name] = data


def site(garden: Garden) -> None:
    """The settings change."""
    name = pick(
        garden,
        ("name", "tagline", "menu", "footer_menu", "sections", "funding", "feed_entries", "edit_url", "languages"),
    )
    garden.settings[name] = {
        "menu": f"[{', '.join(some(garden, LISTED, 1))}]",
        "footer_menu": f"[{', '.join(some(garden, LISTED))}]",
        "sections": pick(garden, ("[]", "[Programme]", "[Programme, Start]")),
        "feed_entries": str(garden.random.randint(1, 9)),
        "edit_url": f"https://code.example/{garden.count}/{{path}}",
        "languages": pick(garden, ("[en, sv]", "[sv, en]", "[en, sv, et]")),
    }.get(name, repr(garden.name("Sea & Words")))


def template(garden: Garden) -> None:
    """A template of the project's theme changes, appears or goes; or one that others include."""
    templates, name = garden.theme.templates, pick(garden, ("home.html", "page.html", "robots.txt", "own.html"))
    if name in templates and name != "own.html" and garden.random.random() < 0.3:
        del templates[name]
    elif name == "own.html":
        templates[name] = garden.name("own")
    else:
        templates[name] = {"home.html": HOME, "page.html": PAGE}.get(name, OTHER) % garden.name("Welcome")


def assets(garden: Garden) -> None:
    """A style sheet, script or drawing of the theme changes, appears or goes."""
    name = pick(garden, ("quay.css", "deck.css", "quay.js", "img/buoy.svg", "site.js"))
    if name in garden.theme.assets and garden.random.random() < 0.3:
        del garden.theme.assets[name]
    else:
        texts = {".css": ".quay {{ --way: {}; }}\n", ".js": "export const way = {};\n", ".svg": "<svg id='way-{}'/>\n"}
        garden.theme.assets[name] = texts[os.path.splitext(name)[1]].format(garden.random.randint(0, 9))  # noqa: PTH122 - a name, not a path


def speech(garden: Garden) -> None:
    """The theme gets other words in a language."""
    said = garden.theme.words.setdefault(pick(garden, ("en", "en", "sv", "et")), {})
    said[pick(garden, MESSAGES)] = garden.name(pick(garden, ("Sjö & hav", "100 %% 'vatten'")))


def look(garden: Garden) -> None:
    """The site gets another theme, or the theme another option or parent."""
    chance = garden.random.random()
    if chance < 0.4:
        garden.theme.motto = garden.name("Sail")
    elif chance < 0.6:
        garden.theme.extends = pick(garden, ("harbour", "plain"))
    else:
        garden.settings["theme"] = pick(garden, ("quay", "quay", "harbour", "plain"))
        options = {"quay": "{motto: Come}", "harbour": "{}", "plain": "{counts: false}"}
        garden.settings["theme_options"] = pick(garden, (options[garden.settings["theme"]], "{}"))


def address(garden: Garden) -> None:
    """The site moves, by its settings or by the word of a build."""
    where = f"https://sea.example/{garden.random.randint(0, 9)}/"
    if garden.random.random() < 0.5:
        garden.settings["base_url"] = where
    else:
        garden.base_url = pick(garden, (None, where))


def commit(garden: Garden) -> None:
    """Git takes in everything as it stands, on some day."""
    Repository.of(garden.project).commit(f"2026-{garden.random.randint(1, 10):02}-{garden.random.randint(1, 28):02}")


CHANGES: tuple[Callable[[Garden], None], ...] = (
    words, words, words, title, title, summary, facets, facets, facts, facts, facts, headings, headings, links, links,
    links, parts, glossary, glossary, translations, translations, translations, rename, deletion, growth, growth, draft,
    around, media, site, site, template, assets, speech, look, address, commit, commit,
)  # fmt: skip
"""Everything that may happen, the usual more often."""

THEMING = (template, assets, speech)
"""What happens in the project's own theme, which the site may not have just now."""
SPEAKING = (*THEMING, look, site)
"""What templates as they are compiled may depend on: their texts, the words and the languages."""


def happen(garden: Garden, change: Callable[[Garden], None] | None = None) -> str:
    """Let one thing happen, in the files too; gives its name."""
    change = change or pick(garden, CHANGES)
    change(garden)
    garden.save()
    return change.__name__
