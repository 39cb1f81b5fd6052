"""Events that are kept up to date: ids, redirects, lessons, and what is not fused anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.unit.events.reports import Desk
from tests.unit.events.test_learning import war
from tests.unit.pipeline.town import GOVERNMENT, claim, report

from firsthand.documents import build
from firsthand.model import Claim, Document, Mention, Run, UnknownId
from firsthand.pipeline.deciding import Deciding
from firsthand.pipeline.engine import Engine
from firsthand.pipeline.fusion import Fusion
from firsthand.pipeline.settings import at_the_door
from firsthand.pipeline.state import World
from firsthand.store import Store
from firsthand.store.fused import Went

NOW = datetime(2018, 7, 20, tzinfo=UTC)


def captured(day: int, publisher: str, on: int, *towns: str) -> tuple[Document, Claim]:
    """A report of the capture of towns, 12 km apart from each other."""
    document = report(
        f"Forces captured Nassib and {' and '.join(towns)}, {publisher} said on day {on}.", day, publisher
    )
    told = claim(document, "capture", "captured", "actor", GOVERNMENT, date(2018, 7, on))
    (at,) = told.place
    places = tuple(at.model_copy(update={"id": town, "lat": 32.0 + len(town) / 10}) for town in towns)
    return document, told.model_copy(update={"place": places or (at,)})


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    settings = at_the_door({}, date(2018, 8, 1), home=tmp_path)
    with Store.open(settings.store) as store:
        store.begin_run(Run(id="r-1", started=NOW, finished=None, command="add", settings={}, versions={}))
        yield World(store, Engine(settings))


def add(world: World, *reports: tuple[Document, Claim], engine: str = "e1") -> None:
    for document, told in reports:
        world.store.add(document, [told], "r-1", engine)


def event_of(world: World, told: Claim, known: date | None = None) -> str:
    (event,) = world.events_of(told.id, known)
    return event.id


def token(world: World) -> str:
    return Fusion(world.store, world.engine).catch_up().token


ONE, OTHER = captured(2, "Reuters", 2, "sa"), captured(6, "AP", 2, "dael")
BOTH = captured(4, "SOHR", 2, "sa", "dael")


def test_an_event_keeps_its_id_when_it_grows_and_nothing_else_is_fused_again(world: World) -> None:
    add(world, ONE, OTHER)
    one, other, began = event_of(world, ONE[1]), event_of(world, OTHER[1]), token(world)
    add(world, captured(7, "TASS", 2, "sa"))
    assert event_of(world, ONE[1]) == one
    assert len(world.event(one).claims) == 2
    assert event_of(world, OTHER[1]) == other
    assert token(world) == began


def test_an_old_id_leads_to_where_its_event_went_and_not_before_that_was_known(world: World) -> None:
    add(world, ONE, OTHER)
    one, other = event_of(world, ONE[1]), event_of(world, OTHER[1])
    add(world, BOTH)
    assert world.event(other).id == one
    assert world.explain(other).id == one
    assert len(world.explain(other).words) == 3
    assert [(w.kind, w.into, w.known) for w in went(world, other)] == [("merged", one, date(2018, 7, 4))]
    assert world.event(other, date(2018, 7, 5)).id == one
    assert set(world.event(other, date(2018, 7, 5)).claims) == {ONE[1].id, BOTH[1].id}
    with pytest.raises(UnknownId, match=other):
        world.event(other, date(2018, 7, 3))


def went(world: World, id_: str) -> list[Went]:
    with world.store.fused() as fused:
        return fused.went(id_)


def test_a_redirect_outlives_another_engine_and_an_erasure(world: World) -> None:
    add(world, ONE, OTHER)
    one, other = event_of(world, ONE[1]), event_of(world, OTHER[1])
    add(world, BOTH, captured(7, "TASS", 2, "sa"))
    assert world.event(other).id == one
    began = token(world)
    Fusion(world.store, world.engine).rebuild(Fusion(world.store, world.engine).catch_up())
    assert token(world) != began
    assert World(world.store, world.engine).event(other).id == one
    world.store.erase(ONE[0].id, "court order")
    assert ONE[1].id not in world.event(other).claims
    assert world.event(one).id == world.event(other).id == one


def test_what_is_split_off_gets_an_id_of_its_own_and_the_old_one_stays_with_the_greater_part(world: World) -> None:
    add(world, ONE, BOTH, OTHER)
    one = event_of(world, ONE[1])
    assert event_of(world, OTHER[1]) == one
    apart = BOTH[1].model_copy(update={"place": ONE[1].place})
    world.store.add(BOTH[0], [apart], "r-1", "e2")
    other = event_of(world, OTHER[1])
    assert other != one
    assert event_of(world, ONE[1]) == one
    assert [(w.kind, w.into) for w in went(world, other)] == [("split", one)]
    assert world.event(other, date(2018, 7, 3)).id == one, "before it was split off it was told as part of the other"


def test_an_event_whose_reports_are_gone_is_told_gone(world: World) -> None:
    add(world, ONE, OTHER)
    other = event_of(world, OTHER[1])
    world.store.add(OTHER[0], [], "r-1", "e2")
    with pytest.raises(UnknownId):
        world.event(other)
    assert [w.kind for w in went(world, other)] == ["gone"]


def test_decisions_move_their_own_reports_only(world: World) -> None:
    add(world, ONE, OTHER)
    one, other, began = event_of(world, ONE[1]), event_of(world, OTHER[1]), token(world)
    minutes = (NOW + timedelta(minutes=n) for n in range(10))
    review = Deciding(world, "anna", lambda: next(minutes))
    rejected = review.reject(OTHER[1].id, "a rumour")
    assert [e.id for e in world.events()] == [one]
    review.withdraw(rejected.id, "it was right")
    assert ONE[1].id in world.event(one).claims
    back = event_of(world, OTHER[1])
    assert back != other, "an id that was given up is not used again"
    review.merge([one, back], "one advance")
    assert world.event(back).id == world.event(one).id
    before = world.event(one).probability
    review.grade("Reuters", "E", "often wrong")
    assert world.event(one).probability < before
    assert token(world) == began, "no decision fuses everything anew"


def test_a_withdrawal_may_be_taken_back(world: World) -> None:
    add(world, ONE, OTHER)
    one = event_of(world, ONE[1])
    minutes = (NOW + timedelta(minutes=n) for n in range(10))
    review = Deciding(world, "anna", lambda: next(minutes))
    rejected = review.reject(OTHER[1].id, "a rumour")
    back = review.withdraw(rejected.id, "it was right")
    assert len(world.events()) == 2
    review.withdraw(back.id, "it was a rumour after all")
    assert [e.id for e in world.events()] == [one]


def test_two_processes_see_what_the_other_did(world: World) -> None:
    add(world, ONE)
    one = event_of(world, ONE[1])
    second = World(world.store, world.engine)
    assert second.event(one).id == one
    add(world, captured(7, "TASS", 2, "sa"))
    assert len(second.event(one).claims) == len(world.event(one).claims) == 2


def test_another_engine_fuses_anew(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    add(world, ONE)
    began, one = token(world), event_of(world, ONE[1])
    monkeypatch.setattr(Fusion, "version", "another")
    assert Fusion(world.store, world.engine).behind() is None
    assert token(world) != began
    assert World(world.store, world.engine).event(one).id == one


def test_a_run_weighs_voices_anew_when_enough_came_since_and_says_so(world: World) -> None:
    fusion = Fusion(world.store, world.engine, "r-1")
    fusion.end_run()
    assert fusion.behind() is None, "nobody asked for events yet: the first question fuses them"
    add(world, ONE)
    fusion.catch_up()
    reports = list(documents(Desk()))
    for document, told in reports:
        world.store.add(document, [told], "r-1", "e1")
    fusion.end_run()
    with world.store.fused() as fused:
        lesson = fused.lesson()
        runs = list(fused.connection.exec_driver_sql("SELECT run FROM lessons"))
        assert fused.lesson(date(2010, 1, 1)) is None
    assert lesson is not None
    assert lesson[0] == len(reports) + 1
    assert lesson[1]["blog"] < lesson[1]["reuters"]
    assert [run for (run,) in runs] == ["r-1", "r-1"]


def documents(desk: Desk) -> Iterator[tuple[Document, Claim]]:
    """Two years of captures told by three agencies, and by a blog that is a day late."""
    for number, told in enumerate(war(desk, 24)):
        head = desk.heads[told.document]
        document = build(
            f"Report {number}.", published=head.published, published_basis="given", publisher=head.publisher,
            language="en",
        ).model_copy(update={"publisher_id": head.publisher_id})  # fmt: skip
        voice = Mention(text=head.publisher or "", basis="document", kind="source", id=head.publisher_id)
        attribution = told.attribution.model_copy(update={"chain": (voice,)})
        yield document, told.model_copy(update={"document": document.id, "attribution": attribution})
