"""An imaginary project: what its entries, settings and theme say, and the files that say so.

Knows how each is written down, and nothing of what may happen to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.projects import picture

PARAGRAPHS = {
    "table": "| Day | Where |\n|---|---|\n| one | at `sea` |\n",
    "note": "Somebody counted them.[^1]\n\n[^1]: It was the CCI, by hand.\n",
    "box": "> [!NOTE]\n> The SME came too.\n",
    "definition": "Quay\n: Where the CCI meet.\n",
    "picture": "![A quay in the evening](../media/quay.png)\n",
}
"""What a text may hold beside its words."""


@dataclass(slots=True)
class Translation:
    """An entry in another language."""

    front: dict[str, str]
    words: str


@dataclass(slots=True)
class Entry:
    """One entry: its front matter as YAML, and its text in parts that can be changed by themselves."""

    collection: str
    id: str
    front: dict[str, str]
    named: dict[str, list[str]] = field(default_factory=dict)
    """Ids of other entries by field."""
    headings: list[str] = field(default_factory=list)
    words: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    """Entries that the text leads to, as `tools/id`, each with a heading there or nothing."""
    holds: set[str] = field(default_factory=set)
    """Names of `PARAGRAPHS`."""
    translations: dict[str, Translation] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Its name among all entries."""
        return f"{self.collection}/{self.id}"


FIELDS = {
    "strand": "strands",
    "sectors": "sectors",
    "aims": "aims",
    "formats": "formats",
    "organisers": "organisations",
    "related": "tools",
    "tools": "tools",
    "modules": "modules",
    "see": "glossary",
}
"""The collection that each field names entries of."""


@dataclass(slots=True)
class Theme:
    """The project's own theme, `quay`."""

    extends: str = "harbour"
    templates: dict[str, str] = field(default_factory=dict)
    assets: dict[str, str] = field(default_factory=dict)
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    """Messages with their translations by language."""
    motto: str = "Set sail"
    """The default of its option."""


HOME = """\
{%% extends "harbour/home.html" %%}
{%% block hero %%}{{ super() }}<p>%s: {{ site.options.motto | default("") }} {{ _("Pages") }}</p>{%% endblock %%}
"""
PAGE = """\
{%% extends "harbour/page.html" %%}
{%% block og_type %%}{%% include "own.html" %%}{# %s #}{%% endblock %%}
"""
OTHER = "{%% extends 'harbour/robots.txt' %%}{# %s #}\n"
"""What a template of the theme may say, with a gap for words."""


@dataclass(slots=True)
class Garden:
    """The project, and the chance that rules over it."""

    project: Path
    random: Random
    entries: dict[str, Entry] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    media: dict[str, bytes] = field(default_factory=lambda: {"quay.png": picture()})
    theme: Theme = field(default_factory=Theme)
    base_url: str | None = None
    count: int = 0
    """How many names were given."""

    def name(self, noun: str) -> str:
        """A name that nothing had before."""
        self.count += 1
        return f"{noun} {self.count}"

    def of(self, collection: str) -> list[Entry]:
        """The entries of a collection, in a fixed order."""
        return sorted((entry for entry in self.entries.values() if entry.collection == collection), key=lambda e: e.id)

    def leading_to(self, key: str) -> Iterator[Entry]:
        """The entries that name an entry or link to it."""
        collection, _, id_ = key.partition("/")
        for entry in self.entries.values():
            named = any(id_ in ids for name, ids in entry.named.items() if FIELDS[name] == collection)
            if named or any(target == key for target, _ in entry.links):
                yield entry

    def save(self) -> None:
        """Bring the files up to date: only those are written that say something else now."""
        files = self._files()
        for folder in ("content", "themes"):
            for file in sorted((self.project / folder).rglob("*")):
                if file.is_file() and file.relative_to(self.project).as_posix() not in files:
                    file.unlink()
        for path, data in files.items():
            file = self.project / path
            if not file.is_file() or file.read_bytes() != data:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)

    def _files(self) -> dict[str, bytes]:
        texts = {"content/site.yaml": "".join(f"{name}: {value}\n" for name, value in self.settings.items())}
        for entry in self.entries.values():
            texts[f"content/{entry.key}.md"] = _written(entry)
            for language, translation in entry.translations.items():
                front = "".join(f"{name}: {value}\n" for name, value in translation.front.items())
                texts[f"content/{entry.key}.{language}.md"] = f"---\n{front}---\n{translation.words}\n"
        texts |= {f"themes/quay/{path}": text for path, text in _theme_files(self.theme).items()}
        media = {f"content/media/{name}": data for name, data in self.media.items()}
        return {path: text.encode() for path, text in texts.items()} | media


