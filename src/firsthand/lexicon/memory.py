"""What was read before: answers that depend on words, theatre and year alone are given again, not worked out again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from firsthand.lexicon.records import Theatre

MOST = 20_000  # answers kept; a few megabytes

Answer = TypeVar("Answer")


class Memory(Generic[Answer]):
    """Answers by words, theatre and year. It empties itself when full, so that memory stays bounded."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._answers: dict[tuple[str, str | None, int | None], tuple[Theatre | None, Answer]] = {}

    def recall(
        self,
        words: str,
        theatre: Theatre | None,
        year: int | None,
        find: Callable[[str, Theatre | None, int | None], Answer],
    ) -> Answer:
        """The answer for these words, found if it is not known.

        Another theatre record under the same id is another theatre.
        """
        key = (words, theatre.id if theatre else None, year)
        known = self._answers.get(key)
        if known is not None and known[0] is theatre:
            return known[1]
        if len(self._answers) >= self._most:
            self._answers.clear()
        answer = find(words, theatre, year)
        self._answers[key] = (theatre, answer)
        return answer
