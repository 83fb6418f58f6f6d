"""The site's own settings from `content/site.yaml`, checked and frozen. Knows no entry and no theme's inside."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Literal, get_args

from pydantic import (
    Field,
    PlainValidator,
    StrictBool,
    StrictInt,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from catalogue.diagnostics import Diagnostic, Rule, Span, report
from catalogue.diagnostics.rules import RULES, editorial
from catalogue.diagnostics.rules import validate as rules
from catalogue.i18n import country_code, country_codes, has_locale, language_codes
from catalogue.model_errors import Keys, Locate, conform, did_you_mean
from catalogue.setting_groups import (
    COUNTRY_GROUPS,
    BaseUrl,
    CountryGroup,
    EditUrl,
    Languages,
    Licence,
    MapExtract,
    SectionItem,
    Settings,
    Sign,
    WebAddress,
    Word,
)
from catalogue.urls import root_of

SETTINGS = "content/site.yaml"
"""Where the settings stand, below the project's root."""

Level = Literal["off", "warning", "error"]
CHANGEABLE: Mapping[str, Rule] = {
    word: rule
    for rule in RULES.values()
    if rule.code.startswith("E") and not rule.code.startswith("E18")
    for word in (rule.code, rule.name)
}
"""The rules that a site may soften or silence, by code and by name."""


class RuleSetting(Settings):
    """How much an editorial rule weighs on this site, and where it draws the line."""

    level: Level | None = Field(None, description="off, warning or error; as the rule itself says when left out.")
    limit: Annotated[StrictInt, Field(ge=1, le=100_000)] | None = Field(
        None, description="How much the rule allows: characters of a summary, days since a review."
    )
    hosts: tuple[Word, ...] = Field((), description="Hosts that have no secure address, such as `old.example.org`.")


def _rule_settings(value: object) -> Mapping[str, RuleSetting]:
    """The settings of rules, as far as they hold; `read_config` reports the others."""
    if not isinstance(value, Mapping):
        raise PydanticCustomError("dict_type", "a group is wanted")
    settings = {}
    for name, text_or_group in value.items():
        setting, _ = conform(RuleSetting, _in_full(text_or_group), _nowhere)
        if setting is not None:
            settings[str(name).strip()] = setting
    return settings


def _in_full(value: object) -> Mapping[str, object]:
    """What stands behind a rule's name, as a group; one word alone is its level."""
    return value if isinstance(value, Mapping) else {"level": value}


RuleSettings = Annotated[
    Mapping[str, RuleSetting],
    PlainValidator(_rule_settings),
    WithJsonSchema(
        {
            "type": "object",
            "propertyNames": {"enum": sorted(CHANGEABLE)},
            "additionalProperties": {"anyOf": [{"enum": list(get_args(Level))}, RuleSetting.model_json_schema()]},
        }
    ),
]


Extra = Literal["pdf", "cards", "data", "offline", "embeds"]
"""What a site may publish beside its pages: PDFs, pictures for links in social media, open data, an archive to read
without a network, and cards made to be framed elsewhere."""


