"""What tests of several rooms share."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.shell import Shell


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """The command line with an empty home folder."""
    return Shell(tmp_path / "home")
