"""One claim and the decisions about it: the value of each field, who set it, and what has to be looked at again."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from pydantic import JsonValue

from firsthand.model import AboutClaim, Accept, Claim, Conflict, Correct, Reject
from firsthand.review.fields import fields_of, gist, gists, moved, value_of, with_values

WHOLE = "claim"
"""Where the verdict on the claim as a whole stands among its fields."""

STANDS, REJECTED = "stands", "rejected"
MARK = "+review"
"""What the extractor's name gains where a person had a hand in the claim."""


class Setting(NamedTuple):
    """A value that somebody set: first by whom, and the latest decision that says the same."""

    first: AboutClaim
    latest: AboutClaim
    value: JsonValue
    gist: JsonValue


@dataclass(slots=True)
class Case:
    """A claim and the decisions about it, oldest first. `lost`: decisions keep it, the machine reads it no more."""

    claim: Claim
    lost: bool = False
    settings: dict[str, Setting] = field(default_factory=dict)
    verdict: Accept | Reject | None = None
    last: AboutClaim | None = None
    words: dict[str, dict[str, tuple[AboutClaim, JsonValue]]] = field(default_factory=dict)

    def take(self, decision: AboutClaim, by: int) -> None:
        """Take a decision into account; its words stand `by` characters further on now."""
        self.last = decision
        match decision:
            case Reject():
                self.verdict = decision
                self._say(WHOLE, decision, REJECTED)
            case Correct():
                self._set(decision.field, decision, moved(decision.value, by))
            case Accept(field=None):
                self.verdict = decision
                self._say(WHOLE, decision, STANDS)
                for name in dict.fromkeys((*fields_of(decision.reading), *decision.kept, *fields_of(self.claim))):
                    self._set(name, decision, moved(_accepted(decision, name), by))
            case Accept(field=name):
                self._set(name, decision, moved(_accepted(decision, name), by))

    def _set(self, name: str, decision: AboutClaim, value: JsonValue) -> None:
        told = gist(name, value)
        before = self.settings.get(name)
        first = before.first if before and before.gist == told else decision
        self.settings[name] = Setting(first, decision, value, told)
        self._say(name, decision, told)

    def _say(self, name: str, decision: AboutClaim, told: JsonValue) -> None:
        """The latest word of this reviewer on a field."""
        self.words.setdefault(name, {})[decision.reviewer] = (decision, told)

    @property
    def rejected(self) -> bool:
        """Whether the claim does not count."""
        return isinstance(self.verdict, Reject)

    def decided(self) -> Claim:
        """The claim with every value that was decided; one that the machine reads just so keeps the machine's words."""
        now = gists(self.claim)
        changed = {n: s.value for n, s in self.settings.items() if s.gist != now.get(n, [])}
        claim = with_values(self.claim, changed) if changed else self.claim
        sure = 1.0 if isinstance(self.verdict, Accept) else claim.confidence
        return claim.model_copy(update={"confidence": sure, "extractor": claim.extractor.removesuffix(MARK) + MARK})

    def by(self) -> dict[str, AboutClaim]:
        """For each field that somebody decided on, who first said what it says; and the verdict on the whole."""
        found = {name: setting.first for name, setting in self.settings.items()}
        return found | ({WHOLE: self.verdict} if self.verdict else {})

    def conflicts(self, settled: Collection[str]) -> Iterator[Conflict]:
        """What a person must look at again; `settled` are decisions that others were made in knowledge of."""
        if self.lost and not self.rejected and self.last and not self.last.lost:
            yield self._conflict("lost", self.last, None, STANDS, STANDS, None)
        if self.verdict and self.rejected:
            yield from self._rejected_otherwise(self.verdict)
        elif not self.lost:
            yield from self._changed()
        for name, said in self.words.items():
            yield from self._differing(name, said, settled)

    def _changed(self) -> Iterator[Conflict]:
        """Fields that the machine reads otherwise now, and not as was decided."""
        for name, setting in self.settings.items():
            now, seen = value_of(self.claim, name), value_of(setting.latest.reading, name)
            if gist(name, now) not in (setting.gist, gist(name, seen)):
                yield self._conflict("changed", setting.latest, name, setting.value, seen, now)

    def _rejected_otherwise(self, verdict: Accept | Reject) -> Iterator[Conflict]:
        """A rejection of something else than what the machine reads there now."""
        seen, now = gists(verdict.reading), gists(self.claim)
        differ = [n for n in sorted({*seen, *now} - {"about"}) if seen.get(n, []) != now.get(n, [])]
        if differ and not self.lost:
            before, after = ({n: value_of(c, n) for n in differ} for c in (verdict.reading, self.claim))
            yield self._conflict("changed", verdict, None, REJECTED, before, after)

    def _differing(
        self, name: str, said: dict[str, tuple[AboutClaim, JsonValue]], settled: Collection[str]
    ) -> Iterator[Conflict]:
        """Other reviewers' latest words on a field that are not what stands."""
        standing, told = max(said.values(), key=lambda w: (w[0].recorded, w[0].id))
        for other, value in said.values():
            if value != told and other.id not in settled:
                shown = None if name == WHOLE else name
                yield self._conflict("reviewers", standing, shown, told, value, None).model_copy(
                    update={"other": other.id}
                )

    def _conflict(
        self,
        kind: Literal["changed", "lost", "reviewers"],
        decision: AboutClaim,
        name: str | None,
        decided: JsonValue,
        seen: JsonValue,
        now: JsonValue,
    ) -> Conflict:
        return Conflict(
            kind=kind, decision=decision.id, reviewer=decision.reviewer, claim=self.claim.id, field=name,
            document=self.claim.document, words=self.claim.sentence.text, decided=decided, seen=seen, now=now,
        )  # fmt: skip


def _accepted(decision: Accept, name: str) -> JsonValue:
    """The value of a field that was accepted: as corrected by then, else as the machine read it."""
    return decision.kept[name] if name in decision.kept else value_of(decision.reading, name)