def _written(entry: Entry) -> str:
    """The source of an entry."""
    lines = [f"{name}: {value}" for name, value in entry.front.items()]
    for name, ids in entry.named.items():
        lines += [f"{name}: {ids[0]}" if name == "strand" else f"{name}: [{', '.join(ids)}]"] if ids else []
    parts = [f"{entry.words}\n"] if entry.words else []
    parts += [
        f"## {heading}\n\nOf the {heading.lower()}, it was said to be {entry.words}.\n" for heading in entry.headings
    ]
    parts += [PARAGRAPHS[name] for name in sorted(entry.holds)]
    for target, heading in entry.links:
        anchor = f"#{heading.lower().replace(' ', '-')}" if heading else ""
        parts.append(f"It goes on with [what stands at {target}](../{target}.md{anchor}) in the evening.\n")
    return "---\n" + "\n".join(lines) + "\n---\n" + "\n".join(parts)


def _theme_files(theme: Theme) -> dict[str, str]:
    option = f"options:\n  motto:\n    default: {theme.motto!r}\n    description: What is said first.\n"
    styles = f"styles: [{', '.join(name for name in theme.assets if name.endswith('.css'))}]\n"
    files = {"theme.yaml": f"name: quay\nextends: {theme.extends}\n{styles}{option}"}
    files |= {f"templates/{name}": text for name, text in theme.templates.items()}
    files |= {f"assets/{name}": text for name, text in theme.assets.items()}
    for language, words in theme.words.items():
        head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
        pairs = (f'\nmsgid "{message}"\nmsgstr "{said}"\n' for message, said in words.items())
        files[f"locale/{language}.po"] = head + "".join(pairs)
    return files


def plant(project: Path, seed: int) -> Garden:
    """A project with entries of every kind and two languages, in its files."""
    garden = Garden(project, Random(seed))
    summary = "A thing by the sea that is good for companies which want to cross it, as many have."
    settings = {
        "name": "Imaginary Catalogue",
        "description": "A catalogue that never stays as it is.",
        "languages": "[en, sv]",
        "theme": "quay",
        "menu": "[tools, strands, organisations, pages/about]",
        "licence": '{name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}',
    }
    garden.settings = settings
    plain = {"strands": ("events", "capacity"), "sectors": ("design", "games"), "aims": ("networks", "visibility")}
    for collection, ids in {**plain, "formats": ("exhibition",), "pages": ("about",)}.items():
        for id_ in ids:
            front = {"title": id_.capitalize(), "summary": summary}
            garden.entries[f"{collection}/{id_}"] = Entry(collection, id_, front, words=f"The words on {id_}")
    others = [
        Entry(
            "organisations", "office", {"title": "Office", "kind": "public-agency", "country": "EE", "city": "Tallinn"}
        ),
        Entry("organisations", "guild", {"title": "Guild", "kind": "association", "country": "SE"}),
        Entry("glossary", "cci", {"title": "CCI", "definition": "Branches that live by culture."}),
        Entry("glossary", "sme", {"title": "SME", "definition": "A company that is not large."}),
        Entry("modules", "swell", {"title": "Swell", "summary": summary}, {"tools": ["fair"]}),
        Entry("countries", "ee", {"summary": summary}, words="By the sea"),
        Entry("initiatives", "fund", {"title": "Fund", "summary": summary, "kind": "project", "status": "running"}),
    ]
    for number, id_ in enumerate(("fair", "school", "beacon", "ferry")):
        named = {"strand": ["events"], "sectors": ["design"], "aims": ["networks"], "organisers": ["office"]}
        front = {
            "title": id_.capitalize(),
            "summary": summary,
            "countries": "[EE, SE]",
            "published": f"2021-09-0{number + 1}",
        }
        others.append(Entry("tools", id_, front, named, ["Programme"], "quiet"))
    garden.entries |= {entry.key: entry for entry in others}
    garden.entries["tools/school"].links = [("tools/fair", "Programme"), ("glossary/cci", "")]
    garden.entries["tools/fair"].translations["sv"] = Translation({"title": "Mässan"}, "Vid kajen.")
    garden.theme.templates["home.html"] = HOME % "Welcome"
    garden.theme.templates["own.html"] = "own"
    garden.theme.assets["quay.css"] = ".quay { color: var(--ink); }\n"
    garden.save()
    return garden
