"""A small project, and a server for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.projects import small
from tests.serve.running import Served, served


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project of one's own."""
    return small(tmp_path / "project")


@pytest.fixture(scope="module")
def still_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server for tests that change nothing."""
    with served(small(tmp_path_factory.mktemp("still") / "project")) as running:
        yield running


@pytest.fixture
def server(still_server: Served) -> Iterator[Served]:
    """A server for tests that change the sources, which are given back as they were."""
    yield still_server
    still_server.restore()
