"""Decisions on events, as constraints on the claims that the machine reads now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from firsthand.model import Anchor, Apart, Claim, Conflict, Constraint, Decision, Merge, NotSame, Split, Together
from firsthand.review.bonds import Clash
from firsthand.review.words import Words

EventDecision = Merge | Split | NotSame


def constraints(
    decisions: Iterable[Decision], claims: Iterable[Claim], documents: Collection[str] | None = None
) -> tuple[list[Constraint], list[Conflict]]:
    """Constraints in the order of the decisions, and a conflict for each one whose words are not read any more.

    `claims` are all that stand, rejected ones too: what a person took out is not lost. Of reports that are not known
    (`documents`; None: all are) nothing is asked.
    """
    about = [d for d in decisions if isinstance(d, Merge | Split | NotSame)]
    named = {a.document for d in about for a in anchors_of(d)}
    words = Words(c for c in claims if c.document in named)
    made: list[Constraint] = []
    lost: list[Conflict] = []
    for decision in about:
        asked = [[a for a in side if documents is None or a.document in documents] for side in _sides(decision)]
        found = [_ids(side, words) for side in asked]
        constraint = _constraint(decision, found)
        if constraint:
            made.append(constraint)
        elif all(asked) and len(asked[0]) + len(asked[-1]) > 1:
            lost.append(_conflict(decision, "lost", None))
    return made, lost


def clashing(
    clashes: Iterable[Clash], decisions: Mapping[str, Decision], settled: Collection[str]
) -> Iterator[Conflict]:
    """A conflict for each decision that another reviewer's newer one overrules without naming it."""
    for clash in dict.fromkeys(clashes):
        older, newer = decisions[clash.older], decisions[clash.newer]
        if older.reviewer != newer.reviewer and older.id not in settled and isinstance(older, Merge | Split | NotSame):
            yield _conflict(older, "groups", newer.id)


def anchors_of(decision: EventDecision) -> tuple[Anchor, ...]:
    """All words that a decision on events names."""
    return decision.claims if isinstance(decision, Merge) else (*decision.one, *decision.other)


def _sides(decision: EventDecision) -> tuple[Sequence[Anchor], ...]:
    return (decision.claims,) if isinstance(decision, Merge) else (decision.one, decision.other)


def _ids(anchors: Iterable[Anchor], words: Words) -> tuple[str, ...]:
    found = (words.find(anchor) for anchor in anchors)
    return tuple(dict.fromkeys(f.claim.id for f in found if f))


def _constraint(decision: EventDecision, found: Sequence[tuple[str, ...]]) -> Constraint | None:
    """The constraint, if enough of its claims are read."""
    if isinstance(decision, Merge):
        return Together(claims=found[0], decision=decision.id) if len(found[0]) > 1 else None
    one, other = found
    return Apart(one=one, other=other, decision=decision.id) if one and other else None


def _conflict(decision: EventDecision, kind: str, other: str | None) -> Conflict:
    words = anchors_of(decision)
    return Conflict.model_validate(
        {
            "kind": kind,
            "decision": decision.id,
            "reviewer": decision.reviewer,
            "claim": None,
            "document": words[0].document,
            "field": None,
            "words": " / ".join(a.trigger.text for a in words),
            "decided": decision.kind,
            "seen": None,
            "now": None,
            "other": other,
        }
    )
