"""Who did what to whom (MUC-4): the product's own claims, or the incidents of its trained part, as templates.

A mapping of names only. The rules know finer types than the benchmark, and no persons apart from bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from firsthand.documents.build import build
from firsthand.evaluate.lines import texts
from firsthand.learned.participants import Reader
from firsthand.learned.records import Incident
from firsthand.learned.roles import Role
from firsthand.model import Certainty, Claim, ClaimType, Mention
from firsthand.pipeline.engine import Engine
from firsthand.text.casing import restore

UNDATED = date(1990, 1, 1)  # the texts come without a day, and nothing here depends on it

SLOTS: dict[Role, str] = {
    "perpetrator": "PerpInd",
    "organisation": "PerpOrg",
    "target": "Target",
    "victim": "Victim",
    "weapon": "Weapon",
}
TYPES: dict[ClaimType, str] = {
    "attack_civilians": "attack",
    "offensive": "attack",
    "shelling": "attack",
    "airstrike": "bombing",
    "bombing": "bombing",
    "abduction": "kidnapping",
    "arson": "arson",
    "looting": "robbery",
    "casualties": "attack",
}
UNREAL = (Certainty.PREDICTED, Certainty.CONDITIONAL, Certainty.DENIED, Certainty.QUESTION, Certainty.PLANNED)
_LEAD = re.compile(r"^(?:(?:the|a|an|his|her|their|its|this|that|these|those|some|several|\d+)\s+)+", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:he|she|it|they|him|her|them|we|us|you|i|one|who|someone|people|others?)", re.IGNORECASE)


def evaluate(source: Path, engine: Engine, learned: bool = True) -> Iterator[dict[str, Any]]:
    """The templates of every text of a .jsonl file (`docid`, `text`), by the trained part or by the rules alone."""
    reader = Reader.open() if learned else None
    for id_, text in texts(source, "docid"):
        found = told(reader.incidents(text)) if reader is not None else templates(read(text, engine), text)
        yield {"docid": id_, "templates": found}


def told(incidents: Iterable[Incident]) -> list[dict[str, Any]]:
    """The incidents of the trained part as templates."""
    return [
        {"incident_type": incident.type.replace("_", " ")}
        | {slot: [[p.span.text] for p in incident.participants if p.role == role] for role, slot in SLOTS.items()}
        for incident in incidents
    ]


def read(text: str, engine: Engine) -> tuple[Claim, ...]:
    """The claims of a text, its capitals put back where it has none."""
    names = engine.lexicon.names
    cased = restore(text, lambda words: [(h.start, h.end) for h in names.find(words, countries=True)])
    return engine.read(build(cased, published=UNDATED, published_basis="given", publisher=None, language="en"))


def templates(claims: Iterable[Claim], text: str) -> list[dict[str, Any]]:
    """One template for each type of incident that the claims tell of as real."""
    found: dict[str, dict[str, Any]] = {}
    for claim in claims:
        if claim.type in TYPES and claim.polarity and claim.certainty not in UNREAL:
            kind = TYPES[claim.type]
            template = found.setdefault(kind, {"incident_type": kind, **{slot: [] for slot in SLOTS.values()}})
            for slot, mention in slots(claim):
                name = words(mention, text)
                if name and [name] not in template[slot]:
                    template[slot].append([name])
    return [t for t in found.values() if any(t[slot] for slot in SLOTS.values())]


def slots(claim: Claim) -> Iterator[tuple[str, Mention]]:
    """The slot of each mention of a claim: a party known by name is an organisation, a thing that is hit a target."""
    for mention in claim.role("actor"):
        yield "PerpOrg" if mention.id else "PerpInd", mention
    for mention in claim.role("victim"):
        yield "Victim", mention
    for mention in claim.role("target"):
        yield "Victim" if mention.kind in ("people", "person", "actor") else "Target", mention
    for mention in claim.role("weapon"):
        yield "Weapon", mention


def words(mention: Mention, text: str) -> str | None:
    """The words of a mention as they stand in the text, without article and number; None for a pronoun."""
    if mention.start is None or mention.end is None:
        return None
    said = _LEAD.sub("", text[mention.start : mention.end], count=1)
    return None if _PRONOUN.fullmatch(said) else said
