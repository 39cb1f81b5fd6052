"""From what is part of something up to the greatest that it belongs to."""

from __future__ import annotations

from collections.abc import Mapping


def greatest(id_: str, above: Mapping[str, str]) -> str:
    """The last of those above, itself if nothing is; a circle ends where it is met again.

    `above` has for the id of a part that of its whole; a human's decision may have made a circle of them.
    """
    seen = {id_}
    while id_ in above and above[id_] not in seen:
        id_ = above[id_]
        seen.add(id_)
    return id_
