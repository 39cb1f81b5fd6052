"""What was fused, row by row, on either engine."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import inspect, text
from tests.unit.store.test_store import FIRST, SECOND, claim, decision, report, run

from firsthand.store import Pair, Store, migrating, schema
from firsthand.store.fused import Fused, Went
from firsthand.store.statements import Row

THIRD = report("Soldiers took the bridge at Tessel, again.", 9, "Courier")


def row(claim: str, **more: Any) -> Row:
    given: dict[str, Any] = {"document": "d", "at": 7, "event": "e-1", "voice": "reuters", "reading": "[]"} | more
    fields: dict[str, Any] = {name: given.get(name) for name in Row._fields} | {"claim": claim}
    return Row(**fields)


@pytest.fixture
def store(empty: Store) -> Store:
    empty.begin_run(run("r-1"))
    return empty


def test_claims_are_kept_changed_and_dropped(store: Store) -> None:
    with store.fusing() as fused:
        fused.put([row("c-1", link="c-0", link_at=3, score=0.1 + 0.2), row("c-2", event="e-2", about="c-9")])
        fused.put([row("c-2", event="e-3", voice="ap")])
    with store.fused() as fused:
        assert fused.rows("claim", ["c-1", "c-9"]) == [row("c-1", link="c-0", link_at=3, score=0.1 + 0.2)]
        assert fused.ties("event", ["e-2", "e-3"]) == [("e-3", "c-2", 7)]
        assert fused.memberships() == {"c-1": "e-1", "c-2": "e-3"}
        assert sorted(fused.voices()) == ["ap", "reuters"]
    with store.fusing() as fused:
        fused.drop(["c-1"])
        assert fused.rows("document", ["d"]) == [row("c-2", event="e-3", voice="ap")]


def test_a_block_is_asked_around_a_place_in_the_order_of_bytes(store: Store) -> None:
    ids = ["c-B", "c-a", "c-b", "c-é"]
    with store.fusing() as fused:
        for at, id_ in [(2, "c-a"), *((5, id_) for id_ in ids), (9, "c-a")]:
            fused.lay([1, -(2**63)], (at, id_))
        fused.lay([3], (5, "c-b"))
        assert fused.just_before([1], (5, "c-b"), 2) == {(5, "c-B"), (5, "c-a")}
        assert fused.just_before([1, 3], (9, "c-a"), 1) == {(5, "c-é"), (5, "c-b")}
        assert fused.from_on([-(2**63), 3, 4], (5, "c-b"), 2) == [[(5, "c-b"), (5, "c-é")], [(5, "c-b")], []]
        assert fused.until([1], (5, "c-a"), (5, "c-é")) == {(5, "c-a"), (5, "c-b"), (5, "c-é")}
        fused.lift([1], (5, "c-b"))
        assert fused.until([1, -(2**63)], (5, "c-b"), (5, "c-b")) == {(5, "c-b")}
        fused.lift([-(2**63)], (5, "c-b"))
        assert fused.until([1, -(2**63)], (5, "c-b"), (5, "c-b")) == set()


def test_reports_of_one_text_come_together_marked_by_the_earliest(store: Store) -> None:
    store.add(SECOND, [claim(SECOND, "took")], "r-1", "e1")
    store.add(THIRD, [], "r-1", "e1", [Pair(THIRD.id, SECOND.id, 0.8)])
    store.add(FIRST, [], "r-1", "e1", [Pair(FIRST.id, THIRD.id, 0.6)])
    with store.fused() as fused:
        assert [h for h in fused.heads([SECOND.id])] == store.heads()
        assert {h.id: h.reprint_of for h in fused.heads([THIRD.id])}[SECOND.id] == FIRST.id
        assert fused.claims_of(SECOND.id) == [claim(SECOND, "took")]
        assert fused.all_heads() == {h.id: h for h in store.heads()}
        assert list(fused.all_claims()) == store.claims()


def test_only_the_current_reading_counts(store: Store) -> None:
    store.add(FIRST, [claim(FIRST, "took"), claim(FIRST, "hill")], "r-1", "e1")
    store.add(FIRST, [claim(FIRST, "hill")], "r-1", "e2")
    with store.fused() as fused:
        assert fused.claims_of(FIRST.id) == list(fused.all_claims()) == [claim(FIRST, "hill")]
        (one, two) = fused.arrived(0)
        assert fused.arrived(one[0]) == [two]
        assert fused.last() == (two[0], 0)


def test_events_are_asked_by_what_changed_since(store: Store) -> None:
    with store.fusing() as fused:
        fused.tell(1, {"e-1": "{}", "e-2": "{}"})
        fused.tell(2, {"e-2": None, "e-3": "[]"})
    with store.fused() as fused:
        assert sorted(fused.events()) == [("e-1", "{}"), ("e-2", None), ("e-3", "[]")]
        assert sorted(fused.events(1)) == [("e-2", None), ("e-3", "[]")]
        assert (fused.event("e-3"), fused.event("e-2"), fused.event("e-9")) == ("[]", None, None)
        assert fused.issued("e-2")
        assert not fused.issued("e-9")


def went(event: str, day: int, **more: Any) -> Went:
    given = {"kind": "merged", "into": "e-0", "recorded": "2018-08-01T00:00:00+00:00", "cause": FIRST.id} | more
    return Went(event=event, known=date(2018, 7, day), **given)


def test_where_events_went_is_never_taken_back(store: Store) -> None:
    rows = [went("e-1", 6), went("e-2", 7, kind="gone", into=None), went("e-1", 9, into="e-5")]
    with store.fusing() as fused:
        fused.redirect(rows)
        fused.teach("2018-08-01", "r-1", date(2018, 7, 6), 12, {"reuters": 2.5})
        fused.teach("2018-08-02", None, date(2018, 7, 9), 20, {"reuters": 2.25, "ap": 1.0})
    with store.fused() as fused:
        assert fused.went("e-1") == [rows[0], rows[2]]
        assert fused.went("e-1", date(2018, 7, 8)) == [rows[0]]
        assert fused.issued("e-2")
        assert fused.lesson() == (20, {"reuters": 2.25, "ap": 1.0})
        assert fused.lesson(date(2018, 7, 8)) == (12, {"reuters": 2.5})
        assert fused.lesson(date(2018, 7, 5)) is None
    for table in ("redirects", "lessons"):
        for act in (f"DELETE FROM {table}", f"UPDATE {table} SET recorded = 'x'"):
            with pytest.raises(Exception, match="append-only"), store._writer.begin() as connection:
                connection.execute(text(act))


def test_an_erasure_leaves_nothing_but_which_event_claims_were_in(store: Store) -> None:
    store.add(FIRST, [claim(FIRST, "took")], "r-1", "e1")
    with store.fusing() as fused:
        fused.put([row("c-1", document=FIRST.id), row("c-2", document=SECOND.id, partner="c-3", reading="words")])
        fused.lay([1], (5, "c-1"))
        fused.tell(1, {"e-1": "words"})
        fused.settle({"changed": 1})
    store.erase(FIRST.id, "court order")
    with store.fused() as fused:
        assert fused.state() is None
        assert fused.memberships() == {"c-2": "e-1"}
        assert fused.rows("claim", ["c-2"]) == [row("c-2", document=SECOND.id, voice="", reading="")]
        assert list(fused.events()) == []
        assert fused.until([1], (0, ""), (9, "d")) == set()


def test_pouring_and_clearing(store: Store) -> None:
    def held(fused: Fused) -> tuple[int, int, int]:
        counts = (f"SELECT count(*) FROM {table.name}" for table in schema.FUSED)
        return tuple(fused.connection.scalar(text(count)) or 0 for count in counts)  # type: ignore[return-value]

    with store.fusing() as fused:
        rows = [row(f"c-{n}", score=n / 7) for n in range(1000)]
        fused.pour(iter(rows), ((n % 7, n, f"c-{n}") for n in range(1000)), [("e-1", 1, "{}\t\\N")])
        assert held(fused) == (1000, 1000, 1)
        assert fused.rows("claim", ["c-999"]) == [rows[999]]
        assert fused.event("e-1") == "{}\t\\N"
        fused.clear()
        assert held(fused) == (0, 0, 0)


def test_version_2_keeps_all_but_what_was_fused_and_comes_up_again(store: Store) -> None:
    store.add(FIRST, [claim(FIRST, "took")], "r-1", "e1")
    store.decide(decision(1), "k")
    with store.fusing() as fused:
        fused.put([row("c-1")])
        fused.redirect([went("e-1", 6)])
        fused.settle({"changed": 1})
    with store._writer.begin() as connection:
        migrating.move(connection, "2")
        names = set(inspect(connection).get_table_names())
        assert not names & {"redirects", "lessons", *(table.name for table in schema.FUSED)}
    assert store.verify().faults == ()
    assert store.decisions() == [decision(1)]
    with store._writer.begin() as connection:
        migrating.move(connection, schema.VERSION)
    with store.fused() as fused:
        assert fused.state() is None
        assert fused.went("e-1") == []
    assert store.claims() == [claim(FIRST, "took")]
    assert store.verify().faults == ()
