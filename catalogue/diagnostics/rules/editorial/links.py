"""Editorial rules on links and on what was left behind where a link or a fact should stand: E11."""

from catalogue.diagnostics.model import Rule, Severity

LINK_SAYS_NOTHING = Rule(
    code="E111",
    name="link-text-says-nothing",
    severity=Severity.WARNING,
    message="the link text “{text}” does not say where the link leads",
    help="Put the link on the words that name its target: "
    "`the [programme of 2020](…)`, not `the programme is [here](…)`.",
    what="Looks for links whose text is “here”, “read more”, “link”, “this page” and the like, in the languages around "
    "the Baltic Sea.",
    why="Many readers go from link to link, by ear or by eye; five times “here” tells them nothing.",
    example="The programme is [here](../tools/mesh-festival.md).",
    instead="See the [programme of the festival](../tools/mesh-festival.md).",
)
ADDRESS_AS_TEXT = Rule(
    code="E112",
    name="address-as-link-text",
    severity=Severity.WARNING,
    message="a web address is used as text; use words instead",
    help="Name the page in words and put the address behind them: `[Festival's website](https://…)`.",
    what="Looks for web addresses in body text, as link text and as label of a link.",
    why="A screen reader spells it out, a line of a narrow screen cannot hold it, and without brackets it is not a "
    "link.",
    example="More at https://www.example.org/programme/2020.",
    instead="More in the [programme of 2020](https://www.example.org/programme/2020).",
)
PLACEHOLDER = Rule(
    code="E113",
    name="placeholder-left-behind",
    severity=Severity.WARNING,
    message="“{text}” looks like a placeholder that was left behind",
    help="Add what is missing, or delete the sentence. A note to yourself goes in a comment: `<!-- … -->`.",
    what="Looks for `-> link`, TBD, TODO, lorem ipsum, xxx, ???, [insert …] and the like. Comments and literal text "
    "between backticks are left alone.",
    why="Readers take it for carelessness, and rightly doubt the rest.",
    example="The flyer can be downloaded (-> link).",
    instead="The [flyer](../media/flyer.pdf) can be downloaded.",
)
LINK_REVERSED = Rule(
    code="E115",
    name="link-reversed",
    severity=Severity.WARNING,
    message="the brackets of this link are the wrong way round",
    help="Square brackets hold the text, round ones the address: `[{text}]({target})`.",
    what="Looks for round brackets followed by square ones that hold an address. An abbreviation with a footnote, "
    "`(CCI)[^1]`, is left alone.",
    why="All four brackets and the address are printed, and there is no link.",
    example="(Festival)[https://www.example.org/]",
    instead="[Festival](https://www.example.org/)",
)
INSECURE = Rule(
    code="E116",
    name="insecure-address",
    severity=Severity.WARNING,
    message="this address begins with http:, without encryption",
    help="Try it with https: and write that if it opens. Where `{host}` knows only http:, name it under `hosts:` of "
    "this rule in content/site.yaml, or allow it here with a reason.",
    what="Looks for addresses with http: in links of the text and of the front matter. Addresses of one's own "
    "computer, hosts that site.yaml names, and `sources`, which stay as they were when they were read, are left alone.",
    why="Whoever sits between reader and page can read along and change it; browsers warn of such pages.",
    example='links: [{label: Festival, url: "http://www.example.org/"}]',
    instead='links: [{label: Festival, url: "https://www.example.org/"}]',
)
