"""The machine's groups of claims, regrouped as people decided: bound ones in one group, those kept apart in two."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from firsthand.review.bonds import Bonds

Group = tuple[str, ...]
Fits = Callable[[Group, Group], bool]
"""Whether claims would be told as one event with the claims of a group, if there were no others."""


def regroup(groups: Iterable[Group], bonds: Bonds, fits: Fits) -> list[tuple[Group, tuple[int, ...]]]:
    """The groups that change, each with the numbers of the machine's groups that it was made from.

    `groups` hold ids of claims, earliest first, and come in order; groups that no decision touches are not returned.
    A claim that nobody decided on goes with the side that it fits; with both or none, with the earlier one.
    """
    before = list(groups)
    found = []
    for numbers in _bunches(before, bonds):
        bunch = [before[n] for n in numbers]
        parts = _parts(bunch, bonds, fits)
        if parts != [set(bunch[0])]:
            ordered = [claim for group in bunch for claim in group]
            for part in parts:
                made = tuple(c for c in ordered if c in part)
                found.append((made, tuple(n for n in numbers if part & set(before[n]))))
    return found


def _bunches(groups: Sequence[Group], bonds: Bonds) -> list[list[int]]:
    """The numbers of groups that decisions reach, those that a bond links side by side."""
    named = set(bonds.claims())
    touched = [n for n, group in enumerate(groups) if not named.isdisjoint(group)]
    bunch_of: dict[str, list[int]] = {}
    bunches: list[list[int]] = []
    for number in touched:
        nodes = {bonds.node(c) for c in groups[number]}
        linked = {id(b): b for node in nodes if (b := bunch_of.get(node))}
        bunch = sorted({number, *(n for b in linked.values() for n in b)})
        bunches = [*(b for b in bunches if id(b) not in linked), bunch]
        bunch_of |= {bonds.node(c): bunch for n in bunch for c in groups[n]}
    return bunches


def _parts(bunch: Sequence[Group], bonds: Bonds, fits: Fits) -> list[set[str]]:
    """The claims of linked groups in as few parts as the decisions leave; one, if nothing is kept apart."""
    members: dict[str, list[str]] = {}
    homes: dict[str, set[int]] = {}
    for number, group in enumerate(bunch):
        for claim in group:
            members.setdefault(bonds.node(claim), []).append(claim)
            homes.setdefault(bonds.node(claim), set()).add(number)
    seeds = [n for n in members if any(bonds.apart(n, other) for other in members)]
    if not seeds:
        return [{c for group in bunch for c in group}]
    parts: list[list[str]] = []
    for seed in seeds:
        free = [p for p in parts if not any(bonds.apart(seed, n) for n in p) and _share(homes, seed, p)]
        if free:
            free[0].append(seed)
        else:
            parts.append([seed])
    told = [tuple(c for n in part for c in members[n]) for part in parts]
    for node in members:
        if node not in seeds:
            near = [i for i, p in enumerate(parts) if _share(homes, node, p)] or list(range(len(parts)))
            fitting = [i for i in near if fits(tuple(members[node]), told[i])]
            parts[(fitting or near)[0]].append(node)
    return [{c for n in part for c in members[n]} for part in parts]


def _share(homes: dict[str, set[int]], node: str, part: Sequence[str]) -> bool:
    """Whether the machine had put the node into one group with some of the part."""
    return any(homes[node] & homes[n] for n in part)
