from __future__ import annotations

from dataclasses import replace

from tests.unit.web.newsroom import REGION

from firsthand.web.asked import Asked


def test_links_keep_both_days(asked: Asked) -> None:
    assert asked.link("/events", "f-when", source="a b") == ("/events?on=2018-07-06&known=2018-07-07&source=a+b#f-when")


def test_links_leave_out_what_is_not_given(asked: Asked) -> None:
    assert asked.link("/events", place=None, show=(), group="") == "/events?on=2018-07-06&known=2018-07-07"
    assert asked.link("/x", show=("ground", "arms")).endswith("&show=ground&show=arms")


def test_links_keep_a_region_that_is_not_the_first(asked: Asked) -> None:
    elsewhere = replace(asked, keep="adm1-SY-QU")
    assert "region=adm1-SY-QU" in elsewhere.link("/events")
    assert "region=" not in elsewhere.link(f"/map/{REGION}")


def test_a_permanent_link_names_the_state_of_the_store(asked: Asked) -> None:
    snap = asked.world.snapshot(asked.known)
    assert f"snap={snap}" in asked.lasting()
    assert not replace(asked, snap=snap).changed
    assert replace(asked, snap="other").changed
