"""Rules of themes: what a theme's settings, templates and assets must hold."""

from catalogue.diagnostics.model import Rule, Severity

NO_SUCH_THEME = Rule(
    code="T101",
    name="no-such-theme",
    severity=Severity.ERROR,
    message="there is no theme called `{value}`",
    help="The themes are: {known}.",
    what="Looks for the theme that the settings name, and for those that it extends.",
    why="Without its theme the site has no templates to be rendered with.",
    example="theme: habour",
    instead="theme: harbour",
)
THEME_CIRCLE = Rule(
    code="T102",
    name="theme-extends-itself",
    severity=Severity.ERROR,
    message="the theme `{value}` extends itself in a circle",
    help="Remove one of the `extends:` lines in the themes' theme.yaml.",
    what="Follows the chain of themes that extend each other.",
    why="A circle has no first theme, so there is nothing to begin with.",
    example="extends: plain (in plain/theme.yaml)",
    instead="extends: harbour",
)
UNKNOWN_OPTION = Rule(
    code="T103",
    name="unknown-theme-option",
    severity=Severity.ERROR,
    message="the theme has no option called `{value}`",
    help="Its options are: {known}.",
    what="Compares `theme_options` in the settings with what the theme offers.",
    why="A misspelt option would silently do nothing.",
    example="theme_options: {colour: blue}",
    instead="theme_options: {} (see the theme's theme.yaml)",
)
OPTION_VALUE = Rule(
    code="T110",
    name="theme-option-of-another-kind",
    severity=Severity.ERROR,
    message="the theme cannot use this value for its option `{value}`",
    help="Give it a value of the same kind as the one it has by itself, `{default}`.",
    what="Compares the kinds of value in `theme_options` with those that the theme expects: text, number, yes or no.",
    why="The theme would treat “no” as text, and show what was meant to be hidden.",
    example='theme_options: {map: "no"}',
    instead="theme_options: {map: false}",
)
NO_SUCH_TEMPLATE = Rule(
    code="T104",
    name="no-such-template",
    severity=Severity.ERROR,
    message="there is no template called `{value}`",
    help="Name a file below templates/ of this theme or of one that it extends.",
    what="Follows the templates that extend, include or import each other.",
    why="The page cannot be rendered without it.",
    example='{% extends "bass.html" %}',
    instead='{% extends "base.html" %}',
)
TEMPLATE_SYNTAX = Rule(
    code="T105",
    name="template-syntax",
    severity=Severity.ERROR,
    message="this template cannot be read: {reason}",
    help="Check this line and the block that it is in.",
    what="Reads every template of the theme before anything is rendered.",
    why="One unclosed block stops every page that uses the template.",
    example="{% if view.tools %} … (without endif)",
    instead="{% if view.tools %} … {% endif %}",
)
TEMPLATE_VALUE = Rule(
    code="T106",
    name="template-value",
    severity=Severity.ERROR,
    message="this template asks for something that is not there: {reason}",
    help="Templates may use `site`, `page` and `view`; docs/themes.md lists the fields of each.",
    what="Watches templates for names and fields that their views do not have.",
    why="A silent blank in the page would be noticed by readers first.",
    example="{{ view.titel }}",
    instead="{{ view.title }}",
)
NO_SUCH_ASSET = Rule(
    code="T107",
    name="no-such-asset",
    severity=Severity.ERROR,
    message="there is no asset called `{value}`",
    help="Put it into the theme's assets/, or correct the name.",
    what="Follows the style sheets, scripts and pictures that assets refer to.",
    why="The browser would ask for a file that is not there.",
    example="@import url(./prnt.css)",
    instead="@import url(./print.css)",
)
ASSET_CIRCLE = Rule(
    code="T108",
    name="assets-in-a-circle",
    severity=Severity.ERROR,
    message="this file and `{value}` refer to each other in a circle",
    help="Move what both need into a third file.",
    what="Follows references between assets.",
    why="Each asset is published under a name made from its contents, which a circle does not have.",
    example="a.js imports b.js, b.js imports a.js",
    instead="a.js and b.js import shared.js",
)
BROKEN_MESSAGES = Rule(
    code="T109",
    name="translations-unreadable",
    severity=Severity.ERROR,
    message="these translations cannot be read: {reason}",
    help="Open the file in a gettext editor such as Poedit, which shows what is wrong.",
    what="Reads the theme's gettext catalogues.",
    why="The interface would fall back to English without anybody noticing.",
    example='msgstr "Verktyg',
    instead='msgstr "Verktyg"',
)
THEME_NAME = Rule(
    code="T111",
    name="theme-name",
    severity=Severity.ERROR,
    message="the theme calls itself `{value}`, and its folder is called `{folder}`",
    help="Give both the same name: site.yaml and other themes find it by its folder.",
    what="Compares the `name` in a theme.yaml with the folder that it lies in.",
    why="A theme that was copied and not renamed would be looked for in the wrong place by whoever extends it.",
    example="name: plain (in themes/ours/theme.yaml)",
    instead="name: ours",
)
ASSET_NOT_UTF8 = Rule(
    code="T112",
    name="asset-not-utf8",
    severity=Severity.ERROR,
    message="the asset `{value}` is not saved as UTF-8",
    help="Save it again as UTF-8; every editor offers that.",
    what="Reads style sheets, scripts and drawings, whose references to other assets have to be found.",
    why="Browsers would show wrong letters, and a reference could be missed.",
    example='body::before { content: "\\xe9" } (saved as Latin 1)',
    instead="the same file, saved as UTF-8",
)
CARD_NOT_SET = Rule(
    code="T113",
    name="card-not-set",
    severity=Severity.ERROR,
    message="social cards cannot be made with this file: {reason}",
    help="It may show what docs/themes.md lists, and files that lie beside it.",
    what="Makes a social card with the theme's pdf/card.typ for the site and for every entry.",
    why="Pages name their card; where it is missing, a link that somebody shares is shown with a gap.",
    example="#text(view.titel)",
    instead="#text(view.title)",
)
NOT_A_COLOUR = Rule(
    code="T114",
    name="not-a-colour",
    severity=Severity.ERROR,
    message="`{value}` is not a colour that `{field}` can have",
    help='Write # and six hex digits, in quotation marks: "#10222e".',
    what="Reads the colours in a theme.yaml.",
    why="Style sheets, drawings and PDFs all use them, and each would treat what it cannot read in its own way.",
    example="colours: {light: {ink: navy}}",
    instead='colours: {light: {ink: "#10222e"}}',
)
FAINT_TEXT = Rule(
    code="T115",
    name="faint-text",
    severity=Severity.ERROR,
    message="`{text}` cannot be read well on `{ground}` ({side}): the contrast is {ratio} : 1",
    help="Make one of them darker or lighter, until it is 4.5 : 1 or more.",
    what="Computes the contrast of text with what it stands on, as WCAG 2.2 (1.4.3) does.",
    why="Readers with weak eyes, and all readers in sunlight, would miss what stands there.",
    example='colours: {light: {ink: "#999999", paper: "#ffffff"}}',
    instead='colours: {light: {ink: "#333333", paper: "#ffffff"}}',
)
NO_SUCH_COLOUR = Rule(
    code="T116",
    name="no-such-colour",
    severity=Severity.ERROR,
    message="a theme has no colour called `{value}`",
    help="docs/themes.md lists the colours.",
    what="Puts a theme's colours into those drawings among its assets that ask for them.",
    why="Browsers would draw it in black.",
    example='<path fill="theme-colour(acent)"/>',
    instead='<path fill="theme-colour(accent)"/>',
)
