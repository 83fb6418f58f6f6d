"""What all tests share: how long hypothesis looks for a counterexample, and the pipeline, each fixture one step on."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from coverage import Coverage
from hypothesis import settings

from catalogue.config import SiteConfig
from catalogue.pipeline.load import load
from catalogue.pipeline.options import LoadOptions
from catalogue.schema.entries import Library
from catalogue.site import Site
from catalogue.sources import Document, without_drafts
from tests.projects import full
from tests.rendered_site import Rendered, rendered
from tests.site_helpers import FULL, MINIMAL
from tests.source_documents import read

# Before anything is built: no test may read or fill the cache of the person who runs it. All workers share one.
if "PYTEST_XDIST_WORKER" not in os.environ:
    _CACHE = tempfile.TemporaryDirectory(prefix="catalogue-tests-")
    os.environ["CATALOGUE_CACHE"] = _CACHE.name

settings.register_profile("suite", max_examples=100, deadline=None)
settings.register_profile("thorough", max_examples=3_000, deadline=None)
settings.load_profile("suite")


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart() -> None:
    """In a worker, which is a process that a measured one began, leave the measuring to pytest-cov alone.

    Coverage would begin a second time otherwise, and what is marked `no_cover` would be measured all the same.
    """
    while "PYTEST_XDIST_WORKER" in os.environ and (begun := Coverage.current()):
        begun.stop()


pytest_plugins = ["tests.expected_texts"]
LONGEST = "tests/pipeline/test_incremental.py"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest is begun first: of several workers, all would wait for the one that begins it last."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the smallest project, to be changed."""
    return shutil.copytree(MINIMAL, tmp_path / "project")


@pytest.fixture(scope="session")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """A site with every kind of entry, in English and Swedish, rendered once."""
    return rendered(full(tmp_path_factory.mktemp("full"), "[en, sv]"))


@pytest.fixture(scope="session")
def full_documents() -> tuple[Document, ...]:
    """The documents of the project that has every kind of entry, in two languages."""
    return without_drafts(read(FULL / "content", FULL)[0])


@pytest.fixture(scope="session")
def full_site() -> Site:
    """The same project, validated and linked."""
    site = load(LoadOptions(FULL)).site
    assert site is not None
    return site


@pytest.fixture(scope="session")
def full_library(full_site: Site) -> Library:
    """Its library."""
    return full_site.library


@pytest.fixture(scope="session")
def full_config(full_library: Library) -> SiteConfig:
    """Its settings."""
    return full_library.config
