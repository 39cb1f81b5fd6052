"""Which claims people hold for one event, and which never can be: the newest decision first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

from firsthand.model import Apart, Constraint, Together


class Clash(NamedTuple):
    """A decision that a newer one stands against, at least in part."""

    older: str
    newer: str


class Bonds:
    """Claims bound together, and pairs kept apart. Where two decisions cannot both be kept, the newer one is."""

    def __init__(self, constraints: Iterable[Constraint]) -> None:
        """`constraints` come oldest first."""
        self._up: dict[str, str] = {}
        self._by: dict[str, str] = {}  # the newest decision that bound a claim
        self._apart: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self.clashes: list[Clash] = []
        for constraint in reversed(list(constraints)):
            match constraint:
                case Together():
                    self._bind(constraint)
                case Apart():
                    self._part(constraint)

    def node(self, claim: str) -> str:
        """The claim that stands for all that are bound to this one."""
        while (up := self._up.get(claim, claim)) != claim:
            claim = up
        return claim

    def apart(self, one: str, other: str) -> bool:
        """Whether two nodes tell different events."""
        return other in self._apart.get(one, ())

    def claims(self) -> Iterator[str]:
        """Every claim that somebody bound or kept apart."""
        yield from dict.fromkeys((*self._by, *self._apart))

    def _bind(self, constraint: Together) -> None:
        """Bind the claims; one that a newer decision keeps from the first ones is bound to the next that it may be."""
        heads: list[str] = []
        for claim in constraint.claims:
            node = self.node(claim)
            free = next((h for h in map(self.node, heads) if not self.apart(h, node)), None)
            if free is None:
                heads.append(node)
            elif free != node:
                self._join(free, node)
            self._by.setdefault(claim, constraint.decision)
        nodes = {self.node(h) for h in heads}
        against = {d for n in nodes for o, d in self._apart.get(n, {}).items() if o in nodes}
        self.clashes += [Clash(constraint.decision, newer) for newer in sorted(against)]

    def _join(self, head: str, node: str) -> None:
        self._up[node] = head
        for other, decision in self._apart.pop(node, {}).items():
            self._apart[other].pop(node, None)
            self._apart[other][head] = self._apart[head][other] = decision

    def _part(self, constraint: Apart) -> None:
        """Keep the sides apart, but for claims that a newer decision bound to each other."""
        ones, others = {self.node(c) for c in constraint.one}, {self.node(c) for c in constraint.other}
        for a, b in sorted(product(ones, others)):
            if a != b:
                self._apart[a].setdefault(b, constraint.decision)
                self._apart[b].setdefault(a, constraint.decision)
        named = (*constraint.one, *constraint.other)
        newer = {self._by[c] for c in named if self.node(c) in ones & others and c in self._by}
        self.clashes += [Clash(constraint.decision, decision) for decision in sorted(newer)]
