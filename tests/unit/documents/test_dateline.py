"""Datelines name where a report was filed and who carries it."""

import pytest

from firsthand.documents import dateline


@pytest.mark.parametrize(
    ("text", "place", "day", "agency"),
    [
        ("BEIRUT (Reuters) - Shops opened.", "BEIRUT", None, "Reuters"),
        ("KHARTOUM, June 3 (AFP) — Shops opened.", "KHARTOUM", "June 3", "AFP"),
        ("GOMA, Congo (AP) — Shops opened.", "GOMA, Congo", None, "AP"),
        ("MOSCOW, July 6. /TASS/. Shops opened.", "MOSCOW", "July 6", "TASS"),
        ("Damascus, 6 July 2018 (SANA) – Shops opened.", "Damascus", "6 July 2018", "SANA"),
        ("(Reuters) - Shops opened.", None, None, "Reuters"),
        ("PORT-AU-PRINCE, Haiti — Shops opened.", "PORT-AU-PRINCE, Haiti", None, None),
    ],
)
def test_the_parts_are_told_apart(text: str, place: str | None, day: str | None, agency: str | None) -> None:
    found = dateline(text)
    assert found is not None
    assert [s.text if s else None for s in (found.place, found.date, found.agency)] == [place, day, agency]
    assert text[found.end :].strip() == "Shops opened."
    assert all(text[s.start : s.end] == s.text for s in (found.place, found.date, found.agency) if s)


@pytest.mark.parametrize(
    "text",
    [
        "The guards left - so he said.",
        "Shops opened.",
        "A man (42) - a baker - left.",
        "",
        "BREAKING: shops opened.",
    ],
)
def test_other_openings_are_no_datelines(text: str) -> None:
    assert dateline(text) is None
