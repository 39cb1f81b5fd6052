from __future__ import annotations

from datetime import date

import pytest
from tests.unit.store.test_store import FIRST, SECOND, claim, placed, report, run

from firsthand.store import Store

BOX = [[(36.0, 32.0), (37.0, 32.0), (37.0, 33.0), (36.0, 33.0), (36.0, 32.0)]]
HOLE = [(36.4, 32.4), (36.6, 32.4), (36.6, 32.6), (36.4, 32.6), (36.4, 32.4)]


@pytest.fixture
def store(empty: Store) -> Store:
    empty.begin_run(run("r-1"))
    return empty


def at(store: Store, number: int, lon: float, lat: float) -> str:
    """A report of one claim at a point; its id."""
    document = report(f"Soldiers took post {number}.", number)
    store.add(document, [placed(claim(document, "took"), lon, lat)], "r-1", "e1")
    return document.id


def test_claims_near_a_point_come_nearest_first_with_their_distance(store: Store) -> None:
    far, near, _ = at(store, 1, 36.1, 32.65), at(store, 2, 36.1, 32.61), at(store, 3, 36.1, 33.6)
    found = store.near(36.1, 32.6, 10)
    assert [n.claim.document for n in found] == [near, far]
    assert [n.km for n in found] == pytest.approx([1.112, 5.560], abs=0.01)


def test_nearness_goes_over_180_degrees_and_the_poles(store: Store) -> None:
    west, pole = at(store, 1, -179.9, -16.8), at(store, 2, 120.0, 89.9)
    assert [n.claim.document for n in store.near(179.9, -16.8, 25)] == [west]
    assert [n.claim.document for n in store.near(-60.0, 89.95, 20)] == [pole]


def test_claims_in_a_polygon_on_its_border_and_not_in_its_hole(store: Store) -> None:
    inside, border = at(store, 1, 36.2, 32.2), at(store, 2, 37.0, 32.5)
    hole, _ = at(store, 3, 36.5, 32.5), at(store, 4, 37.1, 32.5)
    assert {c.document for c in store.within(BOX)} == {inside, border, hole}
    assert {c.document for c in store.within([*BOX, HOLE])} == {inside, border}


def test_only_the_current_reading_published_by_the_day_counts_in_space(store: Store) -> None:
    store.add(FIRST, [placed(claim(FIRST, "took"), 36.1, 32.5)], "r-1", "e1")
    store.add(SECOND, [placed(claim(SECOND, "took"), 36.1, 32.5)], "r-1", "e1")
    assert [n.claim.document for n in store.near(36.1, 32.5, 1, known=date(2018, 7, 7))] == [FIRST.id]
    assert [c.document for c in store.within(BOX, known=date(2018, 7, 7))] == [FIRST.id]
    store.add(FIRST, [placed(claim(FIRST, "took"), 38.1, 32.5)], "r-1", "e2")
    assert [c.document for c in store.within(BOX)] == [SECOND.id]


def test_a_claim_of_two_points_comes_once_at_the_nearer(store: Store) -> None:
    one = placed(claim(FIRST, "took"), 36.10, 32.5)
    both = one.model_copy(update={"roles": {**one.roles, "origin": placed(one, 36.12, 32.5).place}})
    store.add(FIRST, [both], "r-1", "e1")
    (found,) = store.near(36.12, 32.5, 10)
    assert found.km == pytest.approx(0, abs=1e-6)


def test_numbers_after_hyphens_and_words_in_titles_are_found(store: Store) -> None:
    tank = report("The column lost a T-62 tank near the 3.5 km mark.", 7, title="Armour burns")
    store.add(tank, [], "r-1", "e1")
    for words in ("T-62", "62", "3.5", "armour tank", "TANK", "burn"):
        assert [f.document.id for f in store.search(words)] == [tank.id], words
    assert store.search("leopard") == []
    assert store.search("' | & ! :*") == []


def test_the_limit_counts_current_reports_only(store: Store) -> None:
    for number in range(1, 6):
        at(store, number, 36, 32)
    store.add(FIRST, [], "r-1", "e1")
    store.add(FIRST, [], "r-1", "e2")
    assert len(store.search("soldiers", limit=3)) == 3
    assert len({f.document.id for f in store.search("soldiers")}) == 6
