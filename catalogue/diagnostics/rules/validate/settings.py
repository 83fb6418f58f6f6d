"""What the settings of a site may say."""

from catalogue.diagnostics.model import Rule, Severity

NO_SETTINGS = Rule(
    code="V125",
    name="site-settings-missing",
    severity=Severity.ERROR,
    message="the site's settings are missing",
    help="Put a file site.yaml into content/ that gives at least `name:` and `description:`.",
    what="Looks for content/site.yaml.",
    why="Without it the site has no name, no language and no menu.",
    example="content/ (without site.yaml)",
    instead="content/site.yaml with `name: The catalogue`",
)
UNKNOWN_LANGUAGE = Rule(
    code="V126",
    name="unknown-language",
    severity=Severity.ERROR,
    message="`{value}` is not a language code",
    help="Use the two small letters of ISO 639-1, such as `sv` for Swedish or `et` for Estonian.",
    what="Checks language codes against the languages that Unicode CLDR names.",
    why="Browsers, screen readers and the search choose by this code how to read the page.",
    example="languages: [en, se]",
    instead="languages: [en, sv]",
)
DEFAULT_LANGUAGE_MISSING = Rule(
    code="V127",
    name="default-language-not-offered",
    severity=Severity.ERROR,
    message="the default language `{value}` is not among the site's languages",
    help="Add it to `languages`.",
    what="Checks that the language the site starts in is one that it offers.",
    why="The home page would have no language.",
    example="default_language: de\nlanguages: [en]",
    instead="default_language: de\nlanguages: [de, en]",
)
GROUP_LIKE_COUNTRY = Rule(
    code="V137",
    name="group-named-like-a-country",
    severity=Severity.ERROR,
    message="`{value}` is the code of a country, so it cannot stand for a group of countries",
    help="Give the group a word of its own, such as `Baltic`, and use that word in the entries.",
    what="Checks that no group of countries is named like one country.",
    why="An entry that names the group would be taken to name the country.",
    example="country_groups:\n  EE: {title: Eastern Europe, countries: [EE, LV, LT]}",
    instead="country_groups:\n  Eastern: {title: Eastern Europe, countries: [EE, LV, LT]}",
)
NO_PATH_IN_EDIT_URL = Rule(
    code="V131",
    name="edit-address-without-path",
    severity=Severity.ERROR,
    message="the address of the editor does not say where the file's path goes",
    help="Write `{{path}}` where the path of the file goes.",
    what="Looks for `{path}` in `edit_url`, where the path of each entry's file is filled in.",
    why="The link “suggest an edit” would lead to one and the same address from every page.",
    example='edit_url: "https://example.org/catalogue/edit/main/"',
    instead='edit_url: "https://example.org/catalogue/edit/main/{path}"',
)
