from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from firsthand.documents.build import build
from firsthand.model import (
    Attribution,
    Basis,
    Certainty,
    Claim,
    Document,
    Mention,
    Problem,
    Run,
    Standing,
    StoreError,
    UnknownId,
    claim_id,
)
from firsthand.store import Outcome, Pair, Store

MORNING = datetime(2018, 7, 8, 6, 0, tzinfo=UTC)


def report(words: str, day: int, publisher: str = "Valley Post", title: str | None = None) -> Document:
    return build(
        words,
        published=date(2018, 7, day),
        published_basis="given",
        publisher=publisher,
        language="en",
        title=title,
    )


def claim(document: Document, trigger: str, place: str | None = None) -> Claim:
    version = document.original
    start = version.text.index(trigger)
    words = version.span(start, start + len(trigger))
    where = Mention(text=trigger, basis=Basis.SAID, kind="place", id=place)
    return Claim(
        id=claim_id(document.id, "original", words, "capture"),
        document=document.id,
        text_version="original",
        type="capture",
        standing=Standing.NEWS,
        certainty=Certainty.ASSERTED,
        polarity=True,
        about=None,
        confidence=0.9,
        extractor="test/1",
        sentence=version.span(0, len(version.text)),
        trigger=words,
        roles={"actor": (Mention(text="soldiers", basis=Basis.SAID, kind="actor", id="army"),)},
        place=(where,) if place else (),
        time=None,
        quantities=(),
        attribution=Attribution(chain=(Mention(text="Valley Post", basis=Basis.DOCUMENT),)),
    )


@pytest.fixture
def store(empty: Store) -> Store:
    empty.begin_run(run("r-1"))
    return empty


def run(id_: str) -> Run:
    return Run(
        id=id_,
        started=MORNING,
        finished=None,
        command="add",
        settings={"home": "x"},
        versions={"firsthand": "0"},
    )


FIRST = report("Soldiers took the hill above Umbar.", 6)
SECOND = report("Soldiers took the bridge at Tessel.", 8, "Gazette")


def test_a_document_comes_back_as_it_was_put_in(store: Store) -> None:
    told = claim(FIRST, "took", "umbar")
    assert store.add(FIRST, [told], "r-1", "e1") is Outcome.ADDED
    assert store.document(FIRST.id) == FIRST
    assert store.claims() == [told]
    assert [h.id for h in store.heads()] == [FIRST.id]
    assert (store.counts().documents, store.counts().claims, store.counts().publishers) == (1, 1, 1)


def test_the_same_input_again_changes_nothing(store: Store) -> None:
    store.add(FIRST, [claim(FIRST, "took")], "r-1", "e1")
    before = store.snapshot()
    moved = FIRST.model_copy(update={"origin": "/elsewhere/report.txt"})
    assert store.would(moved, "e1") is Outcome.UNCHANGED
    assert store.add(moved, [claim(FIRST, "took")], "r-1", "e1") is Outcome.UNCHANGED
    assert store.snapshot() == before
    assert store.counts().claims == 1


def test_a_newer_engine_appends_a_reading_and_the_older_one_stays(store: Store) -> None:
    store.add(FIRST, [claim(FIRST, "took"), claim(FIRST, "hill")], "r-1", "e1")
    assert store.add(FIRST, [claim(FIRST, "took", "umbar")], "r-1", "e2") is Outcome.REREAD
    assert [c.place[0].id for c in store.claims()] == ["umbar"]
    assert store.counts().documents == 1
    with store._engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM documents")) == 2
        assert connection.scalar(text("SELECT count(*) FROM claims")) == 3


def test_a_corrected_day_is_a_new_reading(store: Store) -> None:
    store.add(FIRST, [], "r-1", "e1")
    later = FIRST.model_copy(update={"published": date(2018, 7, 7)})
    assert store.add(later, [], "r-1", "e1") is Outcome.REREAD
    assert store.heads()[0].published == date(2018, 7, 7)
    assert store.heads(known=date(2018, 7, 6)) == []


