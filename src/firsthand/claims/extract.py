"""The reader of documents: gate, parse, frames, then each claim's words, voices, time, numbers and standing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from firsthand.claims import when
from firsthand.claims.about import link
from firsthand.claims.assemble import Assembly, assemble
from firsthand.claims.attribution import attribute
from firsthand.claims.gate import Verdict, verdicts
from firsthand.claims.match import Draft, drafts
from firsthand.claims.mentions import Mentions
from firsthand.claims.parse import MODEL, ParsedSentence, Parser
from firsthand.claims.phrases import SentenceWords
from firsthand.claims.report import Report
from firsthand.claims.settle import settle
from firsthand.claims.sites import Sites
from firsthand.lexicon import Lexicon, NameHit
from firsthand.lexicon.frames import load_frames
from firsthand.model import Claim, Document, Span
from firsthand.places import Gazetteer

NAME = "frames/0.1.0"


@dataclass(frozen=True, slots=True)
class Silence:
    """A sentence that gave no claim, and why."""

    sentence: Span
    reason: str


@dataclass(slots=True)
class Reading:
    """What reading a document gave: its claims in the order of the text, and the sentences that gave none."""

    claims: list[Claim] = field(default_factory=list)
    silences: list[Silence] = field(default_factory=list)


class Extractor:
    """Reads documents into claims. One object serves any number of documents; it keeps nothing between them."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer, model: str = MODEL) -> None:
        self.lexicon = lexicon
        self.gazetteer = gazetteer
        self.parser = Parser(model)
        self.frames = load_frames()

    def extract(self, document: Document) -> Iterator[Claim]:
        """The claims of a document, in the order of its text."""
        yield from self.read(document).claims

    def explain(self, document: Document) -> Reading:
        """As `extract`, with the sentences that gave no claim and the reason."""
        return self.read(document)

    def read(self, document: Document) -> Reading:
        """Read one document."""
        report = Report.open(document, self.lexicon, self.parser)
        hits = self.lexicon.names.find(report.version.text, document.published.year, countries=True)
        by_sentence = _by_sentence(report.sentences, hits)
        judged = verdicts(report.sentences, {i for i, hs in by_sentence.items() if any(h.kind == "actor" for h in hs)})
        opened = [i for i, v in enumerate(judged) if v.open]
        if not opened:
            return Reading([], [_silence(s, judged[s.index].reason) for s in report.sentences])
        theatre = self.lexicon.theatre_by_hits(hits, report.version.text, document.published.year)
        report.theatre = theatre.id if theatre else None
        report.parse(opened)
        sites = Sites.of(report, self.gazetteer, theatre, opened)
        assembly = Assembly(
            report=report,
            sites=sites,
            mentions=Mentions(self.lexicon, theatre, document.published.year),
            voices=attribute(report),
            extractor=NAME,
        )
        return self._claims(assembly, by_sentence, judged)

    def _claims(self, assembly: Assembly, hits: dict[int, list[NameHit]], judged: list[Verdict]) -> Reading:
        reading = Reading()
        for sentence, verdict in zip(assembly.report.sentences, judged, strict=True):
            found = self._sentence(assembly, sentence, hits.get(sentence.index, [])) if verdict.open else []
            reading.claims.extend(found)
            if not found:
                reason = "read, but no frame fits its words" if verdict.open else verdict.reason
                reading.silences.append(_silence(sentence, reason))
        reading.claims = link(when.dated(reading.claims, assembly.report.published))
        return reading

    def _sentence(self, assembly: Assembly, sentence: ParsedSentence, hits: list[NameHit]) -> list[Claim]:
        words = SentenceWords(sentence, self.lexicon, hits, assembly.sites.words(sentence, hits))
        assembly.mentions.cast.hear(words)
        found: list[Draft] = settle(list(drafts(words, self.frames)))
        claims = [assemble(draft, words, assembly) for draft in found]
        return [c for d, c in zip(found, claims, strict=True) if not _unvoiced(d, c)]


def _unvoiced(draft: Draft, claim: Claim) -> bool:
    """ "may", "is expected to": a forecast only where somebody makes it; the outlet's own is a way of writing."""
    entry, role = draft.frame, draft.speaker
    needed = entry.entry.voiced or (claim.type == "forecast" and entry.kind in ("modal", "phrase"))
    return needed and role is not None and not claim.roles.get(role)


def _silence(sentence: ParsedSentence, reason: str) -> Silence:
    return Silence(Span(start=sentence.start, end=sentence.end, text=sentence.text), reason)


def _by_sentence(sentences: list[ParsedSentence], hits: list[NameHit]) -> dict[int, list[NameHit]]:
    table: dict[int, list[NameHit]] = {}
    it = iter(sentences)
    current = next(it, None)
    for hit in hits:
        while current is not None and hit.start >= current.end:
            current = next(it, None)
        if current is None:
            break
        if hit.start >= current.start:
            table.setdefault(current.index, []).append(hit)
    return table
