"""The words of the file that stands beside the pages of the copy, for whoever opens its folder."""

from textwrap import wrap

from catalogue.config import SiteConfig
from catalogue.i18n import Messages

_WIDTH = 76


def readme(config: SiteConfig, messages: Messages, archive: str) -> str:
    """The file README.txt.

    Args:
        messages: words in the site's default language.
        archive: the path of the archive below the site's root.
    """
    text = messages.gettext
    differs = (
        text(
            "The search looks for words that begin as yours do: “mentor” finds “mentoring”, “mentoring” does not find "
            "“mentor”. The site itself also knows other forms of a word."
        ),
        text(
            "Some browsers keep nothing for pages that are opened from a folder. In these the shortlist and the choice "
            "of colours last as long as the window."
        ),
        text("PDFs, tables, data and feeds are not part of the copy. Links to them lead to the site.")
        if config.base_url
        else text("PDFs, tables and data are not part of the copy."),
    )
    parts = [
        config.name,
        "=" * len(config.name),
        "",
        *wrap(config.description, _WIDTH),
        "",
        *wrap(_what_it_is(config, messages), _WIDTH),
        "",
        *wrap(
            text("Open the file index.html beside this one in a browser. Everything else is reached from there."),
            _WIDTH,
        ),
        "",
        text("Where the copy differs from the site:"),
        *(line for point in differs for line in wrap(point, _WIDTH, initial_indent="- ", subsequent_indent="  ")),
    ]
    if newest := config.whole_address(archive):
        parts += ["", *wrap(text("The newest copy: %(address)s") % {"address": newest}, _WIDTH)]
    if config.licence:
        parts.append(f"{text('Texts:')} {config.licence.name}, {config.licence.url}")
    if config.funding:
        parts += ["", *wrap(config.funding, _WIDTH)]
    return "".join(f"{line}\r\n" for line in parts)


def _what_it_is(config: SiteConfig, messages: Messages) -> str:
    if config.base_url:
        return messages.gettext("This is a copy of %(address)s to read without a network.") % {
            "address": config.base_url
        }
    return messages.gettext("This is a copy to read without a network.")