def test_nothing_published_later_is_known_earlier(store: Store) -> None:
    for document in (SECOND, FIRST):
        store.add(document, [claim(document, "took")], "r-1", "e1")
    early = date(2018, 7, 7)
    assert [h.id for h in store.heads(early)] == [FIRST.id]
    assert [c.document for c in store.claims(early)] == [FIRST.id]
    assert store.counts(early).documents == 1
    assert [f.document.id for f in store.search("soldiers", early)] == [FIRST.id]
    assert store.days() == (date(2018, 7, 6), date(2018, 7, 8))
    assert store.snapshot(early) != store.snapshot()


def test_the_snapshot_does_not_depend_on_the_order_of_arrival(new_place: Callable[[], Path | str]) -> None:
    digests = []
    for order in ((FIRST, SECOND), (SECOND, FIRST)):
        with Store.open(new_place()) as store:
            store.begin_run(run("r-1"))
            for document in order:
                store.add(document, [], "r-1", "e1")
            digests.append(store.snapshot())
    assert digests[0] == digests[1]


def test_claims_are_found_by_document_id_and_mention(store: Store) -> None:
    a, b = claim(FIRST, "took", "umbar"), claim(SECOND, "took", "tessel")
    store.add(FIRST, [a], "r-1", "e1")
    store.add(SECOND, [b], "r-1", "e1")
    assert store.claims(document=SECOND.id) == [b]
    assert store.claims(ids=[a.id, "c-none"]) == [a]
    assert store.claims(ids=[]) == []
    assert store.claims(mention="tessel") == [b]
    assert store.claims(mention="army") == [a, b]


COLUMNS = {
    "documents": "title",
    "claims": "type",
    "claim_mentions": "mention",
    "claim_points": "lat",
    "runs": "command",
    "run_ends": "finished",
    "problems": "record",
    "reprints": "similarity",
    "documents_in_run": "outcome",
    "decisions": "reviewer",
    "erasures": "reason",
    "audit": "digest",
    "meta": "value",
}


@pytest.mark.parametrize("table", COLUMNS)
@pytest.mark.parametrize("change", ["DELETE FROM {0}", "UPDATE {0} SET {1} = {1}"])
def test_no_row_is_ever_changed_or_deleted(store: Store, table: str, change: str) -> None:
    fill(store)
    with pytest.raises(IntegrityError, match="append-only"), store._writer.begin() as connection:
        connection.execute(text(change.format(table, COLUMNS[table])))


def fill(store: Store) -> None:
    """Something in every table."""
    store.add(SECOND, [claim(SECOND, "took")], "r-1", "e1")
    store.erase(SECOND.id, "ordered by a court")
    store.add(FIRST, [placed(claim(FIRST, "took"), 36.1, 32.5)], "r-1", "e1", [Pair(FIRST.id, "sha256:other", 0.9)])
    store.note("r-1", Problem(subject="bad.pdf", kind="DocumentError", message="bad.pdf: damaged"))
    store.decide(decision(1), "claim-a")
    store.end_run("r-1", MORNING)


def placed(told: Claim, lon: float, lat: float) -> Claim:
    where = Mention(text="there", basis=Basis.SAID, kind="place", id="there", lat=lat, lon=lon)
    return told.model_copy(update={"place": (where,)})


def test_a_document_whose_claims_fail_is_not_there_at_all(store: Store) -> None:
    told = claim(FIRST, "took")

    def broken() -> Iterator[Claim]:
        yield told
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        store.add(FIRST, broken(), "r-1", "e1")
    assert store.heads() == []
    assert store.claims() == []
    assert store.search("hill") == []


def test_a_text_that_an_earlier_report_has_is_marked_among_those_known(store: Store) -> None:
    later = report("Soldiers took the hill above Umbar, again.", 9, "Echo")
    store.add(later, [], "r-1", "e1")
    store.add(FIRST, [], "r-1", "e1", [Pair(FIRST.id, later.id, 0.8)])
    heads = {h.id: h for h in store.heads()}
    assert (heads[later.id].reprint_of, heads[later.id].similarity) == (FIRST.id, 0.8)
    assert heads[FIRST.id].reprint_of is None


