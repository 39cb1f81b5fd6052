"""The notation of golden sentences, and what the collection must hold."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.golden import notation

FOLDER = Path(__file__).parent / "sentences"
CASES = [case for path in sorted(FOLDER.glob("*.txt")) for case in notation.parse(path)]
WANTED = """
capture withdraw handover control_statement offensive siege clash shelling airstrike bombing casualties
displacement evacuation return negotiation agreement agreement_violation release arms_recovered
arms_surrendered infrastructure_status deployment denial accusation forecast
"""


def test_there_are_enough_sentences() -> None:
    assert len(CASES) >= 80
    assert len({case.theatre for case in CASES}) >= 8
    tricky = [c for c in CASES if c.nothing or c.never or c.before or any(not e.polarity for e in c.claims)]
    plain_only = {"asserted", "reported", "claimed"}
    hedged = [c for c in CASES if any(not e.certainties <= plain_only for e in c.claims)]
    old = [c for c in CASES if any("background" in e.standings for e in c.claims)]
    assert len({id(c) for c in (*tricky, *hedged, *old)}) * 2 >= len(CASES)


def test_each_wanted_type_has_a_sentence() -> None:
    wanted = set(WANTED.split())
    assert not wanted - {t for case in CASES for e in case.claims for t in e.types}


def test_a_line_is_read_as_written(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "# theatre: Syria; published: 2018-07-07; publisher: X\n"
        "~ Before.\n"
        "Rebels took A and B.\n"
        "- capture(actor: Rebels; place: A @1.5,-2 + B) background claimed|reported not 2018-06.. "
        "[12 killed, 3..] about denial < Y < Z\n"
        "! handover\n...\n"
    )
    (case,) = notation.parse(path)
    (claim,) = case.claims
    assert (case.before, case.never, case.more) == ("Before.", ["handover"], True)
    assert claim.roles[1] == ("place", (notation.Filler("A", (1.5, -2.0)), notation.Filler("B")))
    assert (set(claim.standings), set(claim.certainties)) == ({"background"}, {"claimed", "reported"})
    assert (claim.polarity, claim.time, claim.about) == (False, (date(2018, 6, 1), None), "denial")
    assert claim.numbers == (notation.Number(12, 12, "killed"), notation.Number(3, None, ""))
    assert claim.voices == ("Y", "Z")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("- seize(actor: x)", "unknown type"),
        ("- capture(actor x)", "without a colon"),
        ("- capture actor: x", "not a claim"),
        ("- capture() surely", "unknown word"),
        ("- capture() [many]", "not a number"),
        ("", "say what follows"),
    ],
)
def test_a_slip_in_a_line_names_file_and_line(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "slip.txt"
    path.write_text(f"# theatre: Syria; published: 2018-07-07\nRebels took A.\n{line}\n")
    with pytest.raises(notation.NotationError, match=rf"slip.txt:\d: .*{reason}"):
        notation.parse(path)
