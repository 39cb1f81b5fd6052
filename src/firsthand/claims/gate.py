"""The gate: which sentences may hold a claim and are worth a parse. A scan for words, nothing else."""

from __future__ import annotations

from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from firsthand.claims.parse import ParsedSentence
from firsthand.lexicon.files import read_toml
from firsthand.lexicon.frames import load_frames, terms
from firsthand.model import Record
from firsthand.text.inflect import noun_forms

WAR_REPORT = 0.12  # share of sentences with a strong trigger and a word of war, from which on all triggers count
SHORT = 3  # sentences; a report of so few is read whole if it has a trigger
STRONG, WEAK, CONTEXT, ELSEWHERE, MISHAP = 1, 2, 4, 8, 16
COMPANY = {"context": CONTEXT, "elsewhere": ELSEWHERE, "mishap": MISHAP}


class Verdict(Record):
    """What the scan saw in a sentence: `open` if it is worth a parse, and why or why not."""

    open: bool
    reason: str


@lru_cache(maxsize=1)
def _scanner() -> tuple[AhoCorasick, list[int], list[int]]:
    frames = load_frames()
    flags: dict[str, int] = {}
    for word in frames.weak:
        flags[word] = WEAK
    for word in frames.strong:
        flags[word] = STRONG
    for kind, flag in COMPANY.items():
        for lemma in terms(read_toml("nouns/gate.toml")[kind]):
            for word in noun_forms(lemma, read_toml("english/irregular.toml")["nouns"]):
                flags[word] = flags.get(word, 0) | flag
    words = sorted(flags)
    automaton = AhoCorasick(words, matchkind=MatchKind.LeftmostLongest)
    return automaton, [flags[w] for w in words], [len(w) for w in words]


def scan(text: str) -> int:
    """The flags of all trigger and context words of a text, as whole words, whatever their case."""
    automaton, flags, _ = _scanner()
    low, seen = text.lower(), 0
    if len(low) != len(text):  # letters that change length: offsets would lie
        low = text
    for index, start, end in automaton.find_matches_as_indexes(low):
        before, after = low[start - 1 : start], low[end : end + 1]
        if not (before.isalnum() or after.isalnum()):
            seen |= flags[index]
    return seen


def verdicts(sentences: list[ParsedSentence], named: set[int]) -> list[Verdict]:
    """Judge every sentence of a report. `named` holds the indices of sentences that name an actor of the lexicon."""
    seen = [scan(s.text) for s in sentences]
    about_war = sum(1 for i, f in enumerate(seen) if f & STRONG and (f & CONTEXT or i in named))
    war = about_war >= max(1, WAR_REPORT * len(sentences))
    war = war or len(sentences) <= SHORT
    return [_judge(flags, war, i in named) for i, flags in enumerate(seen)]


def _judge(flags: int, war: bool, named: bool) -> Verdict:
    if not flags & (STRONG | WEAK):
        return Verdict(open=False, reason="no word of it sets off a claim")
    if flags & ELSEWHERE and not named:
        return Verdict(open=False, reason="trigger words, but in the company of sport, film or trade")
    if flags & MISHAP and not (flags & CONTEXT or named):
        return Verdict(open=False, reason="trigger words, but of a mishap")
    if war:
        return Verdict(open=True, reason="trigger in a report on a conflict")
    if flags & CONTEXT or named:
        return Verdict(open=True, reason="trigger in the company of war")
    return Verdict(open=False, reason="trigger words, but nothing of a conflict beside them")
