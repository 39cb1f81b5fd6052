from __future__ import annotations

from firsthand.web.asked import Asked
from firsthand.web.draw.bars import share_bar
from firsthand.web.views import ground


def test_a_bar_states_share_interval_and_basis(asked: Asked) -> None:
    rows = ground.shares(asked, ground.slots(asked))
    row = next(r for r in rows if r.face.id)
    drawn = str(share_bar(row))
    assert f"{row.percent} %, between {row.exact.low:.0f} and {row.exact.high:.0f}" in drawn
    assert drawn.count("bracket") == 3 and "named by sources" in drawn
