"""Answer simulated streams of reports about control with the shipped settings.

    python scripts/answer_control.py STREAMS OUT.jsonl

STREAMS is a folder of streams, or one; score the answers with a scorer of its own (see docs/quality-control.md).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from firsthand.evaluate.control import evaluate


def main() -> None:
    """Write the answers, one a line."""
    source, out = (Path(a) for a in sys.argv[1:3])
    with out.open("w", encoding="utf-8") as stream:
        for row in evaluate(source):
            stream.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
