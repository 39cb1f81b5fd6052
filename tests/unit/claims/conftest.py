"""One reader for all tests of the claims room: the parser and the data are loaded once."""

from __future__ import annotations

import pytest
from tests.unit.claims.reader import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()
