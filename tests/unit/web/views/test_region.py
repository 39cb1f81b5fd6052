from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.model import Share
from firsthand.web.asked import Asked
from firsthand.web.views import region


def test_a_region_is_covered_by_those_of_its_provinces_that_are_told_of(asked: Asked) -> None:
    wider = replace(asked, region="southwest-syria")
    assert region.covered(asked) == ("adm1-SY-DR",)
    assert region.covered(wider) == ("adm1-SY-DR",)
    assert region.covered(replace(asked, region="adm1-SY-HI")) == ()


def test_the_untold_province_counts_as_not_known(asked: Asked) -> None:
    wider = replace(asked, region="southwest-syria")
    regions = asked.world.gazetteer.regions
    part = regions.area_km2("adm1-SY-DR") / regions.area_km2("southwest-syria")
    whole = {s.actor: s for s in region.shares(wider)}
    inner = {s.actor: s for s in region.shares(asked)}
    assert sum(s.percent for s in whole.values()) == pytest.approx(100, abs=0.5)
    for actor in set(inner) - {region.UNKNOWN}:
        assert whole[actor].percent == pytest.approx(part * inner[actor].percent)
    assert whole[region.UNKNOWN].percent >= 100 * (1 - part) - 0.5
    assert region.contested(wider) == pytest.approx(part * region.contested(asked))


def test_shares_of_parts_add_up_and_keep_their_order(asked: Asked) -> None:
    def share(actor: str, percent: float) -> Share:
        return Share(region="x", actor=actor, on=asked.on, known=asked.known, percent=percent, low=percent - 5,
                     high=percent + 5, named=percent / 2, inferred=percent / 2)  # fmt: skip

    found = region.combined(
        asked, "x", [(0.5, share("a", 60)), (0.5, share("unknown", 40)), (0.25, share("a", 100))], 0.25
    )
    assert [(s.actor, s.percent) for s in found] == [("a", 55.0), ("unknown", 45.0)]
    assert (found[0].low, found[0].high) == (51.25, 58.75)
