"""Fetches one address as a browser would, but reads no page: it requests the headers and follows redirects.

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
from catalogue.contribute.linkcheck.rate_limit import HostQueue, RateLimits
from catalogue.contribute.linkcheck.result import LinkResult, ResultKind
from catalogue.sources.url_schemes import address

_MOST_REDIRECTS = 10
"""Redirects that are followed; browsers allow 20."""
_REDIRECTS = {301, 302, 303, 307, 308}
_PERMANENT = {301, 308}
_GONE = {404, 410}
_TOO_MANY_REQUESTS = 429
_CERTIFICATE_ERRORS = {
    9: "its certificate is not valid yet",
    10: "its certificate has run out",
    18: "nobody vouches for its certificate",
    19: "nobody vouches for its certificate",
    62: "its certificate is for another name",
    64: "its certificate is for another address",
}
"""OpenSSL's X509_V_ERR codes. What is not here, such as a chain with a gap, browsers may see otherwise."""


@dataclass(frozen=True, slots=True)
class _ResponseHead:
    """Status and headers of a response."""

    status: int
    location: str = ""
    wait: float | None = None
    """Seconds that the host asks us to wait."""


class Fetcher:
    """Asks hosts for pages, all through one pool of connections."""

    def __init__(self, limits: RateLimits, agent: str, context: ssl.SSLContext | None = None) -> None:
        self._limits = limits
        self._hosts = HostQueue(limits)
        self._silence_counts: Counter[str] = Counter()
        """Number of unanswered requests since a host last answered."""
        self._headers = [("User-Agent", agent), ("Accept", "*/*"), ("Accept-Encoding", "identity")]
        self.pool = httpcore.AsyncConnectionPool(
            ssl_context=context or httpcore.default_ssl_context(),
            max_connections=limits.concurrent,
            max_keepalive_connections=0,
            network_backend=PublicWeb(allow_private=limits.allow_private),
        )

    async def fetch(self, url: str) -> LinkResult:
        """Follow `url` to the page that a reader would get."""
        current, permanent, history = url, True, {url}
        for _ in range(_MOST_REDIRECTS):
            response = await self._request_with_retries(current)
            if isinstance(response, LinkResult):
                return response
            if response.status not in _REDIRECTS or not response.location:
                return _classify_response(url, current, response.status, permanent)
            target = _resolve_location(current, response.location)
            if target is None:  # an app, a mail program: somewhere that a reader may get to
                return LinkResult(ResultKind.CLOSED, response.status)
            # A page that leads to itself wants to hand out a cookie first.
            if target in history:
                return LinkResult(ResultKind.CLOSED if target == current else ResultKind.LOOP, response.status)
            permanent = permanent and response.status in _PERMANENT
            history.add(target)
            current = target
        return LinkResult(ResultKind.LOOP)

    async def _request_with_retries(self, url: str) -> _ResponseHead | LinkResult:
        """Request one address, several times where its host does not answer well."""
        host = _host(url)
        result = LinkResult(ResultKind.NO_ANSWER)
        for attempt in range(self._limits.attempts):
            response, wait = await self._try_once(url, attempt), self._limits.backoff * 2**attempt
            if isinstance(response, LinkResult):
                result = response
                if result.kind is not ResultKind.NO_ANSWER:
                    return result
                self._silence_counts[host] += 1
            elif not 500 <= response.status < 600 and response.status != _TOO_MANY_REQUESTS:
                return response
            else:
                kind = ResultKind.BUSY if response.status == _TOO_MANY_REQUESTS else ResultKind.NO_ANSWER
                result = LinkResult(kind, response.status, reason=f"its host answers {response.status}")
                wait = wait if response.wait is None else response.wait
            # A host that has kept silent so often need not be tried as often for each of its pages.
            is_last = attempt + 1 == self._limits.attempts or self._silence_counts[host] >= self._limits.attempts
            if is_last or wait > self._limits.longest_wait:
                break
            self._hosts.delay(host, wait)
        return result

    async def _try_once(self, url: str, attempt: int) -> _ResponseHead | LinkResult:
        """Make one attempt: with HEAD first, and with GET where the host does not take that."""
        try:
            head = await self._request("GET" if attempt else "HEAD", url)
            # Many hosts know no HEAD, or answer it otherwise; only what they say to a GET counts.
            bad = head.status >= 400 and head.status != _TOO_MANY_REQUESTS and not attempt
            return await self._request("GET", url) if bad else head
        except NoSuchHostError:
            return LinkResult(ResultKind.NO_SUCH_HOST, target=url)
        except NotPublicError:
            return LinkResult(ResultKind.NOT_PUBLIC, target=url, reason="it lies inside a network")
        except (TimeoutError, httpcore.TimeoutException):
            return LinkResult(ResultKind.NO_ANSWER, reason=f"no answer within {self._limits.timeout:g} seconds")
        except httpcore.ConnectError as error:
            return _classify_error(error)
        except (httpcore.NetworkError, httpcore.ProtocolError, UnicodeError):
            return LinkResult(ResultKind.NO_ANSWER, reason="its answer breaks off or makes no sense")

    async def _request(self, method: str, url: str) -> _ResponseHead:
        async with self._hosts.turn(_host(url)):
            # httpcore's own time-outs begin anew with each byte, and a host may send them one by one.
            async with asyncio.timeout(self._limits.timeout):
                async with self.pool.stream(method, url, headers=self._headers) as response:
                    self._silence_counts[_host(url)] = 0
                    headers = {name.lower(): value.decode("latin-1") for name, value in response.headers}
                    return _ResponseHead(
                        response.status, headers.get(b"location", ""), _parse_retry_after(headers.get(b"retry-after"))
                    )


