"""Decisions on claims, applied to what the machine reads now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from firsthand.model import AboutClaim, Accept, Claim, Conflict, Correct, Decision, Reject, Withdraw
from firsthand.review.cases import Case
from firsthand.review.words import Found, Words


@dataclass(frozen=True, slots=True)
class Decided:
    """Claims after the decisions of people: those that count, those that were rejected, and why each is so.

    `by` gives for a claim's id and each field that somebody decided on the decision that set it; the field "claim" is
    the verdict on the whole.
    """

    claims: tuple[Claim, ...]
    rejected: Mapping[str, Claim]
    by: Mapping[str, Mapping[str, AboutClaim]]
    conflicts: tuple[Conflict, ...]


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that were not taken back, oldest first; equal ones count once."""
    gone: set[str] = set()
    kept: dict[str, Decision] = {}
    for decision in sorted(decisions, key=lambda d: (d.recorded, d.id), reverse=True):
        if decision.id in gone:
            continue
        kept[decision.id] = decision
        if isinstance(decision, Withdraw):
            gone.add(decision.decision)
    return list(reversed(kept.values()))


def apply(decisions: Iterable[Decision], claims: Iterable[Claim], documents: Collection[str] | None = None) -> Decided:
    """What counts after the decisions. The order in which they are given does not matter, only when they were made.

    Claims keep their order; one that only decisions keep comes last. `documents` are the reports that are known
    (None: all): a decision about another one waits until its report is there.
    """
    standing = in_force(decisions)
    about = [d for d in standing if isinstance(d, Accept | Correct | Reject)]
    about = [d for d in about if documents is None or d.words.document in documents]
    read = list(claims)
    touched = {d.words.document for d in about}
    cases = _cases(about, [c for c in read if c.document in touched])
    settled = {id_ for d in standing for id_ in d.settles}
    known = {c.id for c in read}
    listed = [*read, *(case.claim for id_, case in cases.items() if id_ not in known)]
    done = {id_: case.decided() for id_, case in cases.items()}
    return Decided(
        claims=tuple(done.get(c.id, c) for c in listed if c.id not in cases or not cases[c.id].rejected),
        rejected={id_: done[id_] for id_, case in cases.items() if case.rejected},
        by={id_: case.by() for id_, case in cases.items()},
        conflicts=tuple(c for case in cases.values() for c in case.conflicts(settled)),
    )


def _cases(decisions: Iterable[AboutClaim], claims: Iterable[Claim]) -> dict[str, Case]:
    """The claims that were decided on, by id, with their decisions taken in."""
    read, kept = Words(claims), Words(())
    cases: dict[str, Case] = {}
    for decision in decisions:
        found = read.find(decision.words)
        lost = found is None
        if found is None:
            found, kept = _kept(decision, kept, cases)
        if found is not None:
            case = cases.setdefault(found.claim.id, Case(found.claim, lost))
            case.take(decision, found.moved)
    return cases


def _kept(decision: AboutClaim, kept: Words, cases: Mapping[str, Case]) -> tuple[Found | None, Words]:
    """The claim that decisions keep on these words though the machine reads it no more; a first one begins it.

    A rejection begins none: the machine came round.
    """
    found = kept.find(decision.words)
    if found is not None or isinstance(decision, Reject):
        return found, kept
    ghosts = (case.claim for case in cases.values() if case.lost)
    return Found(decision.reading, 0), Words((*ghosts, decision.reading))
