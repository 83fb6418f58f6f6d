"""A host on this computer that the tests link to."""

from collections.abc import Iterator

import pytest

from tests.contribute.linkcheck.fake_hosts import Host, host


@pytest.fixture
def elsewhere() -> Iterator[Host]:
    with host() as running:
        yield running
