"""The places of one report: every place phrase of the sentences that are read, resolved together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from firsthand.claims.homeland import Homeland
from firsthand.claims.parse import ParsedSentence
from firsthand.claims.placing import as_context, at_place, less_sure, mention_of, pointing, unknown
from firsthand.claims.report import Report
from firsthand.lexicon import NameHit, Theatre
from firsthand.lexicon.frames import noun_classes
from firsthand.lexicon.grammar import located, of_capital, site_words
from firsthand.model import Basis, Mention, Resolution, Resolved, Span, UnknownId
from firsthand.places import Gazetteer, PlaceWords, ReportContext, Resolver, find

PLACE_ROLES = frozenset({"origin", "destination", "route", "region"})
ACRONYM = 5  # letters; capitals of so many are somebody's short name sooner than a place's
BEFORE = 24  # characters before a name in which a word may make it a place
LEAST_SURE = 0.3  # of the score of a name that was not found as a place
LOOK_BACK = 700  # characters back from which a claim may take its place
WHOLE = frozenset({"name", "area", "group"})  # forms of place words that name the place they lie in
DATELINE = 80  # characters in which a dateline ends
DASHES = (" - ", " — ")


@dataclass(slots=True)
class Sites:
    """Place words by sentence, their resolutions, and the places told so far."""

    gazetteer: Gazetteer
    home: Homeland
    text: str
    countries: tuple[str, ...] = ()  # of the theatre; empty: not known
    by_sentence: dict[int, list[PlaceWords]] = field(default_factory=dict)
    resolutions: dict[int, Resolution] = field(default_factory=dict)  # by start offset
    told: list[Mention] = field(default_factory=list)
    # places named, of their parts the whole, in the order of the text
    landmarks: list[tuple[PlaceWords, Mention]] = field(default_factory=list)
    dateline: Mention | None = None  # where the report was written, if that lies in the theatre
    kept: set[int] = field(default_factory=set)  # starts of place words that are no part of another name
    states: set[int] = field(default_factory=set)  # starts of place words that name a country or its capital

    @classmethod
    def of(cls, report: Report, gazetteer: Gazetteer, theatre: Theatre | None, opened: Sequence[int]) -> Sites:
        """Find and resolve the place words of the opened sentences of a report."""
        context = ReportContext(countries=weights(theatre), published=report.published)
        home = Homeland(report.lexicon, theatre, gazetteer, context)
        sites = cls(gazetteer, home, report.version.text, theatre.countries if theatre else ())
        datelines: list[PlaceWords] = []
        for index in opened:
            sentence = report.sentences[index]
            words = [w.moved(sentence.start) for w in find(sentence.text, gazetteer)]
            if index == 0:
                datelines = [w for w in words if _of_dateline(w, sentence)]
                words = [w for w in words if w not in datelines]
            sites.by_sentence[index] = words
        found = [w for words in sites.by_sentence.values() for w in words]
        resolver = Resolver(gazetteer)
        sites.resolutions = {w.start: r for w, r in zip(found, resolver.resolve(found, context), strict=True)}
        if datelines:
            place = mention_of(datelines[0], resolver.resolve(datelines[:1], context)[0])
            sites.dateline = place if place.lat is not None and sites.here(place.country) else None
        sites.landmarks = sites._whole_places(found)
        return sites

    def _whole_places(self, found: Sequence[PlaceWords]) -> list[tuple[PlaceWords, Mention]]:
        """The places named, in the order of the text: of "the centre of Goma" the town itself."""
        named = [(w, self.whole(self.mention(w))) for w in sorted(found, key=lambda w: w.start) if w.form in WHOLE]
        return [(w, m) for w, m in named if m.lat is not None]

    def whole(self, mention: Mention) -> Mention:
        """The town that a mention names a part or the surroundings of; other mentions as they are."""
        whole, part, _ = (mention.id or "").partition(":")
        if not part:
            return mention
        try:
            return at_place(mention, self.gazetteer.place(whole), mention.score or 0.0)
        except UnknownId:
            return mention

    def words(self, sentence: ParsedSentence, hits: Sequence[NameHit]) -> list[PlaceWords]:
        """The place words of a sentence (offsets in the text version) that are no part of a body's or person's name."""
        found = self.by_sentence.get(sentence.index, [])
        named = [h for h in hits if h.kind != "country"]
        states = [h for h in hits if h.kind == "country"]
        self.states |= {w.start for w in found if any(h.start < w.end and w.start < h.end for h in states)}
        kept = [
            self._with_kind(w)
            for w in found
            if not self._is_acronym(w)
            and not w.name.lower().startswith(site_words().part_of_time)
            and not any(h.start <= w.start and w.end <= h.end and h.end - h.start >= w.end - w.start for h in named)
            and not in_longer_name(w, sentence)
        ]
        self.kept |= {w.start for w in kept}
        return kept

    def _with_kind(self, words: PlaceWords) -> PlaceWords:
        """The same words with the kind of area that they turned out to name, where they do not say it themselves."""
        found = self.resolutions[words.start]
        if words.head is None and isinstance(found, Resolved) and found.place.kind in ("region", "admin1"):
            return replace(words, head=found.place.kind)
        return words

    def _is_acronym(self, words: PlaceWords) -> bool:
        """Short capitals ("TOW", "GNA") name no town; a country they may."""
        if not (words.name.isupper() and len(words.name) <= ACRONYM):
            return False
        found = self.resolutions[words.start]
        return not (isinstance(found, Resolved) and found.place.kind == "country")

    def _names_place(self, words: PlaceWords) -> bool:
        return words.start in self.kept and not self._stands_for_state(words)

    def _stands_for_state(self, words: PlaceWords) -> bool:
        """ "Moscow said": a country or capital that no preposition makes a place."""
        if words.head == "country":
            return True
        before = max(0, words.start - BEFORE)
        return words.start in self.states and not located().search(self.text, before, words.start)

    def tell(self, places: Sequence[Mention]) -> None:
        """Remember where a claim was put: what later claims without a place of their own go back to."""
        wide = site_words().wide
        self.told.extend(
            m
            for m in (self.whole(p) for p in places)
            if m.lat is not None and m.basis is Basis.SAID and m.place_kind not in wide and self.here(m.country)
        )

    def here(self, country: str | None) -> bool:
        """Tell whether a country is one of the theatre's, as far as either is known."""
        return not self.countries or country is None or country in self.countries

    def named(self, span: Span) -> Mention:
        """A name that stands where a place does and was not found as one: the same name told elsewhere in the report,
        else what it sounds like, else unknown.
        """
        plain = span.text.removeprefix("the ")
        for prefix in site_words().around_name:
            plain = plain.removeprefix(f"{prefix} ")
        told = next((m for w, m in self.landmarks if w.name == plain), None)
        if told is not None:
            return less_sure(pointing(told, span))
        words = PlaceWords(span.start, span.end, span.text, plain)
        found = mention_of(words, Resolver(self.gazetteer).resolve([words], self.home.context)[0])
        return found if (found.score or 0.0) >= LEAST_SURE and self.here(found.country) else unknown(span)

    def mention(self, words: PlaceWords) -> Mention:
        """The mention of place words, with what they were resolved to or why not."""
        found = mention_of(words, self.resolutions[words.start])
        if words.head == "country" and of_capital().match(self.text, words.end):
            capital = self.home.capital
            if capital is not None and capital.country == found.country:
                return pointing(capital, Span(start=words.start, end=words.end, text=words.text))
        return found

    def carried(self, sentence: ParsedSentence) -> tuple[Mention, ...]:
        """The place that the report told last or most before, as context; the dateline's if it told none."""
        told = self.told or self._any_named(sentence.end)
        if not told:
            return (as_context(self.dateline),) if self.dateline else ()
        closed = site_words()
        if not any(m.place_kind in closed.local for m in told):
            told = [*told, *(m for m in self._any_named(sentence.end) if m.place_kind in closed.local)]
        clear = [m for m in told if m.place_kind not in closed.vague] or told
        near = [m for m in clear if (m.start or 0) >= sentence.start - LOOK_BACK] or clear
        counts = Counter(m.id for m in {(m.id, m.start): m for m in near}.values())
        best = max(near, key=lambda m: (m.place_kind in closed.local, counts[m.id], m.start or 0))
        return (as_context(best),)

    def _any_named(self, offset: int) -> list[Mention]:
        """The places of the theatre that were named at all, for a report whose claims told none."""
        return [m for m in self.landmarks_before(offset) if self.here(m.country)]

    def landmarks_before(self, offset: int) -> list[Mention]:
        """The places named before an offset, in order, without names that stand for a state."""
        return [m for w, m in self.landmarks if w.start < offset and self._names_place(w)]


