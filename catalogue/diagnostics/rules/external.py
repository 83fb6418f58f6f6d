"""Rules on external links: what their hosts answer when `check --external` asks. Nothing else asks them."""

from catalogue.diagnostics.model import Rule, Severity

GONE = Rule(
    code="X101",
    name="page-elsewhere-gone",
    severity=Severity.ERROR,
    message="`{url}` is gone: its host answers {status}",
    help="Look for the page's new address or a copy in a web archive; otherwise remove the link.",
    what="Requests every external page that the content links to.",
    why="A dead link interrupts readers and costs their trust.",
    example="[the congress](https://congress.example/2020/) (answers 404)",
    instead="[the congress](https://congress.example/archive/2020/)",
)
NO_SUCH_HOST = Rule(
    code="X102",
    name="host-unknown",
    severity=Severity.ERROR,
    message="there is no host `{host}` on the web ({since})",
    help="Check the spelling of the name; if the site has gone, link to a copy in a web archive or remove the link.",
    what="Looks up the name of every host that the content links to; reported when two runs on two days found none.",
    why="Whoever buys an abandoned name can show readers anything.",
    example="[MESH Festival](https://mesh-festvial.example/)",
    instead="[MESH Festival](https://mesh-festival.example/)",
)
MOVED = Rule(
    code="X103",
    name="page-elsewhere-moved",
    severity=Severity.WARNING,
    message="`{url}` has moved permanently",
    help="Link to its new address: {target}",
    what="Checks whether a host reports that a page has moved permanently (301 or 308).",
    why="Hosts keep such redirects for a few years only.",
    example="[the office](http://office.example/) (leads on to https://office.example/)",
    instead="[the office](https://office.example/)",
)
NO_ANSWER = Rule(
    code="X104",
    name="host-does-not-answer",
    severity=Severity.WARNING,
    message="`{url}` does not work: {reason} ({since})",
    help="Try it in a browser; if it does not open there either, link to a copy in a web archive or remove the link.",
    what="Waits for an answer, several times; reported when two runs on two days got none, or an error of the host's.",
    why="A reader waits in vain.",
    example="[the platform](https://platform.example/) (does not answer for weeks)",
    instead="[the platform](https://archive.example/2021/platform.example/)",
)
CERTIFICATE = Rule(
    code="X105",
    name="certificate-not-valid",
    severity=Severity.WARNING,
    message="browsers warn about `{url}`: {reason}",
    help="Tell the host's owner; until it is fixed, link to another page.",
    what="Checks the certificate with which a host proves its name.",
    why="The reader's browser puts a warning of danger in front of the page.",
    example="[the studio](https://studio.example/) (its certificate ran out)",
    instead="[the studio](https://studios.example/members/studio/)",
)
FRONT_PAGE = Rule(
    code="X106",
    name="leads-to-front-page",
    severity=Severity.WARNING,
    message="`{url}` only leads to the front page {target}",
    help="Look on that site for the page that was meant, and link to it.",
    what="Looks for addresses of pages whose host redirects everybody to the front page.",
    why="The page is most likely gone, and the reader does not find what the link promises.",
    example="[the report](https://agency.example/reports/2021/) (leads to https://agency.example/)",
    instead="[the report](https://agency.example/publications/report-2021/)",
)
NOT_PUBLIC = Rule(
    code="X107",
    name="not-on-the-public-web",
    severity=Severity.ERROR,
    message="`{url}` is not on the public web: {reason}",
    help="Link to the address under which everybody can open the page.",
    what="Looks whether an address lies inside somebody's own network; such an address is not asked.",
    why="It opens for nobody else, or opens something quite different.",
    example="[the plan](http://192.168.0.20/plan/)",
    instead="[the plan](https://agency.example/plan/)",
)
LOOP = Rule(
    code="X108",
    name="leads-in-circles",
    severity=Severity.WARNING,
    message="`{url}` redirects in a loop and never reaches a page",
    help="Try it in a browser; if it opens there, it needs cookies and can stay; otherwise link to another page.",
    what="Follows up to ten redirects.",
    why="The reader's browser gives up with an error.",
    example="[the shop](https://shop.example/a) (leads to /b, which leads to /a)",
    instead="[the shop](https://shop.example/)",
)
