from __future__ import annotations

from firsthand.web.asked import Asked
from firsthand.web.views.telling import telling


def test_lines_lead_from_outlet_to_first_speaker(asked: Asked) -> None:
    event = next(e for e in asked.world.events(asked.known) if e.type == "capture")
    found = telling(asked, event, asked.world.claims(asked.known, ids=event.claims))
    by_outlet = {line.outlet: line for line in found.lines}
    assert by_outlet["SANA"].root == "a military source"
    assert by_outlet["Fars News"].copied == 93 and by_outlet["SANA"].copied is None
    assert by_outlet["Syria Direct"].against
    assert found.summary.startswith("4 reports, 3 first speakers. 1 copy (dashed)")
