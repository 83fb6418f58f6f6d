"""Opens one address as a browser would, but reads no page: it asks for the headers and follows where they lead.

It asks for single pages that readers are sent to, as a reader's click does, and never goes through a site; so it does
not look for a robots.txt, which is meant for those who do (RFC 9309, § 1).
"""

import asyncio
import ssl
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

import httpcore

from catalogue.contribute.linkcheck.network import NoSuchHostError, NotPublicError, PublicWeb
from catalogue.contribute.linkcheck.rate_limit import Hosts, RateLimits
from catalogue.contribute.linkcheck.result import Answer, Kind
from catalogue.sources.url_schemes import address

_FURTHEST = 10
"""How many times an address may lead on to another; browsers allow 20."""
_LEADS_ON = {301, 302, 303, 307, 308}
_FOR_GOOD = {301, 308}
_GONE = {404, 410}
_TOO_MANY = 429
_CERTIFICATES = {
    9: "its certificate is not valid yet",
    10: "its certificate has run out",
    18: "nobody vouches for its certificate",
    19: "nobody vouches for its certificate",
    62: "its certificate is for another name",
    64: "its certificate is for another address",
}
"""OpenSSL's X509_V_ERR codes. What is not here, such as a chain with a gap, browsers may see otherwise."""


@dataclass(frozen=True, slots=True)
class _Head:
    """The beginning of an answer."""

    status: int
    location: str = ""
    wait: float | None = None
    """Seconds that the host asks us to wait."""


class Visitor:
    """Asks hosts for pages, all through one pool of connections."""

    def __init__(self, manners: RateLimits, agent: str, context: ssl.SSLContext | None = None) -> None:
        self._manners = manners
        self._hosts = Hosts(manners)
        self._silences: Counter[str] = Counter()
        """How often a host gave no answer at all since it last gave one."""
        self._headers = [("User-Agent", agent), ("Accept", "*/*"), ("Accept-Encoding", "identity")]
        self.pool = httpcore.AsyncConnectionPool(
            ssl_context=context or httpcore.default_ssl_context(),
            max_connections=manners.together,
            max_keepalive_connections=0,
            network_backend=PublicWeb(allow_private=manners.allow_private),
        )

    async def visit(self, url: str) -> Answer:
        """What a reader who follows `url` comes to."""
        current, for_good, seen = url, True, {url}
        for _ in range(_FURTHEST):
            found = await self._ask(current)
            if isinstance(found, Answer):
                return found
            if found.status not in _LEADS_ON or not found.location:
                return _arrived(url, current, found.status, for_good)
            target = _target(current, found.location)
            if target is None:  # an app, a mail program: somewhere that a reader may get to
                return Answer(Kind.CLOSED, found.status)
            # A page that leads to itself wants to hand out a cookie first.
            if target in seen:
                return Answer(Kind.CLOSED if target == current else Kind.LOOP, found.status)
            for_good = for_good and found.status in _FOR_GOOD
            seen.add(target)
            current = target
        return Answer(Kind.LOOP)

    async def _ask(self, url: str) -> _Head | Answer:
        """The host's answer to one address, asked for several times where it does not answer well."""
        host = _host(url)
        answer = Answer(Kind.NO_ANSWER)
        for attempt in range(self._manners.attempts):
            found, wait = await self._once(url, attempt), self._manners.backoff * 2**attempt
            if isinstance(found, Answer):
                answer = found
                if answer.kind is not Kind.NO_ANSWER:
                    return answer
                self._silences[host] += 1
            elif not 500 <= found.status < 600 and found.status != _TOO_MANY:
                return found
            else:
                kind = Kind.BUSY if found.status == _TOO_MANY else Kind.NO_ANSWER
                answer = Answer(kind, found.status, reason=f"its host answers {found.status}")
                wait = wait if found.wait is None else found.wait
            # A host that has kept silent so often need not be tried as often for each of its pages.
            is_last = attempt + 1 == self._manners.attempts or self._silences[host] >= self._manners.attempts
            if is_last or wait > self._manners.longest_wait:
                break
            self._hosts.rest(host, wait)
        return answer

    async def _once(self, url: str, attempt: int) -> _Head | Answer:
        """One attempt: first without the page, and where the host does not take that, with it."""
        try:
            head = await self._request("GET" if attempt else "HEAD", url)
            # Many hosts know no HEAD, or answer it otherwise; only what they say to a GET counts.
            bad = head.status >= 400 and head.status != _TOO_MANY and not attempt
            return await self._request("GET", url) if bad else head
        except NoSuchHostError:
            return Answer(Kind.NO_SUCH_HOST, target=url)
        except NotPublicError:
            return Answer(Kind.NOT_PUBLIC, target=url, reason="it lies inside a network")
        except (TimeoutError, httpcore.TimeoutException):
            return Answer(Kind.NO_ANSWER, reason=f"no answer within {self._manners.timeout:g} seconds")
        except httpcore.ConnectError as error:
            return _refused(error)
        except (httpcore.NetworkError, httpcore.ProtocolError, UnicodeError):
            return Answer(Kind.NO_ANSWER, reason="its answer breaks off or makes no sense")

    async def _request(self, method: str, url: str) -> _Head:
        async with self._hosts.turn(_host(url)):
            # httpcore's own time-outs begin anew with each byte, and a host may send them one by one.
            async with asyncio.timeout(self._manners.timeout):
                async with self.pool.stream(method, url, headers=self._headers) as response:
                    self._silences[_host(url)] = 0
                    headers = {name.lower(): value.decode("latin-1") for name, value in response.headers}
                    return _Head(response.status, headers.get(b"location", ""), _seconds(headers.get(b"retry-after")))