def _classify_response(url: str, current: str, status: int, permanent: bool) -> LinkResult:
    """Classify a response that is no redirect."""
    if status in _GONE:
        return LinkResult(ResultKind.GONE, status, current)
    if not 200 <= status < 300:
        return LinkResult(ResultKind.CLOSED, status, current)
    if current.rstrip("/") == url.rstrip("/"):
        return LinkResult(ResultKind.FINE, status)
    origin, end = urlsplit(url), urlsplit(current)
    deep = origin.path.strip("/") or origin.query
    # From one site to the front page of another, as a short address leads, is as it should be.
    same = _site(origin.hostname) == _site(end.hostname)
    if same and deep and not end.path.strip("/") and not end.query:
        return LinkResult(ResultKind.FRONT_PAGE, status, current)
    return LinkResult(ResultKind.MOVED if permanent else ResultKind.FINE, status, current)


def _classify_error(error: httpcore.ConnectError) -> LinkResult:
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__context__  # its pool raises an error `from None` (httpcore 1.0.9), which takes the cause away
    if isinstance(cause, ssl.SSLCertVerificationError):
        words = _CERTIFICATE_ERRORS.get(cause.verify_code)
        return LinkResult(ResultKind.CERTIFICATE, reason=words) if words else LinkResult(ResultKind.CLOSED)
    what = "secure connection" if cause else "connection"
    return LinkResult(ResultKind.NO_ANSWER, reason=f"no {what} could be made")


def _site(host: str | None) -> str:
    return (host or "").removeprefix("www.")


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _resolve_location(current: str, location: str) -> str | None:
    """Resolve the target of a redirect, without its fragment; None for what is no page."""
    # A header is bytes; hosts that do not encode its address mean UTF-8.
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    try:
        target = address(urljoin(current, location.strip())).partition("#")[0]
        parts = urlsplit(target)
        parts.port  # noqa: B018 - a port that is no number shows only when it is read
    except ValueError:
        return None
    return target if parts.scheme in {"http", "https"} and parts.hostname else None


def _parse_retry_after(value: str | None) -> float | None:
    """Parse `Retry-After`, seconds or a date (RFC 9110, § 10.2.3)."""
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
