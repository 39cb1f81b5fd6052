"""Values of fields in words, for lists and explanations."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import JsonValue

from firsthand.model import Conflict, Decision, Record
from firsthand.review.apply import in_force
from firsthand.review.fields import ROLES


class Logged(Record):
    """A decision as a line of the log: what it came to, on which words, and whether it is still in force."""

    id: str
    recorded: str
    reviewer: str
    kind: str
    what: str
    reason: str
    words: str
    in_force: bool


def logged(decisions: Iterable[Decision]) -> list[Logged]:
    """The log in words, in the order given."""
    listed = list(decisions)
    standing = {d.id for d in in_force(listed)}
    return [
        Logged(
            id=d.id, recorded=d.recorded.isoformat(timespec="seconds"), reviewer=d.reviewer, kind=d.kind,
            what=what(d), reason=d.reason, words=about(d), in_force=d.id in standing,
        )
        for d in listed
    ]  # fmt: skip


def said(field: str | None, value: JsonValue) -> str:
    """A field's value, or its gist, as a reader would put it."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "so" if value else "not so"
        case list():
            return "; ".join(_one(field, item) for item in value) or "nobody or nothing"
        case dict() if "chain" in value:
            return " < ".join(said(None, v) for v in _listed(value["chain"]))
        case dict() if "earliest" in value:
            return f"{value['earliest'] or 'open'} to {value['latest'] or 'open'}"
        case dict() if "text" in value:
            return _one(field, value)
        case dict():
            return "; ".join(f"{name} {said(name, v)}" for name, v in value.items())
        case _:
            return str(value)


def named(field: str) -> str:
    """A field's name without the word for roles."""
    return field.removeprefix(ROLES)


def by_whom(decision: Decision) -> str:
    """Who decided when, why, and under which id."""
    return f"by {decision.reviewer} on {decision.recorded:%Y-%m-%d %H:%M} UTC: {decision.reason} ({decision.id})"


def what(decision: Decision) -> str:
    """A decision's kind and what it came to, without who and why."""
    match decision.kind:
        case "correct":
            return f"correct {named(decision.field)} to {said(decision.field, decision.value)}"
        case "accept":
            return f"accept {named(decision.field)}" if decision.field else "accept"
        case "grade":
            return f"grade {decision.source} {decision.grade}"
        case "withdraw":
            return f"withdraw {decision.decision}"
        case other:
            return other


def about(decision: Decision) -> str:
    """The words that a decision is about; nothing for grades and withdrawals."""
    match decision.kind:
        case "accept" | "correct" | "reject":
            return " ".join(decision.words.sentence.text.split())
        case "merge":
            return " / ".join(a.trigger.text for a in decision.claims)
        case "split" | "not-same":
            sides = (decision.one, decision.other)
            return " | ".join(" / ".join(a.trigger.text for a in side) for side in sides)
        case _:
            return ""


def why_queued(conflict: Conflict) -> str:
    """A conflict in a sentence."""
    field = named(conflict.field) if conflict.field else "the claim"
    decided, seen, now = (said(conflict.field, v) for v in (conflict.decided, conflict.seen, conflict.now))
    match conflict.kind:
        case "changed":
            return f"{field}: decided {decided} where the machine read {seen}; now it reads {now}"
        case "lost":
            return "the machine does not read these words any more; the decision keeps them"
        case "reviewers":
            return f"{field}: {decided} by {conflict.reviewer}; {seen} by {conflict.other}"
        case "groups":
            return f"{decided} stands against the newer {conflict.other}"


def _one(field: str | None, item: JsonValue) -> str:
    if isinstance(item, list):
        return " ".join("open" if part is None else str(part) for part in item)
    if not isinstance(item, dict):
        return str(item)
    if field == "quantities":
        return " ".join(str(item.get(key)) for key in ("text", "of") if item.get(key))
    name = item.get("name") or item.get("text")
    return f"{name} [{item['id']}]" if item.get("id") else str(name)


def _listed(value: JsonValue) -> list[JsonValue]:
    return value if isinstance(value, list) else []
