"""Who may ask and who may act."""

import socket

import pytest

from catalogue.serve.access import is_loopback, may_act, may_ask


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1:8000",
        "localhost:8000",
        "localhost",
        "LOCALHOST:9",
        "[::1]:8000",
        "catalogue.localhost:8000",
        "127.0.0.2",
    ],
)
def test_the_names_of_loopback_may_ask(host: str) -> None:
    assert may_ask({"Host": host}, "127.0.0.1")


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        "evil.example:8000",
        "127.0.0.1.evil.example:8000",
        "localhost.evil.example",
        "evil.example#localhost",
        "localhost@evil.example",
        "evil.example/localhost",
        "192.168.1.5:8000",
        "notlocalhost",
        "localhost:port",
        "[::1",
    ],
)
def test_a_strange_name_may_not_ask(host: str) -> None:
    assert not may_ask({"Host": host}, "127.0.0.1")


def test_without_a_host_nobody_may_ask() -> None:
    assert not may_ask({}, "127.0.0.1")


def test_the_host_that_was_given_may_be_asked_for() -> None:
    assert may_ask({"Host": "192.168.1.5:8000"}, "192.168.1.5")
    assert not may_ask({"Host": "192.168.1.6:8000"}, "192.168.1.5")
    assert may_ask({"Host": "desk.example:8000"}, "desk.example")


@pytest.mark.parametrize("everywhere", ["0.0.0.0", "::"])
def test_a_server_for_everybody_answers_to_numbers_and_its_own_name(everywhere: str) -> None:
    assert may_ask({"Host": "192.168.1.5:8000"}, everywhere)
    assert may_ask({"Host": f"{socket.gethostname()}:8000"}, everywhere)
    assert not may_ask({"Host": "evil.example:8000"}, everywhere)


@pytest.mark.parametrize(
    ("host", "alone"), [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False)]
)
def test_loopback_is_known(host: str, alone: bool) -> None:
    assert is_loopback(host) is alone


HOST = {"Host": "localhost:8000"}


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://localhost:8000"},
        {"Origin": "http://localhost:8000", "Sec-Fetch-Site": "same-origin"},
        {"Origin": "http://LOCALHOST:8000"},
    ],
)
def test_a_page_of_this_server_may_act(headers: dict[str, str]) -> None:
    assert may_act(HOST | headers, require_origin=True)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "http://localhost:8001"},
        {"Origin": "http://localhost"},
        {"Origin": "null"},
        {"Origin": "file://"},
        {"Origin": "http://localhost:8000", "Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
def test_a_page_of_another_site_may_not_act(headers: dict[str, str]) -> None:
    assert not may_act(HOST | headers, require_origin=False)


def test_who_does_not_say_where_it_comes_from_may_listen_and_not_act() -> None:
    assert may_act(HOST, require_origin=False)
    assert not may_act(HOST, require_origin=True)
