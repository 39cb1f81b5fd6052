from __future__ import annotations

from tests.unit.events.reports import Desk, SmallLexicon
from tests.unit.review.desk import claim

from firsthand.events import fuse
from firsthand.model import Certainty, Claim
from firsthand.review.compare import Change, Pairs, compare_events

CAPTURE = claim()
SHELLING = claim("shelled", "shelling", "Nawa", "The army", place_id="nawa")
WHY = ("lexicon/events/capture.toml",)


def changes(before: list[Claim], after: list[Claim]) -> list[Change]:
    return list(Pairs(before, after).changes(lambda _: WHY))


def test_the_same_reading_has_no_changes() -> None:
    assert changes([CAPTURE, SHELLING], [SHELLING, CAPTURE]) == []
    assert changes([CAPTURE], [CAPTURE.model_copy(update={"confidence": 0.3})]) == []


def test_a_field_that_is_read_otherwise_is_told_before_and_after_with_the_reason() -> None:
    (change,) = changes([CAPTURE], [claim(place="Nawa", place_id="nawa")])
    assert (change.what, change.change, change.id) == ("claim", "changed", CAPTURE.id)
    assert change.fields == {"place": ("Saida [saida]", "Nawa [nawa]")}
    assert change.why == WHY


def test_a_claim_is_followed_by_its_words_when_its_id_is_another() -> None:
    longer, retyped = claim("captured Saida"), claim(type_="offensive")
    assert changes([CAPTURE], [longer])[0].fields == {"trigger": ("captured", "captured Saida")}
    (change,) = changes([CAPTURE], [retyped])
    assert (change.before, change.id) == ((CAPTURE.id,), retyped.id)
    assert change.fields == {"type": ("capture", "offensive")}


def test_claims_that_only_one_has_are_new_or_gone() -> None:
    assert [(c.change, c.id) for c in changes([CAPTURE], [SHELLING])] == [("gone", CAPTURE.id), ("new", SHELLING.id)]


def events(desk: Desk, before: list[Claim], after: list[Claim]) -> list[Change]:
    pairs = Pairs(before, after)
    claims = list(pairs.changes(lambda _: WHY))
    then, now = (list(fuse(c, desk.heads, SmallLexicon())) for c in (before, after))
    return compare_events(then, now, pairs, claims)


def test_events_merge_and_split_and_say_which_claims_did_it() -> None:
    desk = Desk()

    def told(at: str) -> Claim:
        return desk.claim("capture", "2018-07-07", at=at, on="2018-07-06", actor="syrian-arab-army")

    first, second = told("saida"), told("nawa")
    moved = second.model_copy(update={"place": first.place})
    (merged,) = events(desk, [first, second], [first, moved])
    assert (merged.change, len(merged.before)) == ("merged", 2)
    assert merged.why == (f"claim {second.id}",)
    split = events(desk, [first, moved], [first, second])
    assert {c.change for c in split} == {"split"}
    assert events(desk, [first, second], [first, second]) == []


def test_events_come_go_and_change() -> None:
    desk = Desk()
    first = desk.claim("capture", "2018-07-07", at="saida", on="2018-07-06", actor="syrian-arab-army")
    (gone,) = events(desk, [first], [])
    (new,) = events(desk, [], [first])
    assert (gone.change, new.change, gone.id) == ("gone", "new", new.id)
    doubted = first.model_copy(update={"certainty": Certainty.CLAIMED, "confidence": 0.5})
    (changed,) = events(desk, [first], [doubted])
    assert changed.change == "changed"
    assert "probability" in changed.fields
