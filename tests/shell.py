"""The command line as a user meets it, without the cost of a process for each call."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from firsthand.cli import main


@dataclass(frozen=True)
class Done:
    """What a command printed and the code that it left with."""

    code: int
    out: str
    err: str


class Shell:
    """Runs commands with a home folder of their own."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def __call__(self, *typed: str, stdin: bytes = b"") -> Done:
        """Run `firsthand` with these words."""
        out, err = io.StringIO(), io.StringIO()
        given = io.TextIOWrapper(io.BytesIO(stdin))
        with (
            patch.dict(os.environ, {"FIRSTHAND_HOME": str(self.home)}),
            patch.object(sys, "argv", ["firsthand", *typed]),
            patch.object(sys, "stdin", given),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            code = leave()
        return Done(code, out.getvalue(), err.getvalue())


def leave() -> int:
    """Run the door and say with which code it was left."""
    try:
        main()
    except SystemExit as left:
        return int(left.code or 0)
    except Exception:  # noqa: BLE001 - a fault of the program, shown as Python shows it
        traceback.print_exc()
        return 70
    return 0


def lines(text: str) -> Iterator[str]:
    """The lines that are not empty."""
    return (line for line in text.splitlines() if line.strip())
