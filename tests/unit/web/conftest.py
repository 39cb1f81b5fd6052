from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from tests.unit.web.newsroom import REGION, Newsroom, Reader, southern

from firsthand.web.asked import Asked


@pytest.fixture(scope="session")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    made = southern(tmp_path_factory.mktemp("newsroom"))
    yield made
    made.store.close()


@pytest.fixture(scope="session")
def reader(room: Newsroom) -> Reader:
    return Reader(room.world)


@pytest.fixture
def asked(room: Newsroom) -> Asked:
    """The sixth of July as known on the seventh."""
    world = room.world
    return Asked(world, date(2018, 7, 6), date(2018, 7, 7), False, f"/map/{REGION}", REGION)
