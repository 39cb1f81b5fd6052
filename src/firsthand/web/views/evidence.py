"""What stands behind a value: quotes with their speakers, and ticks that count independent voices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.model import Claim, DocumentHead, Event, Mention
from firsthand.pipeline.state import World
from firsthand.web import wording
from firsthand.web.asked import Asked

MOST_TICKS = 7


@dataclass(frozen=True, slots=True)
class Grade:
    """The Admiralty grade: letter of the source, figure of what it says here."""

    letter: str
    figure: int

    @property
    def code(self) -> str:
        """Letter and figure, as "B2"."""
        return f"{self.letter}{self.figure}"

    @property
    def words(self) -> str:
        """The grade in words."""
        return f"{wording.word('grade', self.letter)}; {wording.word('figure', str(self.figure))}"


@dataclass(frozen=True, slots=True)
class Ticks:
    """Independent voices for, copies of them, and voices against."""

    independent: int
    copies: int
    against: int

    @property
    def word(self) -> str:
        """The state of the evidence in a word or two."""
        if self.against and not self.independent:
            return "denied"
        if self.against:
            return "contradicted"
        if self.independent > 1:
            return "corroborated"
        return "one source" if self.independent else "no source for it"

    @property
    def label(self) -> str:
        """The ticks as a sentence, for those who do not see them."""
        parts = [wording.figures(self.independent, "independent source")]
        if self.copies:
            parts.append(wording.figures(self.copies, "copy", "copies"))
        if self.against:
            parts.append(f"{self.against} against")
        return ", ".join(parts)

    @property
    def too_many(self) -> bool:
        """Whether a number stands for the bars."""
        return self.independent + self.copies + self.against > MOST_TICKS


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a report with the words that a claim rests on marked, and who says it."""

    claim: str
    before: str
    marked: str
    after: str
    language: str
    translated: bool
    voices: str
    published: date
    grade: Grade
    certainty: str
    background: bool
    against: bool
    href: str
    outlet: str


def ticks(event: Event, claims: Sequence[Claim]) -> Ticks:
    """Count an event's voices: several reports of one root voice are one voice and its copies."""
    document = {c.id: c.document for c in claims}
    supporters = [w for w in event.witnesses if w.supports]
    told = {document[c] for w in supporters for c in w.claims if c in document}
    return Ticks(
        independent=len(supporters),
        copies=max(0, len(told) - len(supporters)),
        against=len(event.witnesses) - len(supporters),
    )


def figure(event: Event | None) -> int:
    """The Admiralty figure of what is said, from the chance of the event and the number of its voices."""
    if event is None or not event.witnesses:
        return 6
    voices = sum(w.supports for w in event.witnesses)
    if voices > 1 and event.probability >= 0.9:
        return 1
    bounds = ((0.75, 2), (0.5, 3), (0.25, 4), (0.0, 5))
    return next(figure for least, figure in bounds if event.probability >= least)


def grade(world: World, claim: Claim, event: Event | None = None) -> Grade:
    """The grade of a claim: of the witness that it belongs to, else of its innermost voice."""
    witness = next((w for w in event.witnesses if claim.id in w.claims), None) if event else None
    if witness is not None:
        return Grade(witness.grade, figure(event))
    voice = claim.attribution.chain[-1]
    return Grade(world.lexicon.sources.of(voice.id or voice.text).grade, figure(event))


def voices(claim: Claim) -> str:
    """Who says so: "Reuters, citing Ibrahim Jabawi"."""
    names = list(dict.fromkeys(_name(m) for m in claim.attribution.chain))
    return names[0] if len(names) == 1 else f"{names[0]}, citing {', citing '.join(names[1:])}"


def quote(asked: Asked, claim: Claim, event: Event | None = None) -> Quote:
    """A claim as it is quoted on a page, with the address of its words in the report."""
    report = asked.world.head(claim.document)
    start, end = heart(claim)
    text, base = claim.sentence.text, claim.sentence.start
    translated = claim.text_version != "original"
    return Quote(
        claim=claim.id,
        before=_flat(text[: start - base]),
        marked=_flat(text[start - base : end - base]),
        after=_flat(text[end - base :]),
        language="en" if translated else report.language,
        translated=translated,
        voices=voices(claim),
        published=report.published,
        grade=grade(asked.world, claim, event),
        certainty=wording.word("certainty", claim.certainty.value),
        background=claim.standing.value == "background",
        against=event is not None and claim.id in against(event),
        href=document_link(asked, report, claim.id),
        outlet=report.publisher or "publisher not known",
    )


def quotes(asked: Asked, ids: Iterable[str], event: Event | None = None) -> list[Quote]:
    """The claims of these ids that are known, as quotes, first published first; those against come last."""
    found = [quote(asked, c, event) for c in asked.world.claims(asked.known, ids=ids)]
    return sorted(found, key=lambda q: (q.against, q.background))


def against(event: Event) -> set[str]:
    """Ids of the claims that say it did not happen."""
    return {c for w in event.witnesses if not w.supports for c in w.claims}


def heart(claim: Claim) -> tuple[int, int]:
    """Offsets of the words in the sentence that the claim rests on: trigger, roles and place together."""
    sentence = claim.sentence
    spans = [(claim.trigger.start, claim.trigger.end)]
    named = [m for ms in claim.roles.values() for m in ms] + list(claim.place)
    spans += [(m.start, m.end) for m in named if m.start is not None and m.end is not None]
    inside = [(s, e) for s, e in spans if sentence.start <= s < e <= sentence.end]
    if not inside:
        return sentence.start, sentence.end
    return min(s for s, _ in inside), max(e for _, e in inside)


def document_link(asked: Asked, report: DocumentHead, claim: str = "") -> str:
    """The address of a report, or of a claim's words in it."""
    return asked.link(f"/documents/{short(report.id)}", claim)


def short(document: str) -> str:
    """The part of a report's id that its address has."""
    return document.removeprefix("sha256:")[:16]


def _name(mention: Mention) -> str:
    return mention.text if mention.id is None else mention.name or mention.text


def _flat(text: str) -> str:
    """Line breaks inside a sentence as blanks; the blanks at its ends stay."""
    return text.replace("\n", " ")
