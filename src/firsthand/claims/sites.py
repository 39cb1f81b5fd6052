"""The places of one report: every place phrase of the sentences that are read, resolved together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from firsthand.claims.parse import ParsedSentence
from firsthand.claims.phrases import singular
from firsthand.claims.report import Report
from firsthand.lexicon import Lexicon, NameHit, Theatre
from firsthand.lexicon.frames import noun_classes
from firsthand.model import Basis, Mention, MentionKind, Place, Resolution, Resolved, Span, UnknownId
from firsthand.places import Gazetteer, PlaceWords, ReportContext, Resolver, find

PLACE_ROLES = frozenset({"origin", "destination", "route", "region"})
FACILITIES = frozenset({"crossing", "base", "airport", "bridge", "camp", "dam", "road", "hospital", "port"})
LOCATED = re.compile(r"\b(in|near|at|from|to|into|outside|around|towards?|inside|of|entered|left|reached)\s+(the\s+|central\s+|capital\s+|city of\s+)*$")
CAPITAL = re.compile(r"['’]s\s+(\w+\s+)?capital\b")
PART_OF_TIME = ("mid-", "early-", "late-")
ACRONYM = 5
WIDE = frozenset({"country", "sea"})
VAGUE = frozenset({"line", "group", "point", "area", "road"})
UNITS = frozenset({"province", "region", "governorate", "oblast", "state", "county", "department"})
OF_HOME = frozenset({"the capital", "the country", "its capital", "the country's capital", "the nation's capital"})
COMPASS = frozenset("north south east west northeast northwest southeast southwest north-east north-west south-east south-west".split())
SHARES = frozenset("percent cent quarter third half majority rest remainder most".split())
LOCAL = frozenset({"town", "village", "city", "crossing", "base", "airport", "camp", "hill"})
NOT_KNOWN = "not in the installed gazetteer: firsthand data fetch geonames CC"
DEFINITE = ("the ", "this ", "that ", "its ", "their ", "most of ", "much of ", "half of ", "parts of ", "part of ", "all of ", "about half of ")
LOOK_BACK = 700     # characters back from which a claim may take its place


@dataclass(slots=True)
class Sites:
    """Place words by sentence, their resolutions, and the places told so far."""

    gazetteer: Gazetteer
    by_sentence: dict[int, list[PlaceWords]] = field(default_factory=dict)
    resolutions: dict[int, Resolution] = field(default_factory=dict)      # by start offset
    told: list[Mention] = field(default_factory=list)
    dateline: Mention | None = None             # where the report was written, if that lies in the theatre
    dateline_words: list[PlaceWords] = field(default_factory=list)
    text: str = ""
    states: set[int] = field(default_factory=set)    # starts of place words that name a country or its capital
    countries: tuple[str, ...] = ()             # of the theatre; empty: not known
    home: dict[str, Mention] | None = None      # "capital" and "country" of the theatre
    sides: dict[str, Mention] = field(default_factory=dict)    # "southwest" of the theatre's country

    @classmethod
    def of(cls, report: Report, gazetteer: Gazetteer, theatre: Theatre | None, opened: Sequence[int]) -> Sites:
        """Find and resolve the place words of the opened sentences of a report."""
        sites = cls(gazetteer, countries=theatre.countries if theatre else (), text=report.version.text)
        found: list[PlaceWords] = []
        for index in opened:
            sentence = report.sentences[index]
            words = [moved(w, sentence.start) for w in find(sentence.text, gazetteer)]
            if index == 0:
                datelines = [w for w in words if _of_dateline(w, sentence)]
                words = [w for w in words if w not in datelines]
                sites.dateline_words = datelines[:1]
            sites.by_sentence[index] = words
            found += words
        context = ReportContext(countries=weights(theatre), published=report.published)
        resolver = Resolver(gazetteer)
        sites.resolutions = {w.start: r for w, r in zip(found, resolver.resolve(found, context), strict=True)}
        if sites.dateline_words:
            place = _mention(sites.dateline_words[0], resolver.resolve(sites.dateline_words, context)[0])
            sites.dateline = place if place.lat is not None and sites._here(place.country) else None
        sites.home = _home(report.lexicon, theatre, resolver, context)
        sites.sides = _sides(sites.home, gazetteer, resolver, context)
        return sites

    def words(self, index: int, hits: Sequence[NameHit]) -> list[PlaceWords]:
        """The place words of a sentence (offsets in the text version) that are no part of a body's or person's name."""
        named = [h for h in hits if h.kind != "country"]
        states = [h for h in hits if h.kind == "country"]
        self.states |= {
            w.start for w in self.by_sentence.get(index, []) if any(h.start < w.end and w.start < h.end for h in states)
        }
        return [
            w
            for w in self.by_sentence.get(index, [])
            if not self._is_acronym(w)
            and not w.name.lower().startswith(PART_OF_TIME)
            and not any(h.start <= w.start and w.end <= h.end and h.end - h.start >= w.end - w.start for h in named)
        ]

    def _is_acronym(self, words: PlaceWords) -> bool:
        """Short capitals ("TOW", "GNA") name no town; a country they may."""
        if not (words.name.isupper() and len(words.name) <= ACRONYM):
            return False
        found = self.resolutions[words.start]
        return not (isinstance(found, Resolved) and found.place.kind == "country")

    def _stands_for_state(self, words: PlaceWords) -> bool:
        """ "Moscow said": a country or capital that no preposition makes a place."""
        if words.head == "country":
            return True
        return words.start in self.states and not LOCATED.search(self.text, max(0, words.start - 24), words.start)

    def tell(self, places: Sequence[Mention]) -> None:
        """Remember where a claim was put: what later claims without a place of their own go back to."""
        self.told.extend(
            m
            for m in places
            if m.lat is not None and m.basis is Basis.SAID and m.place_kind not in WIDE and self._here(m.country)
        )

    def _here(self, country: str | None) -> bool:
        return not self.countries or country is None or country in self.countries

    def mention(self, words: PlaceWords) -> Mention:
        """The mention of place words, with what they were resolved to or why not."""
        if words.head == "country" and self.home is not None and CAPITAL.match(self.text, words.end):
            capital = self.home["capital"]
            if capital.country == _mention(words, self.resolutions[words.start]).country:
                return capital.model_copy(update={"start": words.start, "end": words.end, "text": words.text})
        return _mention(words, self.resolutions[words.start])

    def unnamed(self, span: Span) -> Mention:
        """Words that stand where a place should, without a name."""
        return Mention(
            start=span.start, end=span.end, text=span.text, basis=Basis.SAID, kind="place", unresolved="generic"
        )

    def unknown(self, span: Span) -> Mention:
        """A name that stands where a place does and that no list knows."""
        return self.unnamed(span).model_copy(update={"name": span.text, "unresolved": NOT_KNOWN})

    def definite(self, span: Span, head: str, since: int) -> tuple[Mention, ...]:
        """ "the town": the last place told before that can be meant; for a group or part, that place as context too.

        `since` is the start of the sentence: a place told in it goes before those of earlier ones.
        """
        words, head = span.text.lower(), singular(head)
        if head in COMPASS and (side := self._side(head)):
            return (side.model_copy(update=_words_of(span)),)
        head = "area" if head in SHARES else head
        if words in OF_HOME and self.home is not None:
            return (self.home[head].model_copy(update=_words_of(span)),)
        if words.startswith(DEFINITE) or words in ("it", "there") or words.endswith(" it"):
            told = self._in_sentence(since, span.start, head) or self._last_told(span.start, head)
            if told is not None:
                pointed = told.model_copy(update={**_words_of(span), "score": _less(told.score)})
                self.told.append(pointed)
                return (pointed,)
        around = self._last_told(span.start, "area")
        return (self.unnamed(span), *((_as_context(around),) if around else ()))

    def carried(self, sentence: ParsedSentence) -> tuple[Mention, ...]:
        """The place that an earlier sentence of the paragraph told, as context; none if it told several."""
        told = self.told or self._named_before(sentence.end)
        if not told:
            return (_as_context(self.dateline),) if self.dateline else ()
        clear = [m for m in told if m.place_kind not in VAGUE] or told
        near = [m for m in clear if (m.start or 0) >= sentence.start - LOOK_BACK] or clear
        counts = Counter(m.id for m in near)
        best = max(near, key=lambda m: (m.place_kind in LOCAL, counts[m.id], m.start or 0))
        return (_as_context(best),)

    def _named_before(self, offset: int) -> list[Mention]:
        """The places of the theatre that were named at all, for a report whose claims told none."""
        words = [w for ws in self.by_sentence.values() for w in ws if w.start < offset and w.form == "name"]
        found = [self.mention(w) for w in words if not self._stands_for_state(w)]
        return [m for m in found if m.lat is not None and self._here(m.country)]

    def _side(self, compass: str) -> Mention | None:
        """ "the southwest": the region of that name told before, else that part of the theatre's country."""
        plain = compass.replace("-", "")
        for mention in reversed(self.told):
            if mention.name and plain in mention.name.lower().replace("-", ""):
                return mention
        return self.sides.get(plain)

    def _in_sentence(self, since: int, offset: int, head: str) -> Mention | None:
        """The last local place named earlier in the sentence that the noun can point at."""
        for words in reversed([w for ws in self.by_sentence.values() for w in ws if since <= w.start < offset]):
            if words.form == "name" and not self._stands_for_state(words):
                mention = self.mention(words)
                if mention.lat is not None and self._here(mention.country) and agrees(head, mention.place_kind or ""):
                    return mention
        return None

    def _unit(self, offset: int) -> Mention | None:
        """ "the province": the unit that the last place told lies in."""
        for mention in reversed(self.told):
            if (mention.start or 0) < offset and mention.admin1:
                try:
                    place = self.gazetteer.place(f"adm1-{mention.admin1}")
                except UnknownId:
                    return None
                return mention.model_copy(update=_place_fields(place, 0.7))
        return None

    def _last_told(self, offset: int, head: str) -> Mention | None:
        """The last place of a claim that the noun can point at, else of any place words before it."""
        for mention in reversed(self.told):
            fits = agrees(head, mention.place_kind or "") and mention.place_kind not in VAGUE
            if (mention.start or 0) < offset and fits:
                return mention
        told = [w for words in self.by_sentence.values() for w in words if w.start < offset and w.form == "name"]
        for words in sorted(told, key=lambda w: -w.start):
            mention = self.mention(words)
            if mention.lat is not None and not self._stands_for_state(words) and agrees(head, mention.place_kind or ""):
                return mention
        return self._unit(offset) if head in UNITS else None


