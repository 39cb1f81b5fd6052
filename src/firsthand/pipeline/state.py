"""The world as reported: what is so on one day, as known on another. Pages, lists and exports ask nobody else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date
from threading import RLock
from typing import TYPE_CHECKING, Any, Self, TypeVar

from firsthand.model import (
    Claim,
    CrossingState,
    Document,
    DocumentHead,
    Event,
    Holding,
    Place,
    Record,
    Run,
    Share,
    StoreError,
    UnknownId,
)
from firsthand.pipeline import explain
from firsthand.pipeline.engine import Engine
from firsthand.pipeline.explain import Explanation
from firsthand.pipeline.replay import Replay
from firsthand.pipeline.reviewed import Reviewed
from firsthand.pipeline.settings import Settings
from firsthand.pipeline.standing import Standing
from firsthand.store import Counts, Found, Store

if TYPE_CHECKING:
    from firsthand.ledgers.control import Area
    from firsthand.lexicon import Lexicon
    from firsthand.places.gazetteer import Gazetteer

T = TypeVar("T")
MOST_KEPT = 100  # answers for different days that are held in memory


class Axes(Record):
    """The two time axes: the day that is shown, and the last day whose reports count. `on` never passes
    `known`.
    """

    on: date
    known: date


class World:
    """Everything that can be asked of a store of reports, for any day, as known on any day.

    Days default to the last report's, and what is known to the last decision's if that is later. Answers are worked
    out once for a state of the store and kept; they may be asked for from several threads.
    """

    def __init__(self, store: Store, engine: Engine) -> None:
        self.store = store
        self.engine = engine
        self._lock = RLock()
        self._standing = Standing(store, engine)
        self._state = 0
        self._settled: ContextVar[int | None] = ContextVar("settled", default=None)
        self._kept: dict[tuple[object, ...], Any] = {}

    @classmethod
    def open(cls, settings: Settings) -> Self:
        """The world of the store that the settings name; StoreError if there is none."""
        return cls(Store.open(settings.store, create=False), Engine(settings))

    @property
    def lexicon(self) -> Lexicon:
        """Names, sides and grades of actors and sources."""
        return self.engine.lexicon

    @property
    def gazetteer(self) -> Gazetteer:
        """Places by id."""
        return self.engine.gazetteer

    # Days

    def days(self) -> tuple[date, date]:
        """The days of the first and the last report; StoreError for an empty store."""
        found = self._keep(("days",), self.store.days)
        if found is None:
            raise StoreError(f"{self.store.path}: holds no reports yet; add some with: firsthand add PATH...")
        return found

    def axes(self, on: date | None = None, known: date | None = None) -> Axes:
        """The two days asked for, completed: `known` is the day of the last report or decision, `on` that of the last
        report and never later than `known`.
        """
        known = known or self.latest()
        return Axes(on=min(on or self.days()[1], known), known=known)

    def latest(self) -> date:
        """The day from which on everything is known: that of the last report, or of a later decision."""
        made = self.reviewed().decisions
        return max(self.days()[1], made[-1].recorded.astimezone(UTC).date()) if made else self.days()[1]

    # What was read

    def heads(self, known: date | None = None) -> list[DocumentHead]:
        """The reports published by `known`, without their texts."""
        return self.store.heads(known)

    def head(self, id_: str) -> DocumentHead:
        """One report without its text; UnknownId if there is none."""
        found = self._keep(("heads",), lambda: {h.id: h for h in self.store.heads()})
        if id_ not in found:
            raise UnknownId(f"no report has the id {id_!r}")
        head: DocumentHead = found[id_]
        return head

    def document(self, id_: str) -> Document:
        """One report with its text, by its id or the beginning of it; UnknownId if there is none."""
        return self.store.document(id_)

    def claims(
        self,
        known: date | None = None,
        document: str | None = None,
        ids: Iterable[str] | None = None,
        mention: str | None = None,
    ) -> list[Claim]:
        """Claims published by `known`: all, those of a report, those of these ids, or those naming an actor
        or place; as decided on by then, without the rejected ones.
        """
        wanted = None if ids is None else frozenset(ids)
        found = self.store.claims(known, document, wanted, mention)
        return self.reviewed(known).over(found, document, wanted, mention)

    def claim(self, id_: str, known: date | None = None) -> Claim:
        """One claim as decided on by `known`, also a rejected one; UnknownId if there is none."""
        decided = self.reviewed(known).by_id.get(id_)
        found = [decided] if decided else self.store.claims(ids=[id_])
        if not found:
            raise UnknownId(f"no claim has the id {id_!r}; firsthand claims lists them")
        return found[0]

    def reviewed(self, known: date | None = None) -> Reviewed:
        """What people decided by `known`, and what they must look at again."""
        return self._keep(("reviewed", known), lambda: Reviewed.of(self.store, known))

    def search(self, words: str, known: date | None = None, limit: int = 50) -> list[Found]:
        """Reports whose text holds all the words."""
        return self.store.search(words, known, limit)

    def counts(self, known: date | None = None) -> Counts:
        """How many reports, claims and publishers are known."""
        return self.store.counts(known)

    def runs(self) -> list[Run]:
        """The journal of the machine's runs."""
        return self.store.runs()

    # What follows from it

    def replay(self, known: date | None = None) -> Replay:
        """Events and ledgers from the reports published by `known`, worked out once for each state of the store."""
        day = self.axes(known=known).known
        return self._keep(("replay", day), lambda: self._replayed(day))

    def _replayed(self, day: date) -> Replay:
        """What is so now is kept up to date as reports come; what was so on an earlier day is fused when asked for."""
        if day < self.latest():
            self._standing.fusion.catch_up()
            return Replay.of(self.store, self.engine, day, self.reviewed(day))
        return Replay(day, self.engine, self._standing.events(self.reviewed(day)), self.store)

    def events(self, known: date | None = None) -> tuple[Event, ...]:
        """Events as known on `known`, latest first; those merged into others are left out."""
        return self.replay(known).events

    def event(self, id_: str, known: date | None = None) -> Event:
        """One event as known on `known`, a merged one as the event that it went into; UnknownId if there is
        none.
        """
        return self.replay(known).event(id_)

    def events_of(self, claim: str, known: date | None = None) -> tuple[Event, ...]:
        """The events that rest on a claim."""
        return self.replay(known).events_of(claim)

    def regions(self, known: date | None = None) -> tuple[str, ...]:
        """Ids of the regions that the reports tell of, the most told of first."""
        return self.replay(known).regions

    def control(
        self, on: date | None = None, known: date | None = None, region: str | None = None
    ) -> tuple[Holding, ...]:
        """Who holds each place on a day; in one region or in all that are told of."""
        axes = self.axes(on, known)
        held: tuple[Holding, ...] = self._keep(
            ("control", axes, region), lambda: self.replay(axes.known).control(axes.on, region)
        )
        return held

    def holders(self, region: str | None = None, place: str | None = None) -> tuple[str, ...]:
        """All bodies that are told to hold ground in the country of a place, or else of a region; none elsewhere."""
        ground = self.replay().ground
        here = ground.at(place) if place and ground.shows(place) else ground.of(region) if region else None
        return here.holders if here else ()

    def history(self, place: str, known: date | None = None) -> tuple[Holding, ...]:
        """The holders of a place over time, first to last."""
        return tuple(self.replay(known).ground.at(place).history(place))

    def shares(self, region: str, on: date | None = None, known: date | None = None) -> tuple[Share, ...]:
        """Each actor's share of a region's ground on a day, largest first."""
        axes = self.axes(on, known)
        return tuple(self.replay(axes.known).ground.of(region).shares(region, axes.on))

    def areas(self, region: str, on: date | None = None, known: date | None = None) -> list[Area]:
        """The ground of a region on a day: for each place a polygon (lon/lat) with its holder and state."""
        axes = self.axes(on, known)
        return self.replay(axes.known).ground.of(region).areas(region, axes.on)

    def areas_between(self, region: str, since: date, until: date, known: date | None = None) -> list[Area]:
        """The ground of a region over a period: one polygon for each place and each span of days."""
        return self.replay(known).ground.of(region).areas_between(region, since, until)

    def contested(self, region: str, on: date | None = None, known: date | None = None) -> float:
        """The part of a region's ground that is contested, in percent; it overlaps the shares."""
        axes = self.axes(on, known)
        return self.replay(axes.known).ground.of(region).contested_percent(region, axes.on)

    def changes(self, region: str, since: date, until: date, known: date | None = None) -> list[Holding]:
        """Places of a region that got a new holder within a period, by day."""
        axes = self.axes(until, known)
        here = {h.place for h in self.control(axes.on, axes.known, region)}
        ledger = self.replay(axes.known).ground.of(region)
        found = self._keep(("changes", region, since, axes), lambda: ledger.changes(since, axes.on))
        return [h for h in found if h.place in here]

    def crossings(self, on: date | None = None, known: date | None = None) -> tuple[CrossingState, ...]:
        """Who controls each crossing and whether it works, on a day."""
        axes = self.axes(on, known)
        return tuple(self.replay(axes.known).gates.all(axes.on))

    def place(self, id_: str) -> Place:
        """One place of the gazetteer; UnknownId if there is none."""
        return self.gazetteer.place(id_)

    def explain(self, id_: str, on: date | None = None, known: date | None = None) -> Explanation:
        """From any id (claim, event, place, crossing, region, report) back to the sentences and who says
        them.
        """
        axes = self.axes(on, known)
        return explain.explain(self, id_, axes.on, axes.known)

    # Names

    def name(self, id_: str | None) -> str:
        """The name of an actor, outlet, official or place in the reader's words; "not known" for None."""
        if id_ is None:
            return "not known"
        named = self.lexicon.name_of(id_)
        if named != id_:
            return named
        try:
            return self.gazetteer.place(id_).name
        except UnknownId:
            return id_

    def snapshot(self, known: date | None = None) -> str:
        """A digest of what is known and decided, for permanent links."""
        digest: str = self._keep(("snapshot", known), lambda: self.store.snapshot(known))
        return digest + self.reviewed(known).digest

    @contextmanager
    def settled(self) -> Iterator[None]:
        """For one page: whether the store has changed is looked up once and not for each answer within the block,
        the threads that it starts among it. What is written meanwhile shows on the next page.
        """
        token = self._settled.set(self.store.state())
        try:
            yield
        finally:
            self._settled.reset(token)

    def _keep(self, key: tuple[object, ...], work: Callable[[], T]) -> T:
        """The answer for this state of the store, worked out when first asked for; the oldest are let go."""
        with self._lock:
            settled = self._settled.get()
            state = self.store.state() if settled is None else settled
            if state > self._state:
                self._kept.clear()
                self._state = state
            if key not in self._kept:
                self._kept[key] = work()
            if len(self._kept) > MOST_KEPT:
                self._kept.pop(next(iter(self._kept)))
            kept: T = self._kept[key]
            return kept
