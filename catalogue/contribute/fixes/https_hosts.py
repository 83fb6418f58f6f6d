"""Hosts that certainly serve their pages by https:, so that an http: address can be fixed automatically."""

import re

# On the list of hosts that browsers open by https: alone (the HSTS preload list), with everything below them; looked
# up in November 2026.
_PRELOADED = """
    bsky.app doi.org docs.google.com drive.google.com dropbox.com facebook.com github.com instagram.com medium.com
    ndpculture.org openstreetmap.org pinterest.com python.org soundcloud.com tiktok.com twitter.com vimeo.com
    wikidata.org wikimedia.org wikipedia.org youtube.com
"""
# Not on that list, but long known to answer an http: address with a redirect to the same address by https:; these
# names alone.
_REDIRECTING = """
    creativecommons.org ec.europa.eu eur-lex.europa.eu europa.eu linkedin.com w3.org www.linkedin.com www.w3.org
"""
_BELOW = tuple(f".{host}" for host in _PRELOADED.split())
_EXACT = frozenset(_PRELOADED.split()) | frozenset(_REDIRECTING.split())
_ADDRESS = re.compile(r"http://([A-Za-z0-9.-]+)(?=[/?#]|$)")


def supports_https(address: str) -> bool:
    """Whether an address begins with http: and its host supports https:, without a port or a name before `@`."""
    match = _ADDRESS.match(address)
    return match is not None and (match[1].lower() in _EXACT or match[1].lower().endswith(_BELOW))


def to_https(address: str) -> str:
    """Convert an address to https: where that is certain, and return any other text as it is."""
    return f"https{address[4:]}" if supports_https(address) else address
