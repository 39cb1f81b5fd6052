"""The language of a text."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

FEWEST_LETTERS = 12
ENOUGH = 1000  # characters; more text hardly ever changes the answer
LEAST_PROBABILITY = 0.5


def identify(text: str) -> str:
    """The ISO 639-1 code of a text's language; "und" if the text is too short, or no language stands out."""
    sample = text[:ENOUGH]
    if sum(map(str.isalpha, sample)) < FEWEST_LETTERS:
        return "und"
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= LEAST_PROBABILITY else "und"


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # 0.3 s: only where a language is asked for

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if len(code) == 2])
    return identifier
