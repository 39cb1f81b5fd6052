"""How sure the engine is that a careful reader would log a claim: a logistic of few, plain features of the claim."""

from __future__ import annotations

import math

from firsthand.lexicon.files import read_toml
from firsthand.model import Basis, Claim

ACTORS = ("actor", "holder", "parties", "supplier", "issuer", "forecaster")


def confidence(claim: Claim) -> float:
    """Probability that the claim stands in the text with this type.

    The weights are fitted on the development stories by scripts/fit_confidence.py; docs/quality.md has the reliability.
    """
    weights = read_toml("confidence.toml")
    total = float(weights["bias"]) + float(weights["types"].get(claim.type, 0.0))
    for name, value in features(claim).items():
        total += float(weights["features"].get(name, 0.0)) * value
    return round(1 / (1 + math.exp(-total)), 3)


def features(claim: Claim) -> dict[str, float]:
    """The features by name, each from 0 to 1."""
    return {
        "roles": min(len(claim.roles), 3) / 3,
        "actor_said": float(bool(claim.role(*ACTORS))),
        "actor_known": float(any(m.id for m in claim.role(*ACTORS))),
        "place_said": float(any(m.basis is Basis.SAID for m in claim.place)),
        "place_known": float(any(m.lat is not None for m in claim.place)),
        "numbered": float(bool(claim.quantities)),
        "dated": float(claim.time is not None and claim.time.text is not None),
        "attributed": float(len(claim.attribution.chain) > 1),
        "firm": float(claim.is_news),
        "long_trigger": float(" " in claim.trigger.text),
    }
