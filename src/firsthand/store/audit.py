"""The log: what was kept and when, chained, so that nothing can be changed, taken out or slipped in unseen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, select

from firsthand.model import Record
from firsthand.store import schema
from firsthand.store.chain import FIRST, Kept, link
from firsthand.store.covering import BATCH, Act, everything

Key = tuple[str, str | int]
WITH_CONTENT = {Act.READING, Act.LIKENESS, Act.DECISION}  # what an erasure takes out


class Entry(Record):
    """One entry of the log; `digest` is over what was kept, `chain` over the entry and all before it."""

    seq: int
    recorded: str
    act: str
    subject: str
    row: int | None
    digest: str
    chain: str

    @property
    def kept(self) -> Kept:
        """What the entry is about."""
        return Kept(self.act, self.subject, self.row, self.digest)


class Verified(Record):
    """What came of working the whole log out again; without faults, everything is as it was kept."""

    entries: int
    head: str  # the chain of the last entry: noted elsewhere, it proves later that nothing was cut off
    erased: int
    faults: tuple[str, ...]


def entries(connection: Connection, subject: str | None, limit: int | None) -> list[Entry]:
    """Entries, latest first; those about one id."""
    table = schema.audit
    wanted = select(table).order_by(table.c.seq.desc())
    if subject is not None:
        wanted = wanted.where(table.c.subject.startswith(subject, autoescape=True))
    rows = connection.execute(wanted.limit(limit) if limit else wanted)
    return [Entry.model_validate(dict(row._mapping)) for row in rows]


def verify(connection: Connection, head: str | None = None) -> Verified:
    """Work out every link and every digest again. `head`: a chain noted earlier, which must be in the log."""
    walk = Walk(head)
    for entry in in_order(connection):
        walk.take(entry)
    faults = [*walk.faults, *compare(connection, walk)]
    if head is not None and not walk.passed:
        faults.append(f"the chain {head} is not in the log: entries were cut off, or the log was written anew")
    return Verified(entries=walk.last, head=walk.chain, erased=len(walk.erased), faults=tuple(faults))


def in_order(connection: Connection) -> Iterator[Entry]:
    """The entries from the first on."""
    wanted = select(schema.audit).order_by(schema.audit.c.seq).execution_options(yield_per=BATCH)
    for row in connection.execute(wanted):
        yield Entry.model_construct(**row._mapping)


class Walk:
    """One way through the log from its first entry."""

    def __init__(self, head: str | None) -> None:
        self.head = head
        self.passed = False
        self.last = 0
        self.chain = FIRST
        self.faults: list[str] = []
        self.expected: dict[Key, Covered] = {}
        self.erased: set[str] = set()

    def take(self, entry: Entry) -> None:
        """Follow the chain by one entry."""
        if entry.seq != self.last + 1:
            self.faults.append(f"entry {entry.seq}: follows entry {self.last}; what stood between is missing")
        if link(self.chain, entry.seq, entry.recorded, entry.kept) != entry.chain:
            self.faults.append(f"entry {entry.seq} ({entry.act} {entry.subject}): does not fit the chain before it")
        if entry.kept.key in self.expected:
            self.faults.append(f"entry {entry.seq} ({entry.act} {entry.subject}): is in the log already")
        self.last, self.chain = entry.seq, entry.chain
        self.passed = self.passed or entry.chain == self.head
        self.expected[entry.kept.key] = Covered(entry.seq, entry.subject, entry.digest)
        if entry.act == Act.ERASURE:
            self.erased.add(entry.subject)

    def excuses(self, act: str, subject: str) -> bool:
        """Whether something may be missing because it was erased, or a report that it names was."""
        named = subject.split() if act == Act.LIKENESS else [subject]
        return act in WITH_CONTENT and not self.erased.isdisjoint(named)


class Covered(NamedTuple):
    """What an entry says about what it covers."""

    seq: int
    subject: str
    digest: str


def compare(connection: Connection, walk: Walk) -> Iterator[str]:
    """What the tables hold against what the log says."""
    left = dict(walk.expected)
    for kept in everything(connection):
        entry = left.pop(kept.key, None)
        what = f"{kept.act} {kept.subject}"
        if entry is None:
            yield f"{what}: is in the store, but not in the log"
        elif walk.excuses(kept.act, kept.subject):
            yield f"entry {entry.seq} ({what}): was erased, but is in the store"
        elif (entry.subject, entry.digest) != (kept.subject, kept.digest):
            yield f"entry {entry.seq} ({what}): is not what was kept"
    for (act, _), entry in left.items():
        if not walk.excuses(act, entry.subject):
            yield f"entry {entry.seq} ({act} {entry.subject}): is in the log, but not in the store"
