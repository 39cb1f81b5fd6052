"""Voices carried over: pronouns, "the spokesman", and quotations that don't name their speaker again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from firsthand.claims.attribution.act import Act
from firsthand.claims.attribution.cues import child
from firsthand.claims.parse import ParsedSentence
from firsthand.model import Mention

if TYPE_CHECKING:
    from firsthand.claims.attribution.chain import Voices
    from firsthand.claims.tree import Token

BACK = 4  # sentences searched for the one a pronoun means
PLURAL = frozenset({"they", "these", "those"})


def resolve(voices: Voices, act: Act, head: Token) -> Mention:
    """The source of an act as it stands, with the name of the earlier speaker where it only points at one."""
    naming = voices.naming
    mention = naming.mention(act.sentence, head)
    if mention.id is not None or not (naming.is_pronoun(head) or naming.points_back(head)):
        return mention
    before = named_noun(voices, head, mention) if not naming.is_pronoun(head) else None
    before = before or last_speaker(voices, act.sentence, head)
    if before is None:
        return mention
    name = before.name or before.text
    return mention.model_copy(update={"id": before.id, "name": name, "unresolved": before.unresolved})


def named_noun(voices: Voices, head: Token, mention: Mention) -> Mention | None:
    """The nearest earlier known name that has the noun in it ("the ministry": "the Defence Ministry")."""
    noun = head.lower_
    for hit in reversed([h for h in voices.naming.hits if h.end <= (mention.start or 0)]):
        id_, name = voices.naming.canonical(hit)
        if hit.kind != "country" and noun in f"{hit.text} {name}".lower().split():
            return Mention(
                start=hit.start, end=hit.end, text=hit.text, basis="context", kind="source", id=id_, name=name
            )
    return None


def last_speaker(voices: Voices, sentence: ParsedSentence, head: Token) -> Mention | None:
    """The nearest earlier voice that a word may mean: a person for "he", a body for "it", any for a paper."""
    person = head.lower_ in ("he", "she") or head.lower_ in voices.naming.words.persons
    for mention in _earlier(voices, sentence, head):
        is_person = _is_person(mention)
        if (person and is_person is not False) or (not person and is_person is not True):
            return mention
        if head.lower_ in voices.naming.words.papers:
            return mention
    return None


def _is_person(mention: Mention) -> bool | None:
    """Whether a voice is a person; None where its words don't tell."""
    if mention.kind == "person":
        return True
    if mention.id is not None:
        return False
    return None


def _earlier(voices: Voices, sentence: ParsedSentence, head: Token) -> Iterator[Mention]:
    """Earlier voices and subjects, nearest first, no further back than a few sentences."""
    for index in range(sentence.index, max(-1, sentence.index - BACK - 1), -1):
        own = index == sentence.index
        for act in reversed(voices.acts(index)):
            yield from _voices_before(voices, act, head, own)
        if not own:
            yield from _subject(voices, voices.report.sentences[index])


def _voices_before(voices: Voices, act: Act, head: Token, own: bool) -> Iterator[Mention]:
    """The voices of an act, innermost first; in the word's own sentence only those that stand before it."""
    for voice in reversed(act.voices):
        if not own or (voice.i < head.i and not voices.naming.is_pronoun(voice)):
            yield voices.resolved(act, voice)


def _subject(voices: Voices, sentence: ParsedSentence) -> Iterator[Mention]:
    """The subjects of a sentence's main verbs, if they are names or people or bodies that could speak."""
    assert sentence.doc is not None
    able = voices.naming.words.persons | voices.naming.words.bodies
    for root in (t for t in sentence.doc if t.head.i == t.i):
        subject = child(root, "nsubj")
        if subject is not None and (subject.tag_ in ("NNP", "NNPS") or subject.lower_ in able):
            yield voices.naming.mention(sentence, subject)


def speaker(voices: Voices, sentence: ParsedSentence, at: int) -> Act | None:
    """The act whose quotation goes on at an offset without a cue of its own."""
    quote = voices.quotes.at(at)
    if quote is None or not quote.is_statement:
        return None
    for index in _beside(voices, sentence, quote.start, quote.end):
        act = _framing(voices, index, at)
        if act is not None:
            return act
    return None


def _beside(voices: Voices, sentence: ParsedSentence, start: int, end: int) -> Iterator[int]:
    """Sentences that may name the speaker of a quotation: those it touches, the one before, the one after."""
    sentences = voices.report.sentences
    inside = [s.index for s in sentences if s.start < end and start < s.end]
    if inside[-1] + 1 < len(sentences) and any(a.after_quote for a in voices.acts(inside[-1] + 1)):
        yield inside[-1] + 1
    yield sentence.index
    yield from (i for i in inside if i != sentence.index)
    first, last = inside[0], inside[-1]
    beside = [i for i in (first - 1, last + 1) if 0 <= i < len(sentences)]
    near = [i for i in beside if sentences[i].paragraph == sentence.paragraph]
    yield from near
    if first > 0 and first - 1 not in near and sentences[first].start >= start - 1:
        yield first - 1


def _framing(voices: Voices, index: int, at: int) -> Act | None:
    """The last act of a sentence that stands outside quotation marks and has a voice."""
    found = [
        a for a in voices.acts(index)
        if a.is_voice and not a.noun and voices.quotes.at(a.sentence.at(a.cue[0])) is None
    ]  # fmt: skip
    if not found:
        return None
    return found[-1] if voices.report.sentences[index].start < at else found[0]


def take_up(voices: Voices, sentence: ParsedSentence) -> None:
    """Add a sentence of a quotation that names no speaker of its own to the act that does."""
    for quote in voices.quotes.within(sentence.start, sentence.end):
        start, end = max(quote.start, sentence.start), min(quote.end, sentence.end)
        if not quote.is_statement or 2 * (end - start) < sentence.end - sentence.start:
            continue
        act = speaker(voices, sentence, start)
        if act is not None and act.sentence.index != sentence.index and (start, end) not in act.quotes:
            act.quotes.append((start, end))
