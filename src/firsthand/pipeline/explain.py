"""From any number back to the sentences that it rests on, and to who says them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from firsthand.model import Accept, Claim, Correct, Document, DocumentHead, Event, Record, Reject, UnknownId
from firsthand.review.cases import WHOLE
from firsthand.review.fields import value_of
from firsthand.review.wording import by_whom, named, said, what

if TYPE_CHECKING:
    from firsthand.pipeline.state import World

Fact = tuple[str, str]
Kind = Literal["claim", "event", "place", "crossing", "region", "document"]


class Words(Record):
    """A claim where it stands: the sentence, its report, and the voices between it and the reader,
    outermost first.
    """

    claim: Claim
    report: DocumentHead
    voices: tuple[str, ...]
    supports: bool = True  # False: the words speak against what is explained


class Explanation(Record):
    """What a number rests on. `facts` are label and value, `parts` what it was worked out from, `words` the
    sentences.
    """

    id: str
    kind: Kind
    title: str
    facts: tuple[tuple[str, str], ...] = ()
    words: tuple[Words, ...] = ()
    parts: tuple[Explanation, ...] = ()

    def all_words(self) -> tuple[Words, ...]:
        """The sentences of this explanation and of everything under it."""
        return (*self.words, *(w for part in self.parts for w in part.all_words()))


def explain(world: World, id_: str, on: date, known: date) -> Explanation:
    """Explain the record with this id, as known on a day; UnknownId if there is none, or none yet."""
    if id_.startswith("c-"):
        return of_claim(world, world.claim(id_, known), known)
    if id_.startswith("sha256:"):
        return of_document(world, world.document(id_), known)
    for found in (of_event, of_crossing, of_holding, of_region):
        explanation = found(world, id_, on, known)
        if explanation is not None:
            return explanation
    raise UnknownId(
        f"nothing is known by the id {id_!r} on {known}; "
        "ids stand in the first column of firsthand claims, events, control and crossings"
    )


def words_of(world: World, claim: Claim, supports: bool = True) -> Words:
    """A claim with its report and its voices."""
    voices = tuple(m.name or m.text for m in claim.attribution.chain)
    return Words(claim=claim, report=world.head(claim.document), voices=voices, supports=supports)


def check_published(report: Document | DocumentHead, known: date) -> None:
    """What was published later is not known yet."""
    if report.published > known:
        raise UnknownId(
            f"{report.id}: published on {report.published}, so not known on {known}; ask with a later --known"
        )


def of_claim(world: World, claim: Claim, known: date) -> Explanation:
    """A claim and the events that it bears on."""
    check_published(world.head(claim.document), known)
    told = claim.time
    facts = (
        ("type", claim.type),
        ("standing", claim.standing.value),
        (
            "certainty",
            claim.certainty.value if claim.polarity else f"{claim.certainty.value}, said not to be so",
        ),
        ("place", "; ".join(m.name or f"{m.text} ({m.unresolved})" for m in claim.place) or "not said"),
        (
            "when",
            f"{told.earliest or 'open'} to {told.latest or 'open'} ({told.rule})" if told else "not said",
        ),
        ("events", ", ".join(e.id for e in world.events_of(claim.id, known)) or "none"),
        *decided_on_claim(world, claim, known),
    )
    return Explanation(
        id=claim.id, kind="claim", title=claim.trigger.text, facts=facts, words=(words_of(world, claim),)
    )


def of_document(world: World, document: Document, known: date) -> Explanation:
    """A report and all that it claims."""
    check_published(document, known)
    facts = (
        ("publisher", document.publisher or "not known"),
        ("published", f"{document.published} ({document.published_basis})"),
        ("address", document.url or "not known"),
        ("reprint of", world.head(document.id).reprint_of or "none that is known"),
        *rejected_in(world, document.id, known),
    )
    words = tuple(words_of(world, claim) for claim in world.claims(known, document=document.id))
    return Explanation(id=document.id, kind="document", title=document.title or document.id, facts=facts, words=words)


def rejected_in(world: World, document: str, known: date) -> list[Fact]:
    """The claims of a report that somebody rejected, and why."""
    reviewed = world.reviewed(known)
    gone = [c for c in reviewed.decided.rejected.values() if c.document == document]
    return [(f"rejected {c.id} “{c.trigger.text}”", by_whom(reviewed.setters(c.id)[WHOLE])) for c in gone]


def of_event(world: World, id_: str, _on: date, known: date) -> Explanation | None:
    """An event: its fields with every candidate value, and its claims for and against."""
    try:
        event = world.event(id_, known)
    except UnknownId:
        return None
    return event_explained(world, event, known)


def event_explained(world: World, event: Event, known: date) -> Explanation:
    """The event's values with their probabilities, its independent voices, who decided what, and the sentences."""
    against = {c for w in event.witnesses if not w.supports for c in w.claims}
    facts = [("probability", f"{event.probability:.2f}")]
    for field in event.fields:
        values = "; ".join(f"{c.label} ({c.probability:.2f})" for c in field.candidates)
        facts.append((field.name + (", contradicted" if field.contradicted else ""), values))
    for witness in event.witnesses:
        stance = "for" if witness.supports else "against"
        facts.append(("voice", f"{witness.name}, grade {witness.grade}, {stance}, first on {witness.first_published}"))
    claims = world.claims(known, ids=event.claims)
    facts += decided_on_event(world, event, claims, known)
    words = tuple(words_of(world, c, c.id not in against) for c in claims)
    where = event.place.name or event.place.text if event.place else "place not known"
    return Explanation(id=event.id, kind="event", title=f"{event.type}, {where}", facts=tuple(facts), words=words)


