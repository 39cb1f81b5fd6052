from __future__ import annotations

from datetime import date

import pytest

from firsthand.model import UnknownId
from firsthand.web.asked import Asked
from firsthand.web.views.place import place_page


def test_holders_follow_each_other_newest_first(asked: Asked) -> None:
    view = place_page(asked, "nassib-crossing")
    assert view.spans[0].face.id == "syria-government" and view.spans[0].last is None
    assert view.spans[0].shown and sum(s.shown for s in view.spans) == 1
    assert view.spans[0].quote is not None and view.spans[0].quote.published >= date(2018, 7, 6)
    assert any(s.face.id == "southern-front" for s in view.spans)


def test_a_span_rests_on_what_was_told_of_its_own_days(asked: Asked) -> None:
    spans = place_page(asked, "nassib-crossing").spans
    rebels = next(s for s in spans if s.face.id == "southern-front" and s.quote is not None)
    assert rebels.quote is not None and rebels.quote.marked == "Rebel factions hold the Nassib crossing"


def test_the_band_says_its_finding_in_words(asked: Asked) -> None:
    band = place_page(asked, "nassib-crossing").band
    assert band is not None and "Government of Syria" in band.label
    assert band.told[-1] <= asked.known


def test_a_crossing_shows_whether_it_works(asked: Asked) -> None:
    view = place_page(asked, "nassib-crossing")
    assert view.crossing is not None and view.crossing.status == "shut"


def test_a_place_off_the_map_has_no_holders(asked: Asked) -> None:
    assert place_page(asked, "country-JO").spans == ()
    with pytest.raises(UnknownId):
        place_page(asked, "nowhere")
