"""Standing: whether a happening is the report's news, how sure the words are, and whether it happened."""

from firsthand.claims.standing.course import Course
from firsthand.claims.standing.judge import Judgement, judge
from firsthand.claims.standing.signs import Passage
from firsthand.claims.standing.stake import Stakes

__all__ = ["Course", "Judgement", "Passage", "Stakes", "judge"]