def _arrived(url: str, current: str, status: int, for_good: bool) -> Answer:
    """The answer where nothing leads on."""
    if status in _GONE:
        return Answer(Kind.GONE, status, current)
    if not 200 <= status < 300:
        return Answer(Kind.CLOSED, status, current)
    if current.rstrip("/") == url.rstrip("/"):
        return Answer(Kind.FINE, status)
    asked, got = urlsplit(url), urlsplit(current)
    deep = asked.path.strip("/") or asked.query
    # From one site to the front page of another, as a short address leads, is as it should be.
    same = _site(asked.hostname) == _site(got.hostname)
    if same and deep and not got.path.strip("/") and not got.query:
        return Answer(Kind.FRONT_PAGE, status, current)
    return Answer(Kind.MOVED if for_good else Kind.FINE, status, current)


def _refused(error: httpcore.ConnectError) -> Answer:
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__context__  # its pool raises an error `from None` (httpcore 1.0.9), which takes the cause away
    if isinstance(cause, ssl.SSLCertVerificationError):
        words = _CERTIFICATES.get(cause.verify_code)
        return Answer(Kind.CERTIFICATE, reason=words) if words else Answer(Kind.CLOSED)
    what = "secure connection" if cause else "connection"
    return Answer(Kind.NO_ANSWER, reason=f"no {what} could be made")


def _site(host: str | None) -> str:
    return (host or "").removeprefix("www.")


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _target(current: str, location: str) -> str | None:
    """The address that a host leads on to, without the place on the page; None for what is no page."""
    # A header is bytes; hosts that do not encode its address mean UTF-8.
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    try:
        target = address(urljoin(current, location.strip())).partition("#")[0]
        parts = urlsplit(target)
        parts.port  # noqa: B018 - a port that is no number shows only when it is asked for
    except ValueError:
        return None
    return target if parts.scheme in {"http", "https"} and parts.hostname else None


def _seconds(value: str | None) -> float | None:
    """`Retry-After`, seconds or a date (RFC 9110, § 10.2.3)."""
    if value is None:
        return None
    if value.strip().isascii() and value.strip().isdigit():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)
