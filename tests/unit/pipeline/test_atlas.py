from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from firsthand.documents import build
from firsthand.model import Run, UnknownId
from firsthand.pipeline.atlas import Atlas
from firsthand.pipeline.engine import Engine
from firsthand.pipeline.settings import at_the_door
from firsthand.pipeline.state import World
from firsthand.store import Store

DAY = date(2024, 6, 20)
REPORTS = (
    "The Rapid Support Forces captured Nyala on 12 June, residents said. "
    "The Sudanese army still holds El Fasher, a spokesman said. The army recaptured El Geneina on 14 June.",
    "M23 rebels captured Kanyabayonga on 13 June, a local official said. "
    "The Congolese army recaptured Rutshuru on 14 June. M23 rebels control Bunagana.",
)
SUDAN, CONGO = "adm1-SD-DS", "adm1-CD-NK"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    engine = Engine(at_the_door({}, DAY, home=tmp_path_factory.mktemp("two-wars")))
    with Store.open(engine.settings.store) as store:
        began = datetime(2024, 6, 21, tzinfo=UTC)
        store.begin_run(Run(id="r-1", started=began, finished=None, command="add", settings={}, versions={}))
        for text in REPORTS:
            document = engine.identify(
                build(text, published=DAY, published_basis="given", publisher="Radio", language="en")
            )
            store.add(document, engine.read(document), "r-1", engine.version)
        yield World(store, engine)


def test_each_country_has_a_ledger_of_its_own_with_its_own_holders(world: World) -> None:
    sudan, congo = world.holders(SUDAN), world.holders(CONGO)
    assert any("rapid-support-forces" in h for h in sudan)
    assert any("m23" in h for h in congo)
    assert not set(sudan) & set(congo)


def test_nobody_of_another_war_is_a_candidate_for_a_place(world: World) -> None:
    chances = world.replay().ground.chances(DAY)
    provinces = {p.id: p.admin1 or p.country for p in world.replay().places}
    for place, row in chances.items():
        assert "m23" not in row or str(provinces[place]).startswith("CD"), place


def test_a_war_that_is_told_of_little_has_its_map_beside_one_told_of_much(world: World) -> None:
    assert {SUDAN, CONGO} <= set(world.regions())


def test_sheets_on_which_nothing_differs_are_shared_and_the_others_made_anew(world: World) -> None:
    ground = world.replay().ground
    before = {r: ground.of(r) for r in (SUDAN, CONGO)}
    gone = next(e for e in world.events() if e.type == "capture" and e.places and e.places[0].country == "CD")
    left = [e for e in world.events() if e.id != gone.id]
    other = ground.with_events(left)
    assert other.of(SUDAN) is before[SUDAN]
    assert other.of(CONGO) is not before[CONGO]
    assert other.chances(DAY) != ground.chances(DAY)
    anew = Atlas(left, world.lexicon, world.replay().places, world.gazetteer.regions, DAY).chances(DAY)
    for place, row in other.chances(DAY).items():
        assert row == pytest.approx(anew[place]), place


def test_a_place_on_no_map_is_told_and_a_region_of_no_report_is_empty(world: World) -> None:
    ground = world.replay().ground
    assert not ground.shows("nassib-crossing")
    with pytest.raises(UnknownId, match="nassib-crossing"):
        ground.at("nassib-crossing")
    assert ground.of("adm1-SY-DR").holdings("adm1-SY-DR", DAY) == []
    assert world.holders("adm1-SY-DR") == ()
