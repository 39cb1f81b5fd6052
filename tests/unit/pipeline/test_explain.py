from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from tests.unit.pipeline.town import CLAIMS, CROSSING, EARLY, LATE, SECOND, build_world

from firsthand.pipeline.state import World


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    built = build_world(tmp_path_factory.mktemp("world"))
    yield built
    built.store.close()


def test_every_kind_of_number_leads_back_to_sentences_and_voices(world: World) -> None:
    event = next(e for e in world.events() if e.type == "capture")
    for id_, kind in (
        (CLAIMS[LATE].id, "claim"),
        (LATE.id, "document"),
        (event.id, "event"),
        (CROSSING, "crossing"),
        ("adm1-SY-DR", "region"),
    ):
        found = world.explain(id_)
        assert found.kind == kind
        assert LATE.original.text in {w.claim.sentence.text for w in found.all_words()}
        assert all(w.voices for w in found.all_words())


def test_a_place_that_is_no_crossing_is_explained_by_its_holder(world: World) -> None:
    other = next(h for h in world.control() if h.place != CROSSING and h.holder)
    found = world.explain(other.place)
    assert (found.kind, found.id) == ("place", other.place)
    assert dict(found.facts)["holder"]


def test_nothing_published_later_shows(world: World) -> None:
    early = date(2018, 7, 3)
    words = world.explain(CROSSING, early, early).all_words()
    assert {w.report.id for w in words} <= {EARLY.id}
    for id_ in ("adm1-SY-DR", CROSSING):
        told = world.explain(id_, known=date(2018, 7, 7)).model_dump_json()
        assert SECOND.id not in told


def test_a_claim_says_which_events_it_bears_on(world: World) -> None:
    told = CLAIMS[LATE]
    (event,) = world.events_of(told.id)
    assert dict(world.explain(told.id).facts)["events"] == event.id


def test_a_report_that_was_not_published_yet_is_not_explained(world: World) -> None:
    from firsthand.model import UnknownId

    for id_ in (LATE.id, CLAIMS[LATE].id):
        with pytest.raises(UnknownId, match="2018-07-03"):
            world.explain(id_, known=date(2018, 7, 3))
