"""Laws of fusing that is kept in a store: going on is the same as beginning anew."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.laws.test_fusion import by_report, laid, rows, state
from tests.unit.events.reports import Desk, SmallLexicon

from firsthand.documents import build
from firsthand.events import fuse
from firsthand.model import Claim, Document, Event, GradeSource, Reject, Run, Withdraw, sealed
from firsthand.pipeline.engine import Engine
from firsthand.pipeline.fusion import Fusion
from firsthand.pipeline.settings import at_the_door
from firsthand.review.apply import apply, in_force
from firsthand.review.grades import graded
from firsthand.review.log import record_of, target
from firsthand.review.words import Words
from firsthand.store import Pair, Store

NOW = datetime(2018, 8, 1, tzinfo=UTC)
LEXICON = SmallLexicon()
Told = dict[str, Any]

slow = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


class Small(Engine):
    """An engine that knows the lexicon of the tests."""

    lexicon = LEXICON  # type: ignore[assignment]
    versions = {"lexicon": "small"}


class Corpus:
    """Reports with their claims, as the store takes them."""

    def __init__(self, told: list[Told]) -> None:
        desk = Desk()
        self.reports: list[tuple[Document, list[Claim], list[Pair]]] = []
        ids: dict[str, str] = {}
        for n, (old, claims) in enumerate(by_report(laid(desk, told)).items()):
            head = desk.heads[old]
            document = build(
                f"Report {n} of the war in the south. " * 60, published=head.published, published_basis="given",
                publisher=head.publisher, language="en",
            ).model_copy(update={"publisher_id": head.publisher_id})  # fmt: skip
            ids[old] = document.id
            moved = [c.model_copy(update={"document": document.id}) for c in claims]
            like = [Pair(document.id, ids[head.reprint_of], 0.9)] if head.reprint_of in ids else []
            self.reports.append((document, moved, like))


@contextmanager
def opened() -> Iterator[tuple[Store, Fusion]]:
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "s.sqlite") as store:
        run = Run(id="r-1", started=NOW, finished=None, command="add", settings={}, versions={})
        store.begin_run(run)
        engine = Small(at_the_door({}, NOW.date(), home=Path(folder)))
        yield store, Fusion(store, engine, "r-1")


def kept(store: Store) -> list[Event]:
    with store.fused() as fused:
        return [Event.model_validate_json(record) for _, record in fused.events() if record]


def anew(store: Store) -> list[Event]:
    """The events of the store by fusing everything at once."""
    from firsthand.pipeline.reviewed import log

    standing = in_force(log(store))
    heads = {h.id: h for h in store.heads()}
    return list(fuse(apply(standing, store.claims(), heads).claims, heads, graded(standing, LEXICON)))


def check(store: Store, fusion: Fusion) -> None:
    fusion.catch_up()
    assert state(kept(store)) == state(anew(store))


@slow
@given(st.lists(rows, min_size=1, max_size=14), st.integers(0, 10_000), st.booleans())
def test_going_on_report_by_report_in_any_order_comes_to_the_same_as_beginning_anew(
    told: list[Told], seed: int, at_once: bool
) -> None:
    reports = Corpus(told).reports
    random.Random(seed).shuffle(reports)
    with opened() as (store, fusion):
        fusion.catch_up()
        for document, claims, like in reports:
            store.add(document, claims, "r-1", "e1", like)
            if not at_once:
                check(store, fusion)
        check(store, fusion)
        before = {e.id: e.claims for e in kept(store)}
        fusion.rebuild(fusion.catch_up())
        assert {e.id: e.claims for e in kept(store)} == before, "an event lost its id by being made anew"
        assert state(kept(store)) == state(anew(store))


@slow
@given(st.lists(rows, min_size=2, max_size=10), st.data())
def test_decisions_and_their_withdrawal_come_to_the_same_as_beginning_anew(
    told: list[Told], data: st.DataObject
) -> None:
    reports = Corpus(told).reports
    with opened() as (store, fusion):
        for document, claims, like in reports:
            store.add(document, claims, "r-1", "e1", like)
        check(store, fusion)
        made: list[str] = []
        for n in range(data.draw(st.integers(1, 4))):
            said = {"reviewer": "anna", "reason": "test", "recorded": NOW + timedelta(minutes=n)}
            kind = data.draw(st.sampled_from(("reject", "grade", "withdraw")))
            if kind == "reject":
                read = store.claims(document=data.draw(st.sampled_from(reports))[0].id)
                chosen = data.draw(st.sampled_from(read))
                decision: Any = Reject(**said, words=Words(read).anchor(chosen), reading=chosen, lost=False)
            elif kind == "grade" or not made:
                source = data.draw(st.sampled_from(("reuters", "sohr", "sana")))
                decision = GradeSource(**said, source=source, grade=data.draw(st.sampled_from("ABE")))
            else:
                decision = Withdraw(**said, decision=data.draw(st.sampled_from(made)))
            decision = sealed(decision)
            made.append(decision.id)
            store.decide(record_of(decision), target(decision))
            check(store, fusion)


@slow
@given(st.lists(rows, min_size=2, max_size=10), st.data())
def test_every_id_ever_given_leads_somewhere(told: list[Told], data: st.DataObject) -> None:
    reports = Corpus(told).reports
    given_out: set[str] = set()
    with opened() as (store, fusion):
        fusion.catch_up()
        for document, claims, like in reports:
            store.add(document, claims, "r-1", "e1", like)
            fusion.catch_up()
            given_out |= {e.id for e in kept(store)}
        again = data.draw(st.lists(st.sampled_from(reports), max_size=3))
        for n, (document, claims, _) in enumerate(again):
            store.add(document, claims[: n % 2], "r-1", f"again-{n}")
            fusion.catch_up()
            given_out |= {e.id for e in kept(store)}
        standing = {e.id for e in kept(store)}
        with store.fused() as fused:
            for id_ in given_out - standing:
                went = fused.went(id_)
                assert went, "an event vanished without a word"
                assert went[-1].into is None or fused.issued(went[-1].into)


def test_a_store_that_was_never_fused_is_behind_until_it_is() -> None:
    with opened() as (_, fusion):
        assert fusion.behind() is None
        assert fusion.catch_up().claims == 0
        assert fusion.behind() == 0
