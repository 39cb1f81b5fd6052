"""The coder: what a report's claims and words come to in a scheme, and which of it is the main event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from firsthand.codings.parties import source_and_target
from firsthand.codings.record import CodedEvent, Told
from firsthand.codings.rules import met
from firsthand.codings.sightings import Sighting, Unit, quoted, units
from firsthand.lexicon import Lexicon
from firsthand.lexicon.codings import CompiledRule, Scheme, load_scheme
from firsthand.model import Certainty, Claim, Standing, TextVersion

UNTOLD = (Certainty.PLANNED, Certainty.PREDICTED, Certainty.CONDITIONAL, Certainty.DENIED, Certainty.QUESTION)

NEAR = 40  # characters after such words as "amid" in which something begins that they put aside


class Coder:
    """Codes reports under one scheme. It keeps nothing between reports."""

    def __init__(self, lexicon: Lexicon, scheme: str = "acled") -> None:
        self.lexicon = lexicon
        self.scheme: Scheme = load_scheme(scheme)

    def code(self, report: TextVersion, claims: Sequence[Claim], *, dated: bool = True) -> list[CodedEvent]:
        """The coded events of a report, each sentence by itself, the main one first.

        The main event is the gravest that is told as having happened (ACLED codes what happened, and of several
        kinds of violence in one event the gravest); what is planned, denied or told as background counts only if
        nothing else is told. Ranks in the scheme's file say what is graver; a later sentence weighs less, and so
        does what stands after words that put it beside the news ("amid", "following"). Without a day of
        publication (`dated`) nothing is background, since days cannot tell.
        """
        found: dict[tuple[int, str], CodedEvent] = {}
        for event in sorted(self._events(report, claims, dated), key=self._weight):
            found[event.sentence, event.code] = event
        return sorted(found.values(), key=self._weight, reverse=True)

    def main(self, report: TextVersion, claims: Sequence[Claim], *, dated: bool = True) -> str:
        """The code of a report's main event; the scheme's rest class where its words tell no more."""
        coded = self.code(report, claims, dated=dated)
        return coded[0].code if coded else self.scheme.otherwise

    def _weight(self, event: CodedEvent) -> tuple[bool, int, int]:
        first = self.scheme.happened_first and event.told == "happened"
        return (first, event.rank - self.scheme.later * event.sentence, -event.sentence)

    def _events(self, report: TextVersion, claims: Sequence[Claim], dated: bool) -> Iterator[CodedEvent]:
        read = units(report, claims, self.lexicon, self.scheme.signs)
        for unit in read:
            for rule in self.scheme.rules:
                held = met(rule, unit, read)
                if held is not None:
                    yield self._event(report, unit, rule, held, dated)

    def _event(
        self, report: TextVersion, unit: Unit, rule: CompiledRule, held: tuple[Sighting, ...], dated: bool
    ) -> CodedEvent:
        code = self.scheme.codes[rule.rule.code]
        named = {s.claim for s in held if s.claim}
        claims = [c for c in unit.claims if c.id in named or c.type in code.claims]
        source, target = source_and_target(report.text, unit, held, claims, self.scheme)
        return CodedEvent(
            scheme=self.scheme.name,
            code=code.id,
            group=code.group,
            told="happened" if code.speech else _told(claims, dated),
            rank=rule.rule.rank - self._off(unit, held),
            rule=rule.where,
            sentence=unit.index,
            claims=tuple(c.id for c in claims),
            words=quoted(report, held),
            source=source,
            target=target,
        )

    def _off(self, unit: Unit, held: Sequence[Sighting]) -> int:
        """What a code loses because its words stand late in the sentence, or beside its news."""
        late = (min(s.start for s in held) - unit.start) * self.scheme.along // 100
        return late + self.scheme.aside * _beside(unit, held)


def _beside(unit: Unit, held: Sequence[Sighting]) -> bool:
    """Whether the words behind a code begin right after words that put them beside the news."""
    start = min(s.start for s in held)
    return any("aside" in s.atoms and 0 <= start - s.end <= NEAR for s in unit.sightings)


def _told(claims: Sequence[Claim], dated: bool) -> Told:
    """Whether any claim behind a code tells it as having happened; words without a claim are taken at their word."""
    return "happened" if not claims or any(_happened(c, dated) for c in claims) else "not told as happened"


def _happened(claim: Claim, dated: bool) -> bool:
    news = claim.standing is Standing.NEWS or not dated
    return claim.polarity and claim.certainty not in UNTOLD and news
