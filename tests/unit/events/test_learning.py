"""Accuracy learned from shared items."""

from __future__ import annotations

from tests.unit.events.reports import Desk, SmallLexicon

from firsthand.events import Fuser
from firsthand.model import Claim

LEXICON = SmallLexicon()
TOWNS = ("nassib-crossing", "saida", "dael", "nawa")


def war(desk: Desk, months: int) -> list[Claim]:
    """Four captures a month; three agencies tell the right day, "blog" tells the day after."""
    claims = []
    for month in range(months):
        for town in TOWNS:
            for by in ("reuters", "ap", "sohr", "blog"):
                day = f"{2010 + month // 12}-{month % 12 + 1:02d}-{12 if by == 'blog' else 11}"
                claims.append(desk.claim("capture", day, by, at=town, on=day, actor="syrian-arab-army"))
    return claims


def filled(months: int) -> Fuser:
    desk, fuser = Desk(), Fuser(LEXICON)
    claims = war(desk, months)
    fuser.fill(claims, desk.heads)
    return fuser


def test_a_voice_that_is_often_wrong_loses_weight() -> None:
    learned = filled(24).learn()
    assert learned["blog"] < 0.6 * learned["reuters"]


def test_learning_moves_probabilities_and_no_membership() -> None:
    fuser = filled(24)
    before = {e.id: (e.claims, e.field("when")) for e in fuser.events()}
    fuser.learn()
    after = {e.id: (e.claims, e.field("when")) for e in fuser.events()}
    assert {i: c for i, (c, _) in after.items()} == {i: c for i, (c, _) in before.items()}
    assert after != before


def test_few_shared_items_teach_nothing() -> None:
    fuser = filled(3)
    before = list(fuser.events())
    assert fuser.learn() == {}
    assert list(fuser.events()) == before
