"""Grades of sources that people gave, in place of the lexicon's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from firsthand.events.readings import Bodies, Voices
from firsthand.lexicon.records import SourceProfile
from firsthand.model import Decision, GradeSource

ARTICLES = frozenset(("a", "an", "the"))


def grades_of(decisions: Iterable[Decision]) -> dict[str, GradeSource]:
    """The latest grade of each source, by its id or folded words; decisions come oldest first."""
    return {folded(d.source): d for d in decisions if isinstance(d, GradeSource)}


def folded(words: str) -> str:
    """A source's id or words as a key: no case, no articles."""
    return " ".join(w for w in words.casefold().split() if w not in ARTICLES)


def graded(decisions: Iterable[Decision], bodies: Bodies) -> Bodies:
    """The lexicon with the grades of decisions in force, oldest first; itself where there are none."""
    grades = grades_of(decisions)
    return Graded(bodies, grades) if grades else bodies


class GradedVoices:
    """The lexicon's profiles with the grades that people gave."""

    def __init__(self, voices: Voices, grades: Mapping[str, GradeSource]) -> None:
        self._voices = voices
        self._grades = grades

    def of(self, words: str, /) -> SourceProfile:
        """The profile of a voice by its id or words."""
        profile = self._voices.of(words)
        asked = (profile.id or words, words, profile.name)
        given = next((g for name in asked if (g := self._grades.get(folded(name)))), None)
        return profile.model_copy(update={"grade": given.grade}) if given else profile


class Graded:
    """The lexicon as fusing sees it, with people's grades over its own."""

    def __init__(self, bodies: Bodies, grades: Mapping[str, GradeSource]) -> None:
        self._bodies = bodies
        self.sources = GradedVoices(bodies.sources, grades)

    def ancestors(self, id_: str, /) -> tuple[str, ...]:
        """The bodies that an actor is part of, near to far."""
        return self._bodies.ancestors(id_)

    def same_side(self, a: str, b: str, /) -> bool:
        """Whether two actors are one body, part of each other, or allies."""
        return self._bodies.same_side(a, b)
