"""News or history: the weights of the signs, summed (logistic regression; weights and provenance in
the data file).
"""

from __future__ import annotations

import math

from firsthand.claims.standing.level import STATED
from firsthand.lexicon.weights import Weights, standing_weights
from firsthand.model import Standing

# the report's own first statement is its news, unless its words say that it is over long ago
MAIN = frozenset(
    {"lede:main", "lede:ROOT", "lede:ccomp", "lede:conj", "lede:acomp", "lede:nsubj", "lede:dobj", "lede:nsubjpass"}
)
ARGUMENT = frozenset({"noun:nsubj", "noun:dobj", "noun:nsubjpass"})
GOING_ON = frozenset({"level:advcl:as", "tense:is"})  # "as fighters are laying down arms": beside it, not before it
EVEN = 0.5
BELOW = frozenset({"in:relcl", "in:appos", "in:participle", "in:advcl", "in:advcl:participle"})
RECENT = frozenset({"time:day", "time:days"})
PAST = frozenset(
    {
        "time:old",
        "tense:pluperfect",
        "word:former",
        "word:habit",
        "phrase:past",
        "main:pluperfect",
        "clause:long-after",
    }
)


def weigh(signs: tuple[str, ...], *, firm: bool = True) -> tuple[Standing, float]:
    """The standing, and the chance that it is the news of the report.

    What is told as having happened (`firm`) would enter the ledgers as news and must be surer than even; of plans,
    forecasts and what is denied, which never do, the likelier standing is told.
    """
    table = standing_weights()
    score = table.bias + sum(table.weight.get(s, 0.0) for s in signs)
    chance = 1 / (1 + math.exp(-score))
    main = is_lede(frozenset(signs))
    if chance >= (least(table, signs) if firm else EVEN) or main:
        return Standing.NEWS, chance
    habit = "word:habit" in signs and ("word:present" in signs or "tense:is" in signs)
    return (Standing.GENERIC if habit else Standing.BACKGROUND), chance


def least(table: Weights, signs: tuple[str, ...]) -> float:
    """The chance from which it is news: what is only told aside must be surer."""
    stated = any(f"level:{level}" in signs for level in STATED) or set(signs) >= GOING_ON
    return table.threshold if stated else table.aside


def is_lede(signs: frozenset[str]) -> bool:
    """Tell whether it is what the report's first sentence states, as a verb or as its subject or object."""
    stated = bool(MAIN & signs) or ("lede:noun" in signs and bool(ARGUMENT & signs or "under:under" in signs))
    stated = stated or {"lede:noun", "state:noun", "main:present"} <= signs  # "the crossing remains closed"
    beside = {"lede:advcl", "tense:past"} <= signs  # "seized the town after the army pulled out"
    beside = beside or ({"lede:pcomp", "after:after"} <= signs and bool(signs & RECENT))  # "... after taking the hill"
    past = PAST - {"tense:pluperfect"} if signs & RECENT else PAST
    return (stated or beside) and not signs & past and not signs & BELOW
