from __future__ import annotations

from datetime import date

from tests.unit.web.newsroom import Newsroom

from firsthand.web.asked import Asked
from firsthand.web.views.documents import document_page, document_rows
from firsthand.web.views.evidence import short


def everything(room: Newsroom) -> Asked:
    return Asked(room.world, date(2018, 7, 20), date(2018, 7, 20), False, "/documents", None)


def test_the_text_is_shown_to_the_letter(room: Newsroom) -> None:
    asked = everything(room)
    for head in room.world.heads():
        view = document_page(asked, short(head.id))
        for shown, version in zip(view.versions, view.document.versions, strict=True):
            pieces = [p.text for par in shown.paragraphs for s in par.sentences for p in s.pieces]
            assert "".join(pieces).replace(" ", "") == version.text.replace(" ", "").replace("\n", "")


def test_every_claim_has_one_mark_and_one_card(room: Newsroom) -> None:
    asked = everything(room)
    for head in room.world.heads():
        view = document_page(asked, short(head.id))
        pieces = [p for v in view.versions for par in v.paragraphs for s in par.sentences for p in s.pieces]
        starts = [c for p in pieces for c in p.starts]
        ends = [n for p in pieces for n in p.numbers]
        assert sorted(starts) == sorted(c.id for c in view.cards)
        assert sorted(ends) == [c.number for c in view.cards]


def test_a_translation_stands_beside_its_original(room: Newsroom) -> None:
    asked = everything(room)
    arabic = next(h for h in room.world.heads() if h.language == "ar")
    view = document_page(asked, short(arabic.id))
    assert [v.language for v in view.versions] == ["ar", "en"]
    assert view.versions[1].label == "Translation (human), English"


def test_a_card_says_what_the_claim_feeds(room: Newsroom) -> None:
    asked = everything(room)
    army = next(h for h in room.world.heads() if h.publisher == "SANA")
    card = document_page(asked, short(army.id)).cards[0]
    assert card.says == "SANA, citing a military source"
    assert card.feeds[0].title == "Syrian Arab Army took Nassib Crossing"


def test_copies_name_their_original_only_when_it_is_known(room: Newsroom) -> None:
    rows = {r.head.publisher: r for r in document_rows(everything(room))}
    assert rows["Fars News"].copy_of is not None
    assert rows["SANA"].copy_of is None
