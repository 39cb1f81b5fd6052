"""What the lists show of each kind of record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.cli.tables import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from firsthand.model import Claim, CrossingState, Event, Holding, Mention, Moment, Run, Share
    from firsthand.pipeline.explain import Words


def claim_columns() -> Sequence[Column[Claim]]:
    """A claim: what, how sure, who, where, when, who says so, and its sentence."""
    return (
        Column("id", lambda c: c.id),
        Column("type", lambda c: c.type),
        Column("standing", lambda c: c.standing.value),
        Column("certainty", lambda c: c.certainty.value if c.polarity else f"{c.certainty.value}, not so"),
        Column(
            "who", lambda c: named(c.role("actor", "holder", "parties", "issuer", "supplier", "forecaster"))
        ),
        Column("place", lambda c: named(c.place)),
        Column("when", lambda c: moment(c.time)),
        Column("voices", lambda c: " < ".join(m.name or m.text for m in c.attribution.chain)),
        Column("sentence", lambda c: " ".join(c.sentence.text.split()), wide=True),
    )


def event_columns(sentence: dict[str, str]) -> Sequence[Column[Event]]:
    """An event: what, where, when, how probable, by how many voices, and one of its sentences by claim id."""
    return (
        Column("id", lambda e: e.id),
        Column("type", lambda e: e.type),
        Column("place", lambda e: named((e.place,) if e.place else ())),
        Column("when", lambda e: interval(e.earliest, e.latest)),
        Column("who", lambda e: best(e, "actor")),
        Column("probability", lambda e: e.probability),
        Column("voices", lambda e: len(e.witnesses)),
        Column("contradicted", lambda e: ", ".join(dict.fromkeys(c.kind for c in e.contradictions))),
        Column("part_of", lambda e: e.part_of or ""),
        Column("sentence", lambda e: next((sentence[c] for c in e.claims if c in sentence), ""), wide=True),
    )


def run_columns() -> Sequence[Column[Run]]:
    """A run of the machine: when, what, and how many problems."""
    return (
        Column("id", lambda r: r.id),
        Column("started", lambda r: r.started.isoformat(timespec="seconds")),
        Column("finished", lambda r: r.finished and r.finished.isoformat(timespec="seconds")),
        Column("command", lambda r: r.command),
        Column("versions", lambda r: [f"{k} {v}" for k, v in r.versions.items() if "/" not in k], wide=True),
        Column("problems", lambda r: len(r.problems)),
    )


def named(mentions: Iterable[Mention]) -> str:
    """Mentions by name, else by their words."""
    return "; ".join(m.name or m.text for m in mentions)


def moment(time: Moment | None) -> str:
    """A time as an interval."""
    return interval(time.earliest, time.latest) if time else ""


def interval(earliest: object, latest: object) -> str:
    """One day, or from..to with open ends left empty."""
    if earliest == latest:
        return str(earliest or "")
    return f"{earliest or ''}..{latest or ''}"


def best(event: Event, field: str) -> str:
    """The likeliest value of an event's field."""
    found = event.field(field)
    return found.candidates[0].label if found and found.candidates else ""


def holding_columns(name: Callable[[str | None], str], sentence: dict[str, str]) -> Sequence[Column[Holding]]:
    """A place's holder: how sure, since when, on what, and the sentence that moved it last (by event id)."""
    return (
        Column("place", lambda h: h.place),
        Column("name", lambda h: name(h.place)),
        Column("holder", lambda h: name(h.holder)),
        Column("state", lambda h: h.state),
        Column("probability", lambda h: h.probability),
        Column("since", lambda h: h.valid_from),
        Column("named lately", lambda h: "yes" if h.named else ""),
        Column("sentence", lambda h: latest(h.events, sentence), wide=True),
    )


def share_columns(name: Callable[[str | None], str]) -> Sequence[Column[Share]]:
    """An actor's share of a region in percent with its 90 % interval."""
    return (
        Column("region", lambda s: s.region),
        Column("actor", lambda s: name(s.actor)),
        Column("percent", lambda s: round(s.percent, 1)),
        Column("low", lambda s: round(s.low, 1)),
        Column("high", lambda s: round(s.high, 1)),
        Column("named", lambda s: round(s.named, 1)),
        Column("inferred", lambda s: round(s.inferred, 1)),
        Column("on", lambda s: s.on),
        Column("known", lambda s: s.known),
    )


def crossing_columns(
    name: Callable[[str | None], str], sentence: dict[str, str]
) -> Sequence[Column[CrossingState]]:
    """A crossing's two accounts, each with the sentence that moved it last."""
    return (
        Column("crossing", lambda c: c.crossing),
        Column("name", lambda c: c.name),
        Column("controller", lambda c: name(c.controller)),
        Column("probability", lambda c: c.controller_probability),
        Column("since", lambda c: c.controller_since),
        Column("status", lambda c: c.status),
        Column("status since", lambda c: c.status_since),
        Column("said of control", lambda c: latest(c.controller_events, sentence), wide=True),
        Column("said of status", lambda c: latest(c.status_events, sentence), wide=True),
    )


def words_columns() -> Sequence[Column[Words]]:
    """A sentence with its report and voices."""
    return (
        Column("claim", lambda w: w.claim.id),
        Column("type", lambda w: w.claim.type),
        Column("supports", lambda w: "yes" if w.supports else "no"),
        Column("published", lambda w: w.report.published),
        Column("voices", lambda w: " < ".join(w.voices)),
        Column("sentence", lambda w: " ".join(w.claim.sentence.text.split()), wide=True),
        Column("report", lambda w: w.report.id),
    )


def latest(events: tuple[str, ...], sentence: dict[str, str]) -> str:
    """The sentence of the newest event."""
    return sentence.get(events[0], "") if events else ""
