"""The places of one report: every place phrase of the sentences that are read, resolved together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from firsthand.claims.parse import ParsedSentence
from firsthand.claims.report import Report
from firsthand.lexicon import Theatre
from firsthand.model import Basis, Mention, MentionKind, Resolution, Resolved, Span
from firsthand.places import Gazetteer, PlaceWords, ReportContext, Resolver, find

PLACE_ROLES = frozenset({"origin", "destination", "route", "region"})
FACILITIES = frozenset({"crossing", "base", "airport", "bridge", "camp", "dam", "road", "hospital", "port"})
DEFINITE = ("the ", "this ", "that ", "its ", "their ")
LOOK_BACK = 3       # sentences of the same stretch that may lend their place


@dataclass(slots=True)
class Sites:
    """Place words by sentence, their resolutions, and the places told so far."""

    by_sentence: dict[int, list[PlaceWords]] = field(default_factory=dict)
    resolutions: dict[int, Resolution] = field(default_factory=dict)      # by start offset
    published: date | None = None

    @classmethod
    def of(cls, report: Report, gazetteer: Gazetteer, theatre: Theatre | None, opened: Sequence[int]) -> Sites:
        """Find and resolve the place words of the opened sentences of a report."""
        sites = cls(published=report.published)
        found: list[PlaceWords] = []
        for index in opened:
            sentence = report.sentences[index]
            words = [moved(w, sentence.start) for w in find(sentence.text, gazetteer)]
            sites.by_sentence[index] = words
            found += words
        context = ReportContext(countries=weights(theatre), published=report.published)
        resolver = Resolver(gazetteer)
        sites.resolutions = {w.start: r for w, r in zip(found, resolver.resolve(found, context), strict=True)}
        return sites

    def words(self, index: int) -> list[PlaceWords]:
        """The place words of a sentence (offsets in the text version)."""
        return self.by_sentence.get(index, [])

    def mention(self, words: PlaceWords) -> Mention:
        """The mention of place words, with what they were resolved to or why not."""
        return _mention(words, self.resolutions[words.start])

    def unnamed(self, span: Span) -> Mention:
        """Words that stand where a place should, without a name."""
        return Mention(
            start=span.start, end=span.end, text=span.text, basis=Basis.SAID, kind="place", unresolved="generic"
        )

    def definite(self, span: Span, head: str) -> Mention:
        """ "the town": the last place told before that can be meant; else unresolved."""
        if span.text.lower().startswith(DEFINITE) or span.text.lower() in ("it", "there"):
            told = self._last_before(span.start, head)
            if told is not None:
                return told.model_copy(
                    update={"start": span.start, "end": span.end, "text": span.text, "score": _less(told.score)}
                )
        return self.unnamed(span)

    def carried(self, sentence: ParsedSentence) -> tuple[Mention, ...]:
        """The place that an earlier sentence of the paragraph told, as context; none if it told several."""
        for index in range(sentence.index - 1, max(-1, sentence.index - 1 - LOOK_BACK), -1):
            told = [self.mention(w) for w in self.by_sentence.get(index, []) if w.form != "demonym"]
            local = [m for m in told if m.lat is not None and m.place_kind not in ("country",)]
            if local:
                names = {m.id for m in local}
                return (_as_context(local[0]),) if len(names) == 1 else ()
        return ()

    def _last_before(self, offset: int, head: str) -> Mention | None:
        told = [w for words in self.by_sentence.values() for w in words if w.start < offset and w.form != "demonym"]
        for words in sorted(told, key=lambda w: -w.start):
            mention = self.mention(words)
            if mention.lat is not None and agrees(head, mention.place_kind or ""):
                return mention
        return None


def moved(words: PlaceWords, by: int) -> PlaceWords:
    """The same words, counted from the start of the text instead of the sentence's."""
    return replace(words, start=words.start + by, end=words.end + by)


def agrees(head: str, kind: str) -> bool:
    """Tell whether "the town", "the crossing", "the region" can point at a place of this kind."""
    wanted = {
        "crossing": {"crossing"}, "base": {"base"}, "airport": {"airport", "base"}, "airbase": {"base", "airport"},
        "province": {"admin1", "region"}, "region": {"admin1", "region", "admin2"}, "governorate": {"admin1"},
        "country": {"country"}, "camp": {"camp", "base"}, "district": {"admin2", "district", "town"}, "bridge": {"bridge"},
        "state": {"admin1"}, "island": {"island"}, "dam": {"dam"}, "port": {"port", "town"}, "enclave": {"region", "town", "admin1"},
    }.get(head)  # fmt: skip
    if wanted is not None:
        return kind in wanted
    return kind not in ("country", "admin1", "region", "sea", "line")


def weights(theatre: Theatre | None) -> dict[str, float]:
    """How much each country of a theatre draws a name towards it: the first most."""
    if theatre is None:
        return {}
    return {iso: 1.0 if i == 0 else 0.5 for i, iso in enumerate(theatre.countries)}


def _less(score: float | None) -> float | None:
    return None if score is None else round(score * 0.85, 3)


def _as_context(mention: Mention) -> Mention:
    return mention.model_copy(update={"basis": Basis.CONTEXT, "score": _less(mention.score)})


def _mention(words: PlaceWords, resolution: Resolution) -> Mention:
    base = Mention(start=words.start, end=words.end, text=words.text, basis=Basis.SAID, kind="place")
    if not isinstance(resolution, Resolved):
        hint = f"{resolution.reason}: {resolution.hint}" if resolution.hint else resolution.reason
        return base.model_copy(update={"unresolved": hint})
    place = resolution.place
    kind: MentionKind = "facility" if place.kind in FACILITIES else "place"
    found = {
        "kind": kind, "id": place.id, "name": place.name, "lat": place.lat, "lon": place.lon,
        "country": place.country, "admin1": place.admin1, "place_kind": place.kind, "score": round(resolution.score, 3),
    }  # fmt: skip
    return base.model_copy(update=found)
