"""Links between claims of a report: what a denial denies, a speech act holds, a provision belongs to."""

from __future__ import annotations

from firsthand.lexicon.frames import load_frames
from firsthand.model import Certainty, Claim, Moment, Precision

SETTLED = frozenset({Certainty.PLANNED, Certainty.CONDITIONAL})


def link(claims: list[Claim]) -> list[Claim]:
    """Fill `about`, in the order of the text."""
    deal: Claim | None = None
    linked: list[Claim] = []
    for claim in claims:
        claim = _provision(claim, claims)
        about = _about(claim, claims, deal)
        if claim.type == "agreement":
            deal = claim
        linked.append(claim.model_copy(update={"about": about.id}) if about else claim)
    return linked


def _provision(claim: Claim, claims: list[Claim]) -> Claim:
    """What a deal provides for is planned, however firmly the noun is put ("a deal on the deployment of police")."""
    if not claim.is_news or claim.type in ("agreement", "negotiation"):
        return claim
    for other in claims:
        terms = other.roles.get("provisions", ()) if other.type == "agreement" else ()
        if any(_inside(claim, t.start, t.end) for t in terms):
            return claim.model_copy(update={"certainty": Certainty.PLANNED, "time": _from_now(claim)})
    return claim


def _from_now(claim: Claim) -> Moment | None:
    if claim.time is None or claim.time.text is not None:
        return claim.time
    return Moment(earliest=claim.time.latest, latest=None, precision=Precision.RANGE, rule="provision-after-deal")


def _about(claim: Claim, claims: list[Claim], deal: Claim | None) -> Claim | None:
    traits = load_frames().types[claim.type]
    if traits.holds_content:
        return _held(claim, claims)
    if traits.breaks_deal:
        return deal
    if claim.certainty in SETTLED and claim.type != "agreement":
        here = [c for c in claims if c.type == "agreement" and c.sentence == claim.sentence]
        return here[0] if here else None
    return None


def _held(claim: Claim, claims: list[Claim]) -> Claim | None:
    """The first claim whose trigger lies in the words of the speech act's content, else in its target."""
    for role in ("content", "proposition", "target"):
        for mention in claim.roles.get(role, ()):
            for other in claims:
                if other.id != claim.id and _inside(other, mention.start, mention.end):
                    return other
    return None


def _inside(claim: Claim, start: int | None, end: int | None) -> bool:
    return start is not None and end is not None and start <= claim.trigger.start < end
