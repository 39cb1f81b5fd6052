"""What a database must do for a store beyond the SQL that all of them speak."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Any, NamedTuple, Protocol

from sqlalchemy import ColumnElement, Connection, Engine, Table
from sqlalchemy.exc import DBAPIError

WRITING = "firsthand_writing"  # execution option of connections that write
WAIT = 30  # seconds that a transaction waits for the writer before it
LEASE_WAIT = 60.0  # seconds that a whole run waits for the run before it

Place = tuple[int, str]  # of a claim in a fused block: turn and day as one number, and its id
Polygon = Sequence[Sequence[Sequence[float]]]  # rings of lon/lat, the outer one first, as in GeoJSON


class Point(NamedTuple):
    """Where a claim is: longitude and latitude in WGS84 degrees."""

    claim: int
    role: str
    nth: int
    lon: float
    lat: float


class Hit(NamedTuple):
    """A reading that a search found; the words found stand between \\x02 and \\x03 in the excerpt."""

    reading: int
    excerpt: str


class Busy(Exception):
    """Somebody else holds the lease."""


class Kind(Protocol):
    """One kind of database with its address."""

    name: str  # as shown to people; never a password
    writing: Mapping[str, str]  # further execution options of connections that write

    def exists(self) -> bool:
        """Whether the database is there."""

    def open(self) -> Engine:
        """An engine on it; a transaction with the option WRITING holds the writer's lock from its start."""

    def lease(self, engine: Engine, wait: float) -> AbstractContextManager[None]:
        """Hold the lease of a whole run; Busy if another one holds it and does not let go in `wait` seconds."""

    def strangers(self, connection: Connection) -> list[str]:
        """Tables of something else in a database that is not a store."""

    def upsert(self, table: Table) -> Any:
        """An insert that can say what it does about a row that is there."""

    def quietly(self, table: Table) -> Any:
        """An insert that leaves a row with the same key as it is; made once for each table."""

    def among(self, column: ColumnElement[str], values: Iterable[str]) -> ColumnElement[bool]:
        """Whether a column has one of the values, however many there are."""

    def pour(self, connection: Connection, table: Table, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Write very many rows, as fast as the engine can."""

    def just_before(self, connection: Connection, blocks: Sequence[int], place: Place, most: int) -> set[Place]:
        """The claims of fused blocks before a place, so many of each at most."""

    def from_on(self, connection: Connection, blocks: Sequence[int], place: Place, most: int) -> list[list[Place]]:
        """For each fused block the claims from a place on, in order, so many at most."""

    def until(self, connection: Connection, blocks: Sequence[int], place: Place, end: Place) -> set[Place]:
        """The claims of fused blocks from a place to an end."""

    def one_of(self, column: ColumnElement[str]) -> ColumnElement[bool]:
        """Whether a column has one of the values that are bound to `values`, for a statement that is made once."""

    def bound(self, values: Collection[str]) -> Any:
        """Values as they are bound to such a statement."""

    def write_words(self, connection: Connection, reading: int, title: str, words: str) -> None:
        """Put a reading into the index of words."""

    def write_points(self, connection: Connection, points: Sequence[Point]) -> None:
        """Put points into the index of space."""

    def unindex(self, connection: Connection, readings: Sequence[int], claims: Sequence[int]) -> None:
        """Take readings and claims out of both indexes."""

    def search(self, connection: Connection, terms: Sequence[str], known: date | None, limit: int) -> list[Hit]:
        """Current readings that hold a word beginning with each of the terms, best first."""

    def near(self, connection: Connection, lon: float, lat: float, km: float) -> Mapping[int, float]:
        """Claims within a distance on the globe, with their distance in km."""

    def within(self, connection: Connection, polygon: Polygon) -> set[int]:
        """Claims with a point in or on the border of a polygon of lon/lat."""

    def scrub(self, engine: Engine) -> bool:
        """Write the files anew so that nothing deleted is left in them; False if readers or a full disk prevent it."""

    def meaning(self, error: DBAPIError) -> str | None:
        """What an error of the driver means to the user, with the remedy; None if it is a fault of ours."""
