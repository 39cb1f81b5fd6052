"""Which reports list their news, and which of their paragraphs tell it."""

from __future__ import annotations

import pytest

from firsthand.claims.parse import ParsedSentence
from firsthand.claims.standing.bulletin import is_bulletin, news_paragraphs


def lines(*texts: str) -> list[ParsedSentence]:
    return [ParsedSentence(i, i * 200, i * 200 + len(t), t, i, 0) for i, t in enumerate(texts)]


@pytest.mark.parametrize(
    "texts",
    [
        ("ORVANE - Situation Report No. 4", "Shells hit the market.", "Two people were killed."),
        ("PRESS RELEASE", "Troops of 2 Brigade cleared the village of Telmark."),
        ("Operational information as of 06:00", "The enemy attacked four times."),
        (
            "Rebels take Orvane",
            "Two die in Telmark",
            "Bridge reopens at Sheraro",
            "Talks fail",
            "Convoy held at Mekana",
        ),
        (
            "Fighting goes on.",
            "14:35Z Shells hit the port.",
            "🔴 A drone fell.",
            "09:10 Two hurt.",
            "7h ago A raid.",
            "▪️ A fire.",
        ),
    ],
)
def test_reports_that_list_their_news(texts: tuple[str, ...]) -> None:
    assert is_bulletin(lines(*texts))


@pytest.mark.parametrize(
    "texts",
    [
        (
            "Rebels took the town of Orvane on Friday.",
            "The situation report did not say how many died.",
            "A truce was signed in May.",
        ),
        ("Calm returns to Orvane", "Shops opened on Friday.", "The army had left in May.", "A truce was signed."),
    ],
)
def test_a_story_told_at_length_is_none(texts: tuple[str, ...]) -> None:
    assert not is_bulletin(lines(*texts))
    assert news_paragraphs(lines(*texts)) == frozenset()


def test_what_a_heading_calls_background_is_no_news() -> None:
    report = lines(
        "Flash Update",
        "Shells hit the port.",
        "BACKGROUND",
        "The war began in May.",
        "ACCESS",
        "The road is cut.",
        "Background: rebels came in June.",
    )
    assert news_paragraphs(report) == {0, 1, 4, 5}
