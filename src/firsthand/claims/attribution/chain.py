"""The voices of a report: every act of saying in it, and the chain of voices behind any word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from firsthand.claims.attribution import acts, carry, cues, quotes
from firsthand.claims.attribution.act import Act
from firsthand.claims.attribution.naming import Naming
from firsthand.claims.attribution.sources import issuing_verb, stand_in, whole_phrase
from firsthand.claims.parse import ParsedSentence
from firsthand.lexicon.saying import load_saying
from firsthand.model import Attribution, Basis, Mention, Span

if TYPE_CHECKING:
    from firsthand.claims.report import Report
    from firsthand.claims.tree import Token

EDGES = frozenset({",", ";", ":", "—", "-", "–", "and", "but"})  # no part of what is said, at its ends
DATELINE = re.compile(r"[A-Z][^\n()]{1,60}\(([^()\n]{2,40})\)\s*[-–—]")


@dataclass(frozen=True, slots=True)
class Saying:
    """One act of speech or report found in the text.

    `cue` is the whole verb group. `sources` is the chain that this saying names, outermost first ("Reuters
    reported, citing a rebel spokesman"); `content` is what is said, in quotations also words of other
    sentences. `voice` is the phrase beside the cue that names the innermost source, with appositions; in a relative
    clause it is the relative word ("who").
    """

    sentence: int
    cue: Span
    cue_lemma: str
    force: str
    sources: tuple[Mention, ...]
    content: tuple[Span, ...]
    negated: bool
    tense: str
    voice: Span | None = None


@dataclass(slots=True)
class Voices:
    """Reads who says what, sentence by sentence and only where asked; sentences are parsed when needed."""

    report: Report
    naming: Naming
    quotes: quotes.Quotes
    _acts: dict[int, list[Act]] = field(default_factory=dict, repr=False)
    _held: dict[tuple[int, int], list[Act]] = field(default_factory=dict, repr=False)
    _said: dict[tuple[int, int], Mention] = field(default_factory=dict, repr=False)
    _sayings: dict[int, tuple[int, Saying]] = field(default_factory=dict, repr=False)
    _openings: dict[int, tuple[Mention, ...]] = field(default_factory=dict, repr=False)

    @property
    def sayings(self) -> list[Saying]:
        """The sayings of all sentences parsed so far, in order."""
        parsed = [s for s in self.report.sentences if s.doc is not None]
        for sentence in parsed:
            carry.take_up(self, sentence)
        return [self._saying(act) for s in parsed for act in self.acts(s.index)]

    def acts(self, index: int) -> list[Act]:
        """The acts of speech of a sentence, which is parsed if it was not."""
        if index not in self._acts:
            self.report.parse([index])
            sentence = self.report.sentences[index]
            self._acts[index] = acts.read(
                sentence,
                self.naming.words,
                self._quoted(sentence),
                lambda t: self.naming.is_outlet(sentence, t),
                self._follows_quote(sentence),
            )
        return self._acts[index]

    def of(self, sentence: ParsedSentence, token: Token) -> Attribution:
        """The voices behind a word: outlet, the voice of its stretch, then the sources, innermost last."""
        holding = self._holding(sentence, token)
        chain = [*self._opening(sentence)]
        for act in holding:
            chain += [m for m in self._mentions(act) if not any(_same(m, c) for c in chain[1:])]
        if not holding:
            framing = carry.speaker(self, sentence, sentence.at(token))
            if framing is None:
                return Attribution(chain=tuple(chain))
            chain += [m.model_copy(update={"basis": Basis.CONTEXT}) for m in self._mentions(framing)]
            return Attribution(chain=tuple(chain), cue=self._cue(framing))
        inner = holding[-1]
        content = next((s for s in self._content(inner) if s.start <= sentence.at(token) < s.end), None)
        return Attribution(chain=tuple(chain), cue=self._cue(inner), content=content)

    def saying_of(self, sentence: ParsedSentence, token: Token) -> Saying | None:
        """The innermost saying whose content holds the word, if any."""
        holding = self._holding(sentence, token)
        return self._saying(holding[-1]) if holding else None

    def _holding(self, sentence: ParsedSentence, token: Token) -> list[Act]:
        """Acts of the word's sentence that cover it and hand it to a voice, outermost first."""
        key = (sentence.index, token.i)
        if key not in self._held:
            self._held[key] = self._find_holding(sentence, token)
        return self._held[key]

    def _find_holding(self, sentence: ParsedSentence, token: Token) -> list[Act]:
        found = [
            a for a in self.acts(sentence.index) if token.i in a.content and a.is_voice and not a.passes_over(token)
        ]
        found.sort(key=lambda a: (-len(a.content), a.cue[0].i))
        return [a for k, a in enumerate(found) if k == 0 or not a.is_inner_echo]

    def _quoted(self, sentence: ParsedSentence) -> frozenset[int]:
        assert sentence.doc is not None
        inside = [q for q in self.quotes.within(sentence.start, sentence.end) if q.is_statement]
        if not inside:
            return frozenset()
        return frozenset(t.i for t in sentence.doc if any(q.start <= sentence.at(t) < q.end for q in inside))

    def _follows_quote(self, sentence: ParsedSentence) -> bool:
        """Whether a statement in quotation marks ends right before a sentence, in the same paragraph."""
        before = self.quotes.at(sentence.start - 2) if sentence.start > 1 else None
        near = before is not None and before.is_statement and before.end >= sentence.start - 1
        return near and self.report.sentences[sentence.index - 1].paragraph == sentence.paragraph

    def _opening(self, sentence: ParsedSentence) -> tuple[Mention, ...]:
        """What every chain of a stretch begins with: outlet, agency, and the stretch's own voices."""
        known = self._openings.get(sentence.segment)
        if known is None:
            known = (self._outlet(), *self._agency(), *self._segment(sentence))
            self._openings[sentence.segment] = known
        return known

    def _outlet(self) -> Mention:
        document = self.report.document
        name = document.publisher or "outlet"
        return Mention(text=name, basis=Basis.DOCUMENT, kind="source", id=document.publisher_id, name=name)

    def _agency(self) -> list[Mention]:
        """The agency whose report this is by its dateline ("ADEN (Reuters) -"), unless it is the outlet."""
        found = DATELINE.match(self.report.version.text)
        hits = self.naming.within(found.start(1), found.end(1)) if found else []
        if not hits or hits[0].kind != "outlet":
            return []
        mention = self._speaker(self.report.version.span(hits[0].start, hits[0].end))
        outlet = self._outlet()
        return [] if mention.id == outlet.id or mention.name == outlet.name else [mention]

    def _segment(self, sentence: ParsedSentence) -> list[Mention]:
        """The voices whose block quotation or inserted article the sentence stands in, outermost first."""
        segments = self.report.version.segments
        chain: list[Mention] = []
        at: int | None = sentence.segment if sentence.segment < len(segments) else None
        while at is not None:
            segment = segments[at]
            if segment.speaker is not None:
                chain.insert(0, self._speaker(segment.speaker))
            at = segment.parent
        return chain

    def _speaker(self, span: Span) -> Mention:
        hits = self.naming.within(span.start, span.end)
        id_, name = self.naming.canonical(hits[-1]) if hits else (None, span.text)
        return Mention(
            start=span.start,
            end=span.end,
            text=span.text,
            basis=Basis.CONTEXT,
            kind="source",
            id=id_,
            name=name,
        )

    def _mentions(self, act: Act) -> list[Mention]:
        return [self.resolved(act, head) for head in act.voices]

    def resolved(self, act: Act, head: Token) -> Mention:
        """The source of an act, worked out once."""
        key = (act.sentence.index, head.i)
        if key not in self._said:
            self._said[key] = carry.resolve(self, act, head)
        return self._said[key]

    def _cue(self, act: Act) -> Span:
        return act.sentence.span(act.cue[0], act.cue[-1])

    def _content(self, act: Act) -> list[Span]:
        return [*spans(act), *(self.report.version.span(a, b) for a, b in act.quotes)]

    def _saying(self, act: Act) -> Saying:
        """The saying of an act, made once (and again when quotations of other sentences were added to it)."""
        quoted, known = self._sayings.get(id(act), (-1, None))
        if known is None or quoted != len(act.quotes):
            known = self._make_saying(act)
            self._sayings[id(act)] = (len(act.quotes), known)
        return known

    def _make_saying(self, act: Act) -> Saying:
        voice = _voice(act) if act.voices else None
        papers = self.naming.words.papers - self.naming.words.observers
        first = issuing_verb(act.cue[0], papers) or act.cue[0]
        group = act.sentence.span(cues.verb_group(first), act.cue[-1])
        return Saying(
            act.sentence.index, group, act.lemma, act.force, tuple(self._mentions(act)),
            tuple(self._content(act)), act.negated, act.tense, voice,
        )  # fmt: skip


def attribute(report: Report) -> Voices:
    """Open the voices of a report. Nothing is parsed until it is asked for."""
    return Voices(report, Naming(report, load_saying()), quotes.find(report.version.text))


def _voice(act: Act) -> Span:
    """The words that name the innermost voice beside the cue: its whole phrase, or a relative word for it."""
    near = stand_in(act.cue[0], act.voices[-1])
    return act.sentence.span(*((near, near) if near is not None else whole_phrase(act.voices[-1], act.cue[0])))


def spans(act: Act) -> Iterator[Span]:
    """The content of an act in its own sentence, as stretches without commas and marks at their ends."""
    doc = act.sentence.doc
    assert doc is not None
    run: list[Token] = []
    for token in doc:
        if token.i in act.content:
            run.append(token)
        elif run:
            yield from _trimmed(act.sentence, run)
            run = []
    yield from _trimmed(act.sentence, run)


def _trimmed(sentence: ParsedSentence, run: list[Token]) -> Iterator[Span]:
    while run and run[-1].text in EDGES:
        run = run[:-1]
    while run and run[0].text in EDGES and run[0].is_punct:
        run = run[1:]
    if run and not all(t.is_punct or t.is_space for t in run):
        yield sentence.span(run[0], run[-1])


def _same(mention: Mention, other: Mention) -> bool:
    """Tell whether two voices of a chain are one: the same words or the same id."""
    return mention.start == other.start or (mention.id is not None and mention.id == other.id)
