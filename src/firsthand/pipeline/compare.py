"""Two runs compared: what the reports came to after each, and which versions, files and settings differ."""

from __future__ import annotations

from collections.abc import Mapping

from firsthand.events import fuse
from firsthand.model import Record, Run, UnknownId
from firsthand.pipeline.state import World
from firsthand.review.compare import Change, Pairs, compare_events
from firsthand.store.past import Reading

WHOLE = ("code", "lexicon")
"""Versions that are told in parts beside them: rooms of code, files of the lexicon."""


class Comparison(Record):
    """What differs between two runs: versions and settings by name, reports that only one had, and the changes.

    `same` are claims that are read alike.
    """

    versions: dict[str, tuple[str, str]]
    settings: dict[str, tuple[str, str]]
    added: tuple[str, ...]
    missing: tuple[str, ...]
    same: int
    changes: tuple[Change, ...]


def compare(world: World, first: str, second: str) -> Comparison:
    """What is told otherwise after the second run than after the first. UnknownId if one of them is no run.

    Both are fused by the engine that is installed: what differs in events comes from the claims. What people decided
    is left out.
    """
    store = world.store
    runs = {r.id: r for r in store.runs()}
    before, after = store.readings(first), store.readings(second)
    reasons = _reasons(before, after, runs)
    pairs = Pairs(store.claims_of(r.row for r in before.values()), store.claims_of(r.row for r in after.values()))
    claims = list(pairs.changes(lambda document: reasons.get(document, ())))
    heads = {h.id: h for h in store.heads()}
    then, now = (tuple(fuse(told.values(), heads, world.lexicon)) for told in (pairs.before, pairs.after))
    events = compare_events(then, now, pairs, claims)
    changed = {c.before[0] for c in claims if c.change == "changed"}
    return Comparison(
        versions=differing(runs[first].versions, runs[second].versions),
        settings=differing(runs[first].settings, runs[second].settings),
        added=tuple(sorted(after.keys() - before.keys())),
        missing=tuple(sorted(before.keys() - after.keys())),
        same=len(pairs.now.keys() - changed),
        changes=(*claims, *events),
    )


def differing(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """What differs by name. A whole is left out where its parts tell more, parts where only one side kept them."""
    both = _split_up(before) & _split_up(after)
    names = [n for n in sorted({*before, *after}) if before.get(n) != after.get(n)]
    parts = {n.partition("/")[0] for n in names if "/" in n}
    told = [n for n in names if n.partition("/")[0] in both or "/" not in n]
    told = [n for n in told if n not in WHOLE or n not in parts & both]
    return {n: (before.get(n, "not there"), after.get(n, "not there")) for n in told}


def _split_up(versions: Mapping[str, str]) -> set[str]:
    """The versions that are told in parts, too."""
    return {n.partition("/")[0] for n in versions if "/" in n}


def _reasons(
    before: Mapping[str, Reading], after: Mapping[str, Reading], runs: Mapping[str, Run]
) -> dict[str, tuple[str, ...]]:
    """Why each report is read otherwise: what differs between the runs that made the two readings."""
    found: dict[str, tuple[str, ...]] = {}
    for document in {*before, *after}:
        then, now = before.get(document), after.get(document)
        if then is None or now is None:
            found[document] = ("only one of the runs has the report",)
        elif then != now:
            one, other = _run(runs, then.run), _run(runs, now.run)
            told = [*differing(one.versions, other.versions), *differing(one.settings, other.settings)]
            found[document] = tuple(told) or ("read again by the same engine",)
    return found


def _run(runs: Mapping[str, Run], id_: str) -> Run:
    if id_ not in runs:
        raise UnknownId(f"no run has the id {id_!r}; firsthand runs lists them")
    return runs[id_]
