"""Access control: refuses requests from pages of other sites that a browser on this computer shows.

A name that an attacker lets point to this computer (DNS rebinding) arrives in Host; a request that another site's page
sends (CSRF) says so in Origin or Sec-Fetch-Site.
"""

import socket
from collections.abc import Mapping
from functools import cache
from ipaddress import ip_address
from urllib.parse import urlsplit


def is_loopback(host: str) -> bool:
    """Whether only this computer can reach a server at this host."""
    bare = _bare_host(host)
    return _is_local_name(bare) or (_is_number(bare) and ip_address(bare).is_loopback)


def may_ask(headers: Mapping[str, str], host: str) -> bool:
    """Whether the Host header names the server that listens at `host`."""
    name = _host_name(headers.get("Host", ""))
    if not name:
        return False
    if name == _bare_host(host) or _is_local_name(name) or (_is_number(name) and ip_address(name).is_loopback):
        return True
    # Numbers cannot be rebound. A server that listens everywhere also has the names of this computer.
    everywhere = _is_number(_bare_host(host)) and ip_address(_bare_host(host)).is_unspecified
    return everywhere and (_is_number(name) or name in _names_of_this_computer())


def may_act(headers: Mapping[str, str], *, require_origin: bool) -> bool:
    """Whether a request that does or tells more than a page comes from a page of this server.

    Args:
        headers: those of the request, whose Host is right.
        require_origin: refuse where the browser does not say who asks; it always does for a POST.
    """
    if headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = headers.get("Origin")
    if origin is None:
        return not require_origin
    parts = urlsplit(origin)
    return parts.scheme in {"http", "https"} and parts.netloc.lower() == headers.get("Host", "").lower()


def _host_name(host: str) -> str:
    """A Host header without its port; empty where it cannot be read."""
    try:
        parts = urlsplit(f"//{host}")
        parts.port  # noqa: B018 - a port that is no number shows only when it is asked for
    except ValueError:
        return ""
    return _bare_host(parts.hostname or "") if parts.netloc == host and "@" not in host else ""


def _bare_host(host: str) -> str:
    return host.lower().strip("[]").rstrip(".").partition("%")[0]


def _is_local_name(name: str) -> bool:
    return name == "localhost" or name.endswith(".localhost")


def _is_number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


@cache
def _names_of_this_computer() -> frozenset[str]:
    name = socket.gethostname().lower()
    return frozenset({name, f"{name.partition('.')[0]}.local"})
