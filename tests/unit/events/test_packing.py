"""A claim as laid out, to text and back."""

from __future__ import annotations

from tests.unit.events.reports import Desk, SmallLexicon

from firsthand.events.packing import KEPT, WAYS, original_of, packed, unpacked
from firsthand.events.reading import Reading
from firsthand.events.readings import lay_out
from firsthand.lexicon.figures import fusion_weights
from firsthand.model import Claim

WEIGHTS = fusion_weights()


def laid(desk: Desk, claim: Claim) -> Reading:
    return lay_out(claim, desk.heads, SmallLexicon().of, WEIGHTS)


def told(desk: Desk) -> list[Claim]:
    """Claims that fill every field between them."""
    first = desk.report("reuters", "2018-07-06")
    copy = desk.report("ap", "2018-07-07", first)
    return [
        desk.claim(
            "capture", "2018-07-06", at=("saida", "adm1-SY-DR"), on="2018-07-06", document=first,
            counts=((8, None, "killed"), (2, 2.5, "killed")), actor="syrian-arab-army", opponent="islamic-state",
        ),
        desk.claim("capture", "2018-07-07", at="saida", on=(None, "2018-07-06"), document=copy),
        desk.claim("infrastructure_status", "2018-07-06", at="nassib-crossing", status="remains closed"),
        desk.claim("denial", "2018-07-08", "sana", about="c-1", certainty="denied", polarity=False),
        desk.claim(
            "offensive", "2018-07-08", "sohr", certainty="planned", on=("2018-07-09", None), standing="background",
        ),
        desk.claim("clash", "2018-07-08", "ap", said_by=("a resident",), at="nawa", actor="nobody-known"),
        desk.claim("casualties", "2018-07-08", "ap", at="nawa", victim="five-others"),
    ]  # fmt: skip


def test_what_was_packed_comes_back_whole() -> None:
    desk = Desk()
    readings = [laid(desk, claim) for claim in told(desk)]
    assert [unpacked(packed(r), WEIGHTS) for r in readings] == readings
    assert [original_of(packed(r)) for r in readings] == [r.copies for r in readings]


def test_the_claims_of_this_test_fill_every_field_that_needs_a_way_of_its_own() -> None:
    desk = Desk()
    readings = [laid(desk, claim) for claim in told(desk)]
    assert {name for name in WAYS if not any(getattr(r, name) for r in readings)} == set()
    plain = {name: {type(getattr(r, name)) for r in readings} for name in KEPT if name not in WAYS}
    assert {name for name, types in plain.items() if types - {str, int, float, bool, type(None)}} == set()
