"""How sure the engine is that a careful reader would log this claim: a logistic of few, plain features."""

from __future__ import annotations

import math

from firsthand.claims.match import Draft
from firsthand.lexicon.files import read_toml
from firsthand.model import Claim


def confidence(claim: Claim, draft: Draft) -> float:
    """Probability that the claim stands in the text with this type (weights fitted on the development stories)."""
    weights = read_toml("confidence.toml")
    total = float(weights["bias"]) + float(weights["types"].get(claim.type, 0.0))
    for name, value in features(claim, draft).items():
        total += float(weights["features"].get(name, 0.0)) * value
    return round(1 / (1 + math.exp(-total)), 3)


def features(claim: Claim, draft: Draft) -> dict[str, float]:
    """The features by name, each 0 or 1 but for the frame's fit."""
    return {
        "noun": float(draft.noun),
        "weak": float(draft.frame.entry.weak),
        "fit": min(draft.score, 8.0) / 8.0,
        "actor_known": float(any(m.id for m in claim.role("actor", "holder", "parties", "supplier"))),
        "place_known": float(any(m.lat is not None for m in claim.place)),
        "numbered": float(bool(claim.quantities)),
    }
