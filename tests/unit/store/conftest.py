"""Stores of both kinds: what a test says of one must be so of the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from firsthand.store import Store

ENGINES = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(params=ENGINES)
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Path | str]:
    """Makes up a place for a new store, another one at each call."""
    made = iter(range(100))
    if request.param == "sqlite":
        return lambda: tmp_path / "deep" / f"{next(made)}.sqlite"
    cluster = request.getfixturevalue("cluster")
    return lambda: str(cluster.database())


@pytest.fixture
def where(new_place: Callable[[], Path | str]) -> Path | str:
    """A place for one new store."""
    return new_place()


@pytest.fixture
def empty(where: Path | str) -> Iterator[Store]:
    """A new store."""
    with Store.open(where) as opened:
        yield opened
