"""A reviewer at work: from ids on the screen to decisions in the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from pydantic import JsonValue, ValidationError

from firsthand.model import (
    DECISION,
    Accept,
    Anchor,
    Claim,
    Correct,
    Decision,
    DecisionError,
    GradeSource,
    Merge,
    NotSame,
    Reject,
    Split,
    UnknownId,
    Withdraw,
    sealed,
)
from firsthand.pipeline.reviewed import log
from firsthand.pipeline.state import World
from firsthand.pipeline.values import field_name
from firsthand.review.fields import fields_of, gist, value_of, with_values
from firsthand.review.log import record_of, target
from firsthand.review.words import Words
from firsthand.store import Outcome


class Deciding:
    """One reviewer's decisions, each kept at once and for good. `over` names decisions of others that it settles.

    DecisionError tells what does not fit, UnknownId which id there is not.
    """

    def __init__(self, world: World, reviewer: str, now: Callable[[], datetime]) -> None:
        self._world = world
        self._reviewer = reviewer
        self._now = now

    def accept(self, claim: str, reason: str, field: str | None = None, over: Sequence[str] = ()) -> Decision:
        """The claim is right as it is shown, or one field of it."""
        shown = self._world.claim(claim)
        name = field_name(field) if field else None
        if name:
            self._counts(claim)
        about = self._about(shown)
        kept = {f: value_of(shown, f) for f in _differing(about["reading"], shown) if name in (None, f)}
        return self._keep(Accept, reason, over, **about, field=name, kept=kept)

    def correct(self, claim: str, field: str, value: JsonValue, reason: str, over: Sequence[str] = ()) -> Decision:
        """One field of the claim has this value instead."""
        shown, name = self._world.claim(claim), field_name(field)
        self._counts(claim)
        with_values(shown, {name: value})
        return self._keep(Correct, reason, over, **self._about(shown), field=name, value=value)

    def reject(self, claim: str, reason: str, over: Sequence[str] = ()) -> Decision:
        """No careful reader would log this claim."""
        return self._keep(Reject, reason, over, **self._about(self._world.claim(claim)))

    def merge(self, events: Sequence[str], reason: str, over: Sequence[str] = ()) -> Decision:
        """These events are one."""
        found = {e.id: e for e in map(self._world.event, events)}
        if len(found) < 2:
            raise DecisionError("one event already; name two events that firsthand events lists apart")
        claims = [c for e in found.values() for c in e.claims]
        return self._keep(Merge, reason, over, claims=self._anchors(claims))

    def split(self, event: str, claims: Sequence[str], reason: str, over: Sequence[str] = ()) -> Decision:
        """These claims of the event tell another one than the rest."""
        found = self._world.event(event)
        strange = sorted(set(claims) - set(found.claims))
        if strange:
            raise DecisionError(f"{found.id} does not rest on {', '.join(strange)}; firsthand explain {found.id}")
        rest = [c for c in found.claims if c not in claims]
        if not rest or not claims:
            raise DecisionError(f"{found.id}: a split leaves claims on both sides; name some of its claims, not all")
        return self._keep(Split, reason, over, one=self._anchors(rest), other=self._anchors(claims))

    def apart(self, one: str, other: str, reason: str, over: Sequence[str] = ()) -> Decision:
        """These two events are not the same and must never be taken for one."""
        first, second = self._world.event(one), self._world.event(other)
        if first.id == second.id:
            raise DecisionError(f"{one} and {other} are one event now; split it: firsthand review split {first.id}")
        sides = {"one": self._anchors(first.claims), "other": self._anchors(second.claims)}
        return self._keep(NotSame, reason, over, **sides)

    def grade(self, source: str, grade: str, reason: str, over: Sequence[str] = ()) -> Decision:
        """How far a source, by id or words, can be relied on (A to F)."""
        return self._keep(GradeSource, reason, over, source=source, grade=grade)

    def withdraw(self, decision: str, reason: str, over: Sequence[str] = ()) -> Decision:
        """A decision does not count any more."""
        ids = {d.id for d in self._world.reviewed().standing}
        if decision not in ids:
            raise UnknownId(f"no decision in force has the id {decision!r}; firsthand review log lists them")
        return self._keep(Withdraw, reason, over, decision=decision)

    def _counts(self, claim: str) -> None:
        """A field of a rejected claim is not worth a decision."""
        if claim in self._world.reviewed().decided.rejected:
            by = self._world.reviewed().setters(claim)["claim"].id
            raise DecisionError(f"{claim} was rejected by {by}: accept the claim, or withdraw {by}, before its fields")

    def _about(self, shown: Claim) -> dict[str, Any]:
        """The words of a claim and what the machine reads there now."""
        read = self._world.store.claims(document=shown.document)
        machine = next((c for c in read if c.id == shown.id), None)
        words = Words(read if machine else (shown,)).anchor(machine or shown)
        return {"words": words, "reading": machine or shown, "lost": machine is None}

    def _anchors(self, claims: Iterable[str]) -> tuple[Anchor, ...]:
        told = [self._world.claim(c) for c in claims]
        documents = dict.fromkeys(c.document for c in told)
        read = {c.id: c for d in documents for c in self._world.store.claims(document=d)}
        words = Words(read.values())
        return tuple(words.anchor(read.get(c.id, c)) for c in told)

    def _keep(self, kind: Callable[..., Any], reason: str, over: Sequence[str], **said: Any) -> Decision:
        """Make the decision, keep it, and give it back as it was kept."""
        made = {"reviewer": self._reviewer, "reason": reason, "recorded": self._now(), "settles": tuple(over)}
        missing = sorted(set(over) - {d.id for d in log(self._world.store)})
        if missing:
            raise UnknownId(f"no decision has the id {missing[0]!r}; firsthand review log lists them")
        try:
            decision: Decision = DECISION.validate_python(sealed(kind(**made, **said)))
        except ValidationError as error:
            first = error.errors()[0]
            raise DecisionError(f"{first['loc'][-1]}: {first['msg']} ({_remedy(str(first['loc'][-1]))})") from error
        keep(self._world, [decision])
        return decision


def keep(world: World, decisions: Iterable[Decision]) -> dict[Outcome, int]:
    """Keep decisions in the store; how many came to what. Those that are there already change nothing."""
    found: dict[Outcome, int] = {}
    for decision in decisions:
        outcome = world.store.decide(record_of(decision), target(decision))
        found[outcome] = found.get(outcome, 0) + 1
    return found


def _differing(machine: Claim, shown: Claim) -> list[str]:
    """Fields that stand corrected."""
    names = dict.fromkeys((*fields_of(machine), *fields_of(shown)))
    return [n for n in names if gist(n, value_of(machine, n)) != gist(n, value_of(shown, n))]


def _remedy(field: str) -> str:
    return {
        "reviewer": "a pseudonym of small letters, digits and hyphens, with --by or FIRSTHAND_REVIEWER",
        "reason": "say why, with --reason",
        "grade": "A to F",
    }.get(field, "see firsthand review --help")
