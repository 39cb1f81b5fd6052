"""Whether the voice behind a claim gains from being believed: what is said of it where it is first named holds on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from firsthand.lexicon import Lexicon, Theatre
from firsthand.lexicon.cues import grammar
from firsthand.model import Basis, Mention

# ", an army spokesman of the council": what a name is explained by
EXPLAINED = re.compile(r",\s+((?:an?|the|its|their|his|her)?\s*[\w’' -]{4,80}?)(?=[,.;:]|\s+(?:said|told|who|whose)\b)")
SPEAKERS = frozenset({"he", "she", "they", "it", "we", "i", "who"})  # words that stand for the voice before
PRONOUNS = frozenset({"its", "their", "his", "her"})


@dataclass(slots=True)
class Stakes:
    """The stakes of one report's voices."""

    lexicon: Lexicon
    theatre: Theatre | None
    year: int
    text: str
    _held: dict[str, bool] = field(default_factory=dict)  # name -> whether it once spoke as a party
    _last: bool = False  # whether the last voice that was named or described spoke as a party

    def of(self, voice: Mention, owner: str | None) -> bool | None:
        """Tell whether the voice speaks for a side; `owner` is whom "its spokesman" last points to.

        None for an agency that only the report's credit names: it tells in its own voice, as the outlet does.

        The words beside a name outrank the bare name ("Hamid Nur, an officer"), a bystander's words outrank both,
        and a name that was explained once needs no explanation later.
        """
        key = (voice.name or voice.text).lower()
        if key in SPEAKERS:
            return self._last
        if voice.basis is Basis.CONTEXT and voice.id and self.lexicon.sources.of(voice.id).kind == "agency":
            return None
        stake = self._read(voice, owner)
        self._held[key] = stake or self._held.get(key, False)
        self._last = self._held[key]
        return self._last

    def _read(self, voice: Mention, owner: str | None) -> bool:
        if voice.id:
            return self._profile(voice.id)[0]
        first, _, rest = voice.text.partition(" ")
        owned = first.lower() in PRONOUNS and rest and owner
        stake, settled = self._profile(f"{owner} {rest}" if owned else voice.text)
        if stake or settled:
            return stake
        named = bool(voice.name) and self._profile(str(voice.name))[0]
        return named or self._is_ranked(first) or self._is_explained(voice)

    def _profile(self, words: str) -> tuple[bool, bool]:
        """The stake, and whether the words themselves tell who speaks."""
        found = self.lexicon.sources.of(words, self.theatre, self.year)
        return found.stake, found.rule == "words" and found.kind != "unknown"

    def _is_ranked(self, first: str) -> bool:
        """ "Captain Hamid Nur" speaks for the force that gave the rank."""
        return first.lower().rstrip(".") in grammar("military_ranks")

    def _is_explained(self, voice: Mention) -> bool:
        if voice.end is None or not voice.text[:1].isupper():
            return False
        match = EXPLAINED.match(self.text, voice.end)
        return match is not None and self._profile(match[1].strip())[0]