class SiteConfig(Settings):
    """The settings of one catalogue."""

    name: Word = Field(description="What the catalogue is called.")
    tagline: Word = Field("", description="What it is, in half a line.")
    description: Word = Field(description="What it is and for whom, in one or two sentences.")
    base_url: BaseUrl | None = Field(
        None,
        description="Where it is published; a build can be told another. Without it the site names no whole address.",
    )
    languages: Languages = Field(("en",), description="The languages it is offered in.")
    default_language: Word = Field("en", description="The language at the site's root.")
    country_groups: Mapping[Word, CountryGroup] = Field(
        {}, description="Groups of countries, by the words that stand for them among an entry's `countries`."
    )
    theme: Word = Field("harbour", description="The folder in themes/ that gives it its looks.")
    theme_options: Mapping[str, str | StrictInt | StrictBool] = Field({}, description="Options that the theme offers.")
    menu: tuple[Word, ...] = Field(("tools",), description="Head menu: collections, or pages as `pages/about`.")
    footer_menu: tuple[Word, ...] = Field((), description="Foot menu, named in the same way.")
    sections: tuple[SectionItem, ...] = Field((), description="The sections of a piloted tool's text, by headings.")
    repository: WebAddress | None = Field(None, description="Where the sources are kept, for `suggest an edit`.")
    edit_url: EditUrl | None = Field(None, description="Address of the editor for a source file, with `{path}` in it.")
    logo: Sign = Field("lighthouse", description="The sea mark beside its name, on its card and on its book.")
    map: MapExtract = Field("baltic-sea", description="The region that the map shows; none for a site without a map.")
    licence: Licence | None = Field(None, description="The licence of the texts.")
    funding: Word | None = Field(None, description="The funding statement at the foot of every page.")
    rules: RuleSettings = Field({}, description="Editorial rules to set, by code or name: off, warning or error.")
    admin: StrictBool = Field(False, description="true publishes an editor for the browser at /admin/.")
    publish: tuple[Extra, ...] = Field(get_args(Extra), description="What is published beside the pages.")
    feed_entries: Annotated[StrictInt, Field(ge=1, le=500)] = Field(50, description="How many entries a feed holds.")

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of the sections that a piloted tool's text has."""
        return tuple(section.heading for section in self.sections)

    def expand_countries(self, names: Iterable[str]) -> tuple[str, ...]:
        """The codes of all countries that codes and ids of groups stand for, each once."""
        groups = self.country_groups
        return tuple(
            dict.fromkeys(code for name in names for code in (groups[name].countries if name in groups else (name,)))
        )

    @property
    def country_group_titles(self) -> Mapping[str, str]:
        """The titles of the groups of countries by their ids."""
        return {id_: group.title for id_, group in self.country_groups.items()}

    def absolute_url(self, path: str) -> str:
        """The whole address of a path below the root; empty for a site without a web address."""
        return self.base_url + path if self.base_url else ""

    def root_from(self, path: str) -> str:
        """What leads from the file at `path` to the root: the site's address, or a relative way where it has none."""
        return self.base_url or root_of(path)

    def without(self, extra: Extra) -> "SiteConfig":
        """The same settings for a site that does not publish an extra."""
        return self.model_copy(update={"publish": tuple(other for other in self.publish if other != extra)})


def read_config(data: Mapping[str, object], locate: Locate) -> tuple[SiteConfig, list[Diagnostic]]:
    """The settings and every problem in them.

    Faulty settings come back as far as they hold, so that the entries can be checked in the same run.
    """
    config, diagnostics = conform(SiteConfig, data, locate)
    config = config or _as_far_as_it_holds(data)
    diagnostics += _languages(config, data, locate)
    diagnostics += _repeated_sections(config, data, locate)
    diagnostics += _country_groups(config, locate)
    diagnostics += _rules(data, locate)
    if any(diagnostic.code == rules.UNKNOWN_LANGUAGE.code for diagnostic in diagnostics):
        config = _in_any_language(config)
    return config, diagnostics


def settings_for_checking() -> SiteConfig:
    """What entries are checked under while the settings themselves cannot be read; never to be published."""
    return _in_any_language(SiteConfig.model_validate({"name": "…", "description": "…"}))


def _as_far_as_it_holds(data: Mapping[str, object]) -> SiteConfig:
    """The settings without their faulty fields; never to be published, as there is a problem for each of these."""
    sound: dict[str, object] = {"name": "…", "description": "…"}
    sound |= {name: value for name, value in data.items() if _holds(name, value)}
    for menu in {"menu", "footer_menu"} & (data.keys() - sound.keys()):
        value = data[menu]
        names = value if isinstance(value, list) else [value]
        sound[menu] = [name for name in names if isinstance(name, str) and name.strip()]
    groups = data.get(COUNTRY_GROUPS)
    if COUNTRY_GROUPS not in sound and isinstance(groups, Mapping):
        sound[COUNTRY_GROUPS] = {str(id_): {"title": "…", "countries": ["SE"]} for id_ in groups if str(id_).strip()}
    config = SiteConfig.model_validate(sound)
    return _in_any_language(config) if "languages" in data.keys() - sound.keys() else config


def _in_any_language(config: SiteConfig) -> SiteConfig:
    """The same settings, under which no translation is taken for a problem that is one of the settings alone."""
    return config.model_copy(update={"languages": tuple(dict.fromkeys((*config.languages, *sorted(language_codes()))))})


def _holds(name: str, value: object) -> bool:
    _, diagnostics = conform(SiteConfig, {name: value}, _nowhere, only={name})
    return not diagnostics


def _nowhere(keys: object, part: object) -> Span:
    return Span(SETTINGS)


def _languages(config: SiteConfig, data: Mapping[str, object], locate: Locate) -> list[Diagnostic]:
    setting = data.get("languages")
    languages = [code.strip() if isinstance(code, str) else "" for code in setting] if isinstance(setting, list) else []
    unknown, duplicates = [], []
    for index, language in enumerate(languages):
        if language and (language not in language_codes() or not has_locale(language)):
            unknown.append(report(rules.UNKNOWN_LANGUAGE, locate(("languages", index), "value"), value=language))
        elif language and language in languages[:index]:
            span = locate(("languages", index), "value")
            duplicates.append(report(rules.REPEATED_ITEM, span, value=language, field="languages"))
    sound = all(_holds(name, data[name]) for name in ("languages", "default_language") if name in data)
    missing = [_default_missing(config, data, locate)] if sound and not unknown else []
    return [*unknown, *duplicates, *(diagnostic for diagnostic in missing if diagnostic)]