def events_explained(world: World, ids: tuple[str, ...], known: date) -> tuple[Explanation, ...]:
    """The explanations of several events."""
    return tuple(event_explained(world, world.event(id_, known), known) for id_ in ids)


def decided_on_claim(world: World, claim: Claim, known: date) -> list[Fact]:
    """For each field that a person decided on its value, who set it, when and why; and the verdict on the whole."""
    facts = []
    for field, decision in world.reviewed(known).setters(claim.id).items():
        match decision:
            case Correct():
                value = said(field, value_of(claim, field))
                facts.append((f"{named(field)} corrected", f"{value}, {by_whom(decision)}"))
            case Accept() if field == WHOLE or decision.field:
                facts.append(("accepted" if field == WHOLE else f"{named(field)} accepted", by_whom(decision)))
            case Reject():
                facts.append(("rejected", by_whom(decision)))
    return facts


def decided_on_event(world: World, event: Event, claims: list[Claim], known: date) -> list[Fact]:
    """What people decided about an event: its grouping, the grades of its voices, its claims."""
    reviewed = world.reviewed(known)
    if not reviewed.decisions:
        return []
    facts = [("grouped", f"{what(d)} {by_whom(d)}") for d in reviewed.grouping(event)]
    given = ((w.name, reviewed.grade(w.root, w.name)) for w in event.witnesses)
    facts += [(f"grade of {name}", f"{g.grade}, {by_whom(g)}") for name, g in given if g]
    for claim in claims:
        facts += [(f"{claim.id}, {label}", value) for label, value in decided_on_claim(world, claim, known)]
    return facts


def of_crossing(world: World, id_: str, on: date, known: date) -> Explanation | None:
    """A crossing: who controls it and whether it works, each with its own events."""
    state = next((s for s in world.crossings(on, known) if s.crossing == id_), None)
    if state is None:
        return None
    sure = "" if state.controller_probability is None else f" ({state.controller_probability:.2f})"
    facts = (
        ("state on", f"{on}, as known on {known}"),
        ("controller", world.name(state.controller) + sure),
        ("controller since", str(state.controller_since or "not known")),
        ("status", state.status),
        ("status since", str(state.status_since or "not known")),
    )
    events = tuple(dict.fromkeys((*state.controller_events, *state.status_events)))
    return Explanation(
        id=id_, kind="crossing", title=state.name, facts=facts, parts=events_explained(world, events, known)
    )


def of_holding(world: World, id_: str, on: date, known: date) -> Explanation | None:
    """A place: who holds it on the day, how sure, and the events that moved it."""
    holding = next((h for h in world.control(on, known) if h.place == id_), None)
    if holding is None:
        return None
    beliefs = sorted(holding.posterior.items(), key=lambda item: -item[1])
    facts = (
        ("state on", f"{on}, as known on {known}"),
        ("holder", f"{world.name(holding.holder)} ({holding.probability:.2f}, {holding.state})"),
        ("since", str(holding.valid_from)),
        ("all candidates", "; ".join(f"{world.name(actor)} {p:.2f}" for actor, p in beliefs)),
        ("basis", "named by a report of the last 14 days" if holding.named else "not named lately"),
    )
    parts = events_explained(world, holding.events, known)
    return Explanation(id=id_, kind="place", title=world.name(id_), facts=facts, parts=parts)


def of_region(world: World, id_: str, on: date, known: date) -> Explanation | None:
    """A region: the shares of its ground, and the places named lately that they rest on."""
    try:
        shares = world.shares(id_, on, known)
    except UnknownId:
        return None
    facts = [("state on", f"{on}, as known on {known}")]
    facts += [(world.name(s.actor), f"{s.percent:.0f} % ({s.low:.0f} to {s.high:.0f})") for s in shares]
    named = [h for h in world.control(on, known, id_) if h.named]
    parts = (of_holding(world, h.place, on, known) for h in named)
    return Explanation(
        id=id_, kind="region", title=world.name(id_), facts=tuple(facts), parts=tuple(p for p in parts if p)
    )
