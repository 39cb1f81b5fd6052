from __future__ import annotations

from firsthand.web.asked import Asked
from firsthand.web.views.event_page import EventPage, event_page


def page(asked: Asked) -> EventPage:
    event = next(e for e in asked.world.events(asked.known) if e.type == "capture")
    return event_page(asked, event.id)


def test_every_claim_is_quoted_and_every_value_has_words(asked: Asked) -> None:
    view = page(asked)
    assert {q.claim for q in view.claims} == set(view.event.claims)
    for fact in view.facts:
        for value in (fact.first, *fact.others):
            assert value.quotes or value.rest, fact.name
            assert value.best is not None


def test_a_quote_is_shown_once_and_folded_away_after(asked: Asked) -> None:
    open_ = [q.claim for f in page(asked).facts for v in (f.first, *f.others) for q in v.quotes]
    assert len(open_) == len(set(open_))


def test_the_lede_counts_reports_voices_and_denials(asked: Asked) -> None:
    lede = page(asked).lede
    assert lede.startswith("4 reports from 2 independent sources.")
    assert "Against it: 1 source." in lede


def test_sources_say_whom_they_speak_for(asked: Asked) -> None:
    view = page(asked)
    assert {s.stance for s in view.sources} == {"independent", "against"}
    assert all(s.href.startswith("/documents/") for s in view.sources)


def test_reports_stand_in_the_order_of_publication(asked: Asked) -> None:
    days = [day for day, _, _ in page(asked).steps]
    assert days == sorted(days) and len(days) == 4
