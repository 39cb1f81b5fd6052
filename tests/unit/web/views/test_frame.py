from __future__ import annotations

from dataclasses import replace

from firsthand.web.asked import Asked
from firsthand.web.views.frame import frame


def test_the_regions_stand_under_their_country_the_shown_one_marked(asked: Asked) -> None:
    found = frame(asked, "Map", "Map").countries
    assert [c.name for c in found] == ["Syria"]
    assert [link.words for link in found[0].regions if link.current] == ["Daraa"]


def test_the_whole_country_is_offered_where_no_region_holds_all_that_is_told_of(asked: Asked) -> None:
    assert frame(asked, "Map", "Map").countries[0].whole is None
    world = asked.world
    split = replace(asked, world=_Provinces(world))  # type: ignore[arg-type]
    (country,) = frame(split, "Map", "Map").countries
    assert country.whole is not None
    assert country.whole.href.startswith("/map/country-SY?")


class _Provinces:
    """A world of two provinces that no region of the lexicon holds both of."""

    def __init__(self, world: object) -> None:
        self._world = world

    def __getattr__(self, name: str) -> object:
        return getattr(self._world, name)

    def regions(self, known: object = None) -> tuple[str, ...]:
        return ("adm1-SY-DR", "adm1-SY-HL")
