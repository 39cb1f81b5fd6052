"""Which country a report is at home in, by what it says of everyday life: a local paper means the town next door."""

from __future__ import annotations

import re
from functools import lru_cache

from firsthand.lexicon.files import read_toml

FEWEST = 2  # different signs of one country
LEAD = 1  # signs more than of any other country


def home(text: str) -> str | None:
    """The ISO code of the country whose everyday life the text speaks of; None where it doesn't, or of several."""
    counts = {iso: len({_stem(word) for word in sign.findall(text)}) for iso, sign in _signs().items()}
    ranked = sorted(counts, key=lambda iso: -counts[iso])
    first, second = ranked[0], ranked[1]
    return first if counts[first] >= FEWEST and counts[first] >= counts[second] + LEAD else None


def _stem(word: str) -> str:
    """Numbers of one kind count once."""
    return re.sub(r"\d", "0", word).lower()


@lru_cache(maxsize=1)
def _signs() -> dict[str, re.Pattern[str]]:
    return {
        iso: re.compile(rf"(?<!\w)(?:{'|'.join(signs)})(?!\w)")
        for iso, signs in read_toml("places/local.toml")["home"].items()
    }
