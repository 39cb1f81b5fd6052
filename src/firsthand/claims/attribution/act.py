"""One act of speech: cue, voices and the words that it covers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from firsthand.claims.parse import ParsedSentence

if TYPE_CHECKING:
    from firsthand.claims.tree import Token


@dataclass(slots=True)
class Act:
    """A cue, its voices (heads of their words, outermost first) and the words that it covers."""

    sentence: ParsedSentence
    cue: tuple[Token, ...]
    lemma: str
    force: str
    voices: list[Token]
    content: frozenset[int]
    negated: bool = False
    tense: str = "none"
    chain: bool = True
    noun: bool = False
    quotes: list[tuple[int, int]] = field(default_factory=list)  # quotations in other sentences
    after_quote: bool = False  # all that it says stands in the quotation before its sentence

    @property
    def is_voice(self) -> bool:
        """Whether what it covers is told by its source: not if the saying is denied, or is an act of will."""
        return self.chain and bool(self.voices) and (not self.negated or self.force in ("think", "predict", "deny"))

    def passes_over(self, token: Token) -> bool:
        """Tell whether a word of indirect speech stands in a relative clause: there the outlet fills in."""
        at = token
        while at.head.i != at.i and at.i in self.content:
            aside = at.left_edge.i > 0 and at.left_edge.nbor(-1).text == ","
            if at.dep_ == "relcl" and at.head.i in self.content and aside:
                return True
            at = at.head
        return False

    @property
    def is_inner_echo(self) -> bool:
        """Inside another's words: the speaker's own voice again ("its investigation"), or a thing shown."""
        voice = self.voices[-1]
        own = voice.tag_ == "PRP" or any(c.tag_ == "PRP$" for c in voice.children)
        return own or self.force in ("show", "observe")
