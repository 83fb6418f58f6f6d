"""Which hosts are connected to: public ones alone, whose certificates somebody vouches for."""

import asyncio
import ssl
from dataclasses import replace
from pathlib import Path

import pytest

from catalogue.contribute.linkcheck.network import NotPublicError, PublicWeb, is_public
from tests.contribute.linkcheck.checking import QUICK, check, linking, list_places, without_loop
from tests.contribute.linkcheck.fake_hosts import Host, certificate, host


def test_an_address_inside_a_network_is_never_connected_to(elsewhere: Host, tmp_path: Path) -> None:
    port = elsewhere.address.rpartition(":")[2]
    inside = [f"http://{name}:{port}/fine" for name in ("127.0.0.1", "localhost.localdomain", "127.1", "0.0.0.0")]
    report = check(linking(tmp_path, *inside), limits=replace(QUICK, allow_private=False))
    assert elsewhere.requests == []
    assert {code for code, _, _ in list_places(report)} == {"X107"}


def test_every_connection_looks_at_the_address_anew_so_no_host_can_lead_us_into_a_network(elsewhere: Host) -> None:
    port = int(elsewhere.address.rpartition(":")[2])
    with pytest.raises(NotPublicError):
        without_loop(lambda: asyncio.run(PublicWeb(allow_private=False).connect_tcp("localhost", port)))


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("10.0.0.1", False),
        ("172.16.9.9", False),
        ("192.168.0.1", False),
        ("127.0.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::a00:1", False),
        ("64:ff9b::5db8:d822", True),
    ],
)
def test_addresses_that_are_not_public_are_known_also_where_they_hide(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_a_certificate_that_nobody_vouches_for_is_reported(tmp_path: Path) -> None:
    with host(certificate(tmp_path / "own.pem", "IP:127.0.0.1")) as running:
        (problem,) = check(linking(tmp_path / "project", f"{running.address}/fine")).problems
    assert problem.code == "X105"
    assert problem.message.endswith("nobody vouches for its certificate")


@pytest.mark.parametrize(("name", "codes"), [("IP:127.0.0.1", []), ("DNS:other.example", ["X105"])])
def test_a_certificate_must_be_for_the_name_that_was_asked(name: str, codes: list[str], tmp_path: Path) -> None:
    file = certificate(tmp_path / "host.pem", name)
    with host(file) as running:
        project = linking(tmp_path / "project", f"{running.address}/fine")
        report = check(project, ssl_context=ssl.create_default_context(cafile=file))
    assert [problem.code for problem in report.problems] == codes
