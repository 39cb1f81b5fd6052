"""Two readings of the same reports side by side: which claims and events differ, found again by their words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from firsthand.model import Claim, Event, Record
from firsthand.review.fields import gists, value_of
from firsthand.review.wording import named, said
from firsthand.review.words import Words

MOVED = 0.005
"""From which difference on a probability is told as another."""

Why = Callable[[str], tuple[str, ...]]
"""Why a report is read otherwise, by its id."""


class Change(Record):
    """A claim or event that is not what it was. `fields` are before and after, in words; `why` names what differs.

    Claims are new, gone or changed; events may also be merged (from several) or split (into several).
    """

    what: Literal["claim", "event"]
    change: Literal["new", "gone", "changed", "merged", "split"]
    id: str
    before: tuple[str, ...] = ()
    type: str
    fields: dict[str, tuple[str, str]] = {}
    words: str
    why: tuple[str, ...] = ()


class Pairs:
    """Claims of two readings, each with the one on the same words in the other."""

    def __init__(self, before: Sequence[Claim], after: Sequence[Claim]) -> None:
        self.before = {c.id: c for c in before}
        self.after = {c.id: c for c in after}
        self.now: dict[str, str] = {id_: id_ for id_ in self.before if id_ in self.after}
        free = Words(c for c in after if c.id not in self.now)
        then = Words(before)
        taken: set[str] = set()
        for claim in before:
            found = None if claim.id in self.now else free.find(then.anchor(claim))
            if found is not None and found.claim.id not in taken:
                taken.add(found.claim.id)
                self.now[claim.id] = found.claim.id

    def changes(self, why: Why) -> Iterator[Change]:
        """The claims that are gone or changed, then those that are new."""
        for claim in self.before.values():
            other = self.after.get(self.now.get(claim.id, ""))
            if other is None:
                yield _claim_change("gone", claim, (), {}, why)
            elif fields := _differing(claim, other):
                yield _claim_change("changed", other, (claim.id,), fields, why)
        known = set(self.now.values())
        yield from (_claim_change("new", c, (), {}, why) for c in self.after.values() if c.id not in known)


def compare_events(
    before: Iterable[Event], after: Iterable[Event], pairs: Pairs, changes: Iterable[Change]
) -> list[Change]:
    """The events that are not what they were, matched by the words of their claims; `changes` are those of claims."""
    then, now = list(before), list(after)
    changed = {id_ for c in changes for id_ in (c.id, *c.before)}
    home = {claim: event.id for event in now for claim in event.claims}
    went = {e.id: sorted({home[n] for c in e.claims if (n := pairs.now.get(c)) in home}) for e in then}
    came: dict[str, list[Event]] = {}
    for event in then:
        for id_ in went[event.id]:
            came.setdefault(id_, []).append(event)
    found = [_gone(e, pairs, changed) for e in then if not went[e.id]]
    for event in now:
        change = _event_change(event, came.get(event.id, []), went, pairs, changed)
        found += [change] if change else []
    return found


def _event_change(
    event: Event, origins: list[Event], went: Mapping[str, list[str]], pairs: Pairs, changed: set[str]
) -> Change | None:
    """What became of an event's origins, or None where it is what it was."""
    fields = _event_fields(origins[0], event) if len(origins) == 1 else {}
    kind: Literal["new", "merged", "split", "changed"]
    if not origins:
        kind = "new"
    elif len(origins) > 1:
        kind = "merged"
    elif len(went[origins[0].id]) > 1:
        kind = "split"
    elif fields:
        kind = "changed"
    else:
        return None
    touched = {*event.claims, *(c for o in origins for c in o.claims)} & changed
    return Change(
        what="event", change=kind, id=event.id, before=tuple(o.id for o in origins), type=event.type, fields=fields,
        words=_quote(event, pairs.after), why=_claims_of(touched),
    )  # fmt: skip


def _gone(event: Event, pairs: Pairs, changed: set[str]) -> Change:
    touched = set(event.claims) & changed
    words = _quote(event, pairs.before)
    return Change(what="event", change="gone", id=event.id, type=event.type, words=words, why=_claims_of(touched))


def _claims_of(touched: set[str]) -> tuple[str, ...]:
    return tuple(f"claim {id_}" for id_ in sorted(touched)) or ("other claims around it are grouped otherwise",)


def _claim_change(
    kind: Literal["new", "gone", "changed"], claim: Claim, before: tuple[str, ...],
    fields: dict[str, tuple[str, str]], why: Why,
) -> Change:  # fmt: skip
    return Change(
        what="claim", change=kind, id=claim.id, before=before, type=claim.type, fields=fields,
        words=" ".join(claim.sentence.text.split()), why=why(claim.document),
    )  # fmt: skip


def _differing(before: Claim, after: Claim) -> dict[str, tuple[str, str]]:
    """The fields whose gist differs, and words that the trigger gained or lost."""
    one, other = gists(before), gists(after)
    names = [n for n in dict.fromkeys((*one, *other)) if one.get(n, []) != other.get(n, []) and n != "about"]
    found = {named(n): (said(n, value_of(before, n)), said(n, value_of(after, n))) for n in names}
    if before.trigger.text != after.trigger.text:
        found["trigger"] = (before.trigger.text, after.trigger.text)
    return found


def _event_fields(before: Event, after: Event) -> dict[str, tuple[str, str]]:
    """Type, probability and likeliest values that differ."""
    found: dict[str, tuple[str, str]] = {}
    if before.type != after.type:
        found["type"] = (before.type, after.type)
    if abs(before.probability - after.probability) >= MOVED:
        found["probability"] = (f"{before.probability:.2f}", f"{after.probability:.2f}")
    one, other = _best(before), _best(after)
    for name in sorted({*one, *other}):
        if one.get(name) != other.get(name):
            found[name] = (one.get(name, ("", "nothing"))[1], other.get(name, ("", "nothing"))[1])
    return found


def _best(event: Event) -> dict[str, tuple[str, str]]:
    """The likeliest value of each field, with its label."""
    return {f.name: (f.candidates[0].value, f.candidates[0].label) for f in event.fields if f.candidates}


def _quote(event: Event, claims: Mapping[str, Claim]) -> str:
    return next((" ".join(claims[c].sentence.text.split()) for c in event.claims if c in claims), "")