def _repeated_sections(config: SiteConfig, data: Mapping[str, object], locate: Locate) -> Iterator[Diagnostic]:
    """Sections that nothing could tell apart."""
    roles = [section.role for section in config.sections]
    setting = data.get("sections")
    for index, role in enumerate(roles if isinstance(setting, list) and len(setting) == len(roles) else ()):
        if role in roles[:index]:
            yield report(rules.REPEATED_ITEM, locate(("sections", index), "value"), value=role, field="sections")


def _country_groups(config: SiteConfig, locate: Locate) -> Iterator[Diagnostic]:
    """Groups that nothing could tell from a country, and countries that a group names twice."""
    for id_, group in config.country_groups.items():
        if id_ in country_codes() or country_code(id_):
            yield report(rules.GROUP_LIKE_COUNTRY, locate((COUNTRY_GROUPS, id_), "key"), value=id_)
        elif country_code(group.title):
            span = locate((COUNTRY_GROUPS, id_, "title"), "value")
            yield report(rules.GROUP_LIKE_COUNTRY, span, value=group.title)
        for index, code in enumerate(group.countries):
            if code in group.countries[:index]:
                span = locate((COUNTRY_GROUPS, id_, "countries", index), "value")
                yield report(rules.REPEATED_ITEM, span, value=code, field="countries")


def _rules(data: Mapping[str, object], locate: Locate) -> list[Diagnostic]:
    """The problems in the settings of rules, each checked by itself."""
    settings, diagnostics = data.get("rules"), []
    first_names: dict[str, str] = {}
    for word, value in settings.items() if isinstance(settings, Mapping) else ():
        name = str(word).strip()
        keys: Keys = ("rules", word)
        rule = CHANGEABLE.get(name)
        if rule is None:
            diagnostics.append(_unchangeable(name, locate(keys, "key")))
        elif (other := first_names.setdefault(rule.code, name)) != name:
            diagnostics.append(report(editorial.RULE_TWICE, locate(keys, "key"), rule=name, other=other))
        elif value is not None:  # an empty value has a problem already
            diagnostics += _rule_setting(rule, name, value, keys, locate)
    return diagnostics


def _unchangeable(name: str, span: Span) -> Diagnostic:
    if any(name in (rule.code, rule.name) for rule in RULES.values()):
        return report(editorial.FIXED_RULE, span, rule=name)
    hint = did_you_mean(name, sorted(CHANGEABLE), editorial.UNKNOWN_RULE.help)
    return report(editorial.UNKNOWN_RULE, span, hint, rule=name)


def _rule_setting(rule: Rule, name: str, value: object, keys: Keys, locate: Locate) -> list[Diagnostic]:
    if not isinstance(value, Mapping):
        levels = get_args(Level)
        if value in levels:
            return []
        word = str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())[:60]
        hint = did_you_mean(word, levels, rules.NOT_A_CHOICE.help.format(choices=", ".join(levels)))
        return [report(rules.NOT_A_CHOICE, locate(keys, "value"), hint, field=name, value=word)]
    _, diagnostics = conform(RuleSetting, value, lambda inner, part: locate((*keys, *inner), part))
    rules_by_setting = {"limit": editorial.LIMITS.keys(), "hosts": editorial.HOSTED}
    for setting, codes in rules_by_setting.items():
        if setting in value and rule.code not in codes:
            limit_rules, host_rules = (
                ", ".join(RULES[code].name for code in sorted(group)) for group in rules_by_setting.values()
            )
            span, values = locate((*keys, setting), "key"), {"limited": limit_rules, "hosted": host_rules}
            diagnostics.append(report(editorial.SETTING_NOT_OFFERED, span, None, rule=name, setting=setting, **values))
    return diagnostics


def _default_missing(config: SiteConfig, data: Mapping[str, object], locate: Locate) -> Diagnostic | None:
    if config.default_language in config.languages:
        return None
    if "default_language" in data:
        span = locate(("default_language",), "value")
        return report(rules.DEFAULT_LANGUAGE_MISSING, span, value=config.default_language)
    hint = f"Add the line `default_language: {config.languages[0]}`, or add `en` to `languages`."
    span = locate(("languages",), "value")
    return report(rules.DEFAULT_LANGUAGE_MISSING, span, hint=hint, value=config.default_language)
