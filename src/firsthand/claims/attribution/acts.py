"""Acts of speech of one parsed sentence: cue, source and content found together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.claims.attribution import clauses, contents, cues, labels, sources
from firsthand.claims.attribution.act import Act
from firsthand.claims.parse import ParsedSentence
from firsthand.lexicon.saying import SayingWords

if TYPE_CHECKING:
    from firsthand.claims.tree import Token


def read(
    sentence: ParsedSentence,
    words: SayingWords,
    quoted: frozenset[int],
    is_outlet: Callable[[Token], bool],
    after_quote: bool = False,
) -> list[Act]:
    """The acts of speech of a parsed sentence, in the order of their cues.

    `quoted` are the indexes of its words between quotation marks; `is_outlet` tells if a word names a medium;
    `after_quote` that a quotation ends right before the sentence, which may then do no more than name its speaker.
    """
    assert sentence.doc is not None
    acts: list[Act] = []
    cited: list[Token] = []
    found = list(cues.find(sentence.doc, words))
    reading = Reading(sentence, words, quoted, frozenset(c.token.i for c in found if not c.noun), is_outlet)
    for cue in found:
        act = _noun_act(sentence, cue) if cue.noun else _verb_act(reading, cue)
        if act is not None:
            acts.append(act)
        elif any("voice" in entry.takes for entry, _ in cue.readings):
            cited.append(cue.token)
    for token in cited:
        _add_cited(token, acts, sentence, words)
    fences = [act.cue[0].i for act in acts if not act.noun and act.content and min(act.content) > act.cue[0].i]
    for phrase in cues.find_phrases(sentence.doc, words):
        acts.append(_phrase_act(sentence, phrase, fences, acts))
    _untie(acts)
    acts = [a for a in acts if a.content]
    acts += labels.read(sentence, words, quoted, after_quote)
    if after_quote:
        acts += _tag(reading, found, acts)
    return sorted(acts, key=lambda a: a.cue[0].i)


def _tag(reading: Reading, found: list[cues.Cue], acts: list[Act]) -> Iterator[Act]:
    """The saying of a sentence that only names who spoke the quotation before it ("the mayor said.")."""
    for cue in found:
        token = cue.token
        entry = next((e for e, parts in cue.readings if "clause" in e.takes and len(parts) == 1), None)
        bare = token.head is token and token.tag_ in clauses.FINITE and cues.child(token, "dobj", "xcomp") is None
        source = sources.of_verb(token) if bare and entry is not None and not cue.noun else None
        if source is None or entry is None or any(token.i in a.content or token in a.cue for a in acts):
            continue
        if min(source.left_edge.i, token.i) <= 1:
            yield Act(
                reading.sentence, (token,), entry.lemma, entry.force, [source], frozenset(),
                negated=cues.is_negated(token), tense=cues.tense_of(token), after_quote=True,
            )  # fmt: skip


def _untie(acts: list[Act]) -> None:
    """Where two acts hold each other, the one whose cue hangs on the other's keeps only what lies in that one."""
    for inner in acts:
        for outer in acts:
            tied = inner.cue[0].i in outer.content and outer.cue[0].i in inner.content
            if tied and inner is not outer and outer.cue[0].is_ancestor(inner.cue[0]):
                inner.content &= outer.content


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as it is read: its quoted words and its verbs of saying, by index."""

    sentence: ParsedSentence
    words: SayingWords
    quoted: frozenset[int]
    sayings: frozenset[int]
    is_outlet: Callable[[Token], bool]


def _verb_act(reading: Reading, cue: cues.Cue) -> Act | None:
    token, words = cue.token, reading.words
    if token.i + 1 < len(token.doc) and token.nbor(1).lower_ in words.hollow:
        return None
    source = sources.of_verb(token, words.papers - words.observers)
    if source is not None and source.lower_ == "you":
        return None  # the reader is asked, or anybody is meant
    span = _indexes(source, token)
    for entry, parts in cue.readings:
        if entry.observer and not _watches(source, words):
            continue
        inside = contents.of_verb(parts, entry, [token.doc[i] for i in span], reading.quoted, reading.sayings)
        inside -= {t.i for t in parts}
        if not inside:
            continue
        carrier = sources.carrier_of(token, entry, words, reading.is_outlet)
        if source is None and entry.takes == {"object"}:
            continue
        voices = [t for t in (carrier, source) if t is not None and t.i not in inside and "raised" not in entry.takes]
        return Act(
            reading.sentence, parts, entry.lemma, entry.force, voices, inside - _outside(carrier, voices),
            negated=cues.is_negated(token), tense=cues.tense_of(token), chain=entry.chain,
        )  # fmt: skip
    return None


def _outside(carrier: Token | None, voices: list[Token]) -> frozenset[int]:
    return frozenset(t.i for t in carrier.subtree) if carrier is not None and carrier in voices else frozenset()


def _watches(source: Token | None, words: SayingWords) -> bool:
    """Tell whether a source is one whose seeing or hearing is an account: monitors, witnesses, footage."""
    return source is not None and any(t.lower_ in words.observers for t in (source, *source.children))


def _indexes(head: Token | None, cue: Token | None = None) -> frozenset[int]:
    if head is None:
        return frozenset()
    first, last = sources.whole_phrase(head, cue)
    return frozenset(range(first.i, last.i + 1))


def _noun_act(sentence: ParsedSentence, cue: cues.Cue) -> Act | None:
    for entry, parts in cue.readings:
        inside = contents.of_noun(cue.token, entry)
        if not inside:
            continue
        source = sources.of_noun(cue.token, min(inside))
        if source is not None and source.i in inside:
            source = None
        if source is None and entry.takes.isdisjoint(_held(cue.token, inside)):
            continue
        voices = [source] if source is not None else []
        hold = cue.token.doc[min(inside) - 1]
        if hold.head is cue.token and hold.dep_ == "prep" and hold.i == cue.token.i + 1:
            parts = (*parts, hold)
        return Act(sentence, parts, entry.lemma, entry.force, voices, inside, chain=entry.chain, noun=True)
    return None


def _held(token: Token, inside: frozenset[int]) -> frozenset[str]:
    """The frame by which a noun holds its content, for nouns that name no source."""
    opening = token.doc[min(inside)].lower_
    return frozenset({"clause"} if opening == "that" else set())


def _add_cited(token: Token, acts: list[Act], sentence: ParsedSentence, words: SayingWords) -> None:
    """Set X of "citing X" further in than the voice of the clause that it hangs on."""
    voice = cues.child(token, "dobj")
    if voice is None or token.tag_ != "VBG":
        return
    inside = frozenset(t.i for t in token.subtree)
    if not _speaks(voice, words):
        citing = sources.of_verb(token)
        named = [citing] if citing is not None and citing.i not in inside else []
        acts.append(Act(sentence, (token,), "cite", "cite", named, clauses.subtree(voice), chain=False))
        return
    host = next((a for a in reversed(acts) if a.cue[0].i < token.i and a.voices and not a.noun), None)
    if host is not None:
        host.content -= inside
        host.voices.append(voice)
        return
    before = frozenset(range(token.i)) if token.i else frozenset()
    acts.append(Act(sentence, (token,), "cite", "cite", [voice], before - inside))


def _speaks(voice: Token, words: SayingWords) -> bool:
    """Tell whether what is cited can be a voice: a name, people, a body or a paper, not a happening."""
    able = words.persons | words.bodies | words.papers | words.observers | words.media
    return voice.tag_ in ("NNP", "NNPS") or not able.isdisjoint((voice.lower_, voice.lower_.removesuffix("s")))


def _phrase_act(sentence: ParsedSentence, phrase: cues.PhraseCue, fences: Iterable[int], acts: list[Act]) -> Act:
    span = _indexes(phrase.source, phrase.words[0])
    inside = contents.of_phrase(phrase, span, fences)
    for act in acts:  # what another voice says does not reach into "according to X"
        act.content -= span | {t.i for t in phrase.words}
    lemma = " ".join(t.lower_ for t in phrase.words)
    return Act(sentence, phrase.words, lemma, "say", [phrase.source], inside)
