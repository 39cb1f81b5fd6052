"""What tests of several rooms share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.shell import Shell

if TYPE_CHECKING:
    from tests.postgres import Cluster


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """The command line with an empty home folder."""
    return Shell(tmp_path / "home")


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A private PostgreSQL server; tests that ask for it carry the marker `postgres`."""
    from tests import postgres

    with postgres.cluster() as running:
        yield running
