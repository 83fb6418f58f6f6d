"""Text of the README file that accompanies the pages of the offline copy."""

from textwrap import wrap

from catalogue.config import SiteConfig
from catalogue.i18n import Messages

_WIDTH = 76


def readme(config: SiteConfig, messages: Messages, archive: str) -> str:
    """Write the file README.txt.

    Args:
        messages: words in the site's default language.
        archive: the path of the archive below the site's root.
    """
    text = messages.gettext
    differs = (
        text(
            "Search matches the beginnings of words: “mentor” finds “mentoring”, but “mentoring” does not find "
            "“mentor”. The website also recognises other forms of a word."
        ),
        text(
            "Some browsers save nothing for pages opened from a folder. There, the shortlist and the choice "
            "of colours last until you close the window."
        ),
        text("PDFs, tables, data and feeds are not included. Links to them lead to the website.")
        if config.base_url
        else text("PDFs, tables and data are not included."),
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
            text("Open the file index.html in this folder in a browser. Everything else can be reached from there."),
            _WIDTH,
        ),
        "",
        text("How this copy differs from the website:"),
        *(line for point in differs for line in wrap(point, _WIDTH, initial_indent="- ", subsequent_indent="  ")),
    ]
    if newest := config.absolute_url(archive):
        parts += ["", *wrap(text("Latest copy: %(address)s") % {"address": newest}, _WIDTH)]
    if config.licence:
        parts.append(f"{text('Texts:')} {config.licence.name}, {config.licence.url}")
    if config.funding:
        parts += ["", *wrap(config.funding, _WIDTH)]
    return "".join(f"{line}\r\n" for line in parts)


def _what_it_is(config: SiteConfig, messages: Messages) -> str:
    if config.base_url:
        return messages.gettext("This is an offline copy of %(address)s.") % {"address": config.base_url}
    return messages.gettext("This is an offline copy.")
