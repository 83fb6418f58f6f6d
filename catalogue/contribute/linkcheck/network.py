"""Connects to the public web alone: a host's name is looked up once, and the address that was checked is the one used.

Content comes from strangers, and the machine that checks it may stand inside a network whose services trust it.
"""

import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import anyio
import httpcore

# Prefixes under which IPv6 carries an IPv4 address (RFC 6052, § 2.1).
_TRANSLATED = ip_network("64:ff9b::/96")
_UNKNOWN = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


class NoSuchHostError(Exception):
    """The name of a host does not exist."""


class NotPublicError(Exception):
    """A name or address lies inside a private network."""


def is_public(text: str) -> bool:
    """Whether an IP address can be reached by everybody, including an IPv4 address that it carries."""
    address = ip_address(text.partition("%")[0])
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is None and address in _TRANSLATED:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return address.is_global and not address.is_multicast


class PublicWeb(httpcore.AsyncNetworkBackend):
    """Opens connections for httpcore, to public addresses only."""

    def __init__(self, *, allow_private: bool) -> None:
        self._allow_private = allow_private
        self._backend = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address of `host` that takes the connection."""
        failure: Exception = httpcore.ConnectError("no address")
        for address in await self._addresses(host, port):
            try:
                return await self._backend.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    async def sleep(self, seconds: float) -> None:
        """Wait; httpcore asks for it between its own attempts."""
        await self._backend.sleep(seconds)

    async def _addresses(self, host: str, port: int) -> list[str]:
        try:
            records = await anyio.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (UnicodeError, socket.gaierror) as error:
            if isinstance(error, UnicodeError) or error.errno in _UNKNOWN:
                raise NoSuchHostError(host) from error
            raise httpcore.ConnectError(str(error)) from error
        # IPv4 first: on many machines the other one leads nowhere, and that costs a time-out.
        addresses = [str(place[0]) for family, *_, place in sorted(records, key=lambda item: item[0] != socket.AF_INET)]
        if not self._allow_private and not all(map(is_public, addresses)):
            raise NotPublicError(host)
        return list(dict.fromkeys(addresses))