def _of_dateline(words: PlaceWords, sentence: ParsedSentence) -> bool:
    """ "KABUL (Reuters) -" says where the report was written, not where things happened."""
    head, dash, _ = sentence.text[:80].partition(" - ")
    head = head if dash else sentence.text[:80].partition(" — ")[0] if " — " in sentence.text[:80] else ""
    return bool(head) and words.start - sentence.start < len(head)


def _words_of(span: Span) -> dict[str, object]:
    return {"start": span.start, "end": span.end, "text": span.text}


def _home(
    lexicon: Lexicon, theatre: Theatre | None, resolver: Resolver, context: ReportContext
) -> dict[str, Mention] | None:
    """The capital and the country that "the capital" and "the country" mean in a theatre of one country."""
    country = next((c for c in lexicon.countries.values() if theatre and c.iso == theatre.countries[0]), None)
    if country is None or country.capital is None:
        return None
    names = [country.capital, country.name]
    words = [PlaceWords(0, len(n), n, n, h) for n, h in zip(names, (None, "country"), strict=True)]
    found = [_mention(w, r) for w, r in zip(words, resolver.resolve(words, context), strict=True)]
    return {"capital": found[0], "country": found[1]} if all(m.lat is not None for m in found) else None


def _sides(
    home: dict[str, Mention] | None, gazetteer: Gazetteer, resolver: Resolver, context: ReportContext
) -> dict[str, Mention]:
    """The parts of the theatre's country by compass word ("southwest Syria")."""
    if home is None:
        return {}
    plain = [c for c in sorted(COMPASS) if "-" not in c]
    found = {c: find(f"{c} {home['country'].name}", gazetteer)[:1] for c in plain}
    words = [w for ws in found.values() for w in ws]
    mentions = iter([_mention(w, r) for w, r in zip(words, resolver.resolve(words, context), strict=True)])
    return {c: m for c, ws in found.items() if ws and (m := next(mentions)).lat is not None}


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
    if head == "area":
        return kind != "country"
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
    return base.model_copy(update=_place_fields(resolution.place, resolution.score))


def _place_fields(place: Place, score: float) -> dict[str, object]:
    kind: MentionKind = "facility" if place.kind in FACILITIES else "place"
    return {
        "kind": kind, "id": place.id, "name": place.name, "lat": place.lat, "lon": place.lon,
        "country": place.country, "admin1": place.admin1, "place_kind": place.kind, "score": round(score, 3),
    }  # fmt: skip


def in_longer_name(words: PlaceWords, sentence: ParsedSentence) -> bool:
    """Tell whether place words are the first part of somebody's name ("Nasir Ahmad Faqiri")."""
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
    return bool(before) and words.form == "name" and words.head is None      # "leader Carmelo Guerrero"