def _of_dateline(words: PlaceWords, sentence: ParsedSentence) -> bool:
    """ "KABUL (Reuters) -" says where the report was written, not where things happened."""
    opening = sentence.text[:DATELINE]
    dash = next((opening.index(d) for d in DASHES if d in opening), 0)
    return words.start - sentence.start < dash


def weights(theatre: Theatre | None) -> dict[str, float]:
    """How much each country of a theatre draws a name towards it: the first most."""
    if theatre is None:
        return {}
    return {iso: 1.0 if i == 0 else 0.5 for i, iso in enumerate(theatre.countries)}


def in_longer_name(words: PlaceWords, sentence: ParsedSentence) -> bool:
    """Tell whether place words are the first part of somebody's name ("Nawa Karim Haddad")."""
    if sentence.doc is None or words.form not in ("name", "area"):
        return False
    inside = sentence.doc.char_span(words.start - sentence.start, words.end - sentence.start, alignment_mode="expand")
    if inside is None:
        return False
    last = inside[-1]
    head = last.head
    if last.dep_ == "compound" and head.tag_ == "NNP" and head.i > last.i and not noun_classes().get(head.lower_):
        return True
    before = [c for c in last.lefts if c.dep_ == "compound" and c.tag_ == "NNP" and c.i == inside[0].i - 1]
    before = [c for c in before if c.text not in site_words().around_name]  # "Greater Tripoli"
    return bool(before) and words.form == "name" and words.head is None  # "leader Karim Nawa"