def test_search_wants_every_word_and_takes_beginnings_and_other_scripts(store: Store) -> None:
    arabic = report("سيطرت القوات على المعبر", 7)
    quoted = report('He said "no" - (really) NOT taken* AND', 7)
    for document in (FIRST, SECOND, arabic, quoted):
        store.add(document, [], "r-1", "e1")
    assert [f.document.id for f in store.search("sold bridge")] == [SECOND.id]
    assert [f.document.id for f in store.search("المعبر")] == [arabic.id]
    assert [f.document.id for f in store.search('NOT "really"')] == [quoted.id]
    assert store.search("?!") == []
    assert "\x02bridge\x03" in store.search("bridge")[0].excerpt


def test_an_id_may_be_shortened_while_it_is_plain_which_is_meant(store: Store) -> None:
    store.add(FIRST, [], "r-1", "e1")
    store.add(SECOND, [], "r-1", "e1")
    assert store.document(FIRST.id[:20]) == FIRST
    with pytest.raises(UnknownId, match="more than one"):
        store.document("sha256:")
    with pytest.raises(UnknownId, match="no report"):
        store.document("sha256:%")


def test_the_journal_keeps_runs_and_their_problems(store: Store) -> None:
    problem = Problem(subject="bad.pdf", kind="DocumentError", message="bad.pdf: damaged")
    store.note("r-1", problem)
    store.end_run("r-1", MORNING)
    store.begin_run(run("r-2").model_copy(update={"started": datetime(2018, 7, 9, tzinfo=UTC)}))
    latest, first = store.runs()
    assert (latest.id, latest.finished) == ("r-2", None)
    assert (first.id, first.finished, first.problems) == ("r-1", MORNING, (problem,))
    assert first.settings == {"home": "x"}


def test_worked_out_results_are_kept_replaced_and_forgotten(store: Store) -> None:
    assert store.recall("k") is None
    store.remember("k", "one")
    store.remember("k", "two")
    assert store.recall("k") == "two"
    store.forget()
    assert store.recall("k") is None


def test_two_writers_take_turns(store: Store, where: Path | str) -> None:
    with Store.open(where) as other:
        other.begin_run(run("r-2"))
        store.add(FIRST, [], "r-1", "e1")
        assert other.add(FIRST, [], "r-2", "e1") is Outcome.UNCHANGED
        other.add(SECOND, [], "r-2", "e1")
    assert store.counts().documents == 2


def test_a_missing_store_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="firsthand add"):
        Store.open(tmp_path / "none.sqlite", create=False)
    assert not (tmp_path / "none.sqlite").exists()


def test_another_file_is_not_taken_for_a_store(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("not a database, but long enough to be read as the header of one " * 20)
    with pytest.raises(StoreError, match=r"letter\.txt.*--store"):
        Store.open(path)
    assert path.read_text().startswith("not a database")


def test_a_store_of_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    store = Store.open(path)
    with store._writer.begin() as connection:
        connection.execute(text("DROP TRIGGER meta_no_update"))
        connection.execute(text("UPDATE meta SET value = '0'"))
    store.close()
    with pytest.raises(StoreError, match="schema version 0"):
        Store.open(path)


def decision(number: int, told: str = "the words say so") -> str:
    return json.dumps(
        {
            "id": f"d-{number}",
            "recorded": f"2018-07-1{number}T09:00:00+00:00",
            "reviewer": "first-desk",
            "kind": "reject",
            "reason": told,
        }
    )


def test_decisions_come_back_in_order_and_those_known_by_a_moment(store: Store) -> None:
    assert store.decide(decision(1), "claim-a") is Outcome.ADDED
    assert store.decide(decision(2), "claim-b") is Outcome.ADDED
    assert store.decisions() == [decision(1), decision(2)]
    assert store.decisions(datetime(2018, 7, 11, 9, tzinfo=UTC)) == [decision(1)]
    assert [e.subject for e in store.entries(limit=2)] == ["d-2", "d-1"]


def test_the_same_decision_again_changes_nothing_and_another_needs_another_id(store: Store) -> None:
    store.decide(decision(1), "claim-a")
    before = store.state()
    assert store.decide(decision(1), "claim-a") is Outcome.UNCHANGED
    assert store.state() == before
    with pytest.raises(StoreError, match="d-1"):
        store.decide(decision(1, "on second thoughts"), "claim-a")
    with pytest.raises(StoreError, match="not a decision"):
        store.decide("{}", "claim-a")
    assert store.decisions() == [decision(1)]
