"""Lists on the screen or for other programs: table, json, jsonl, csv."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import click

if TYPE_CHECKING:
    from pydantic import BaseModel

T = TypeVar("T", bound="BaseModel")


@dataclass(frozen=True)
class Column(Generic[T]):
    """A column: its title and what stands in it for a record. `wide` text may be folded over lines."""

    title: str
    cell: Callable[[T], object]
    wide: bool = False


def show(
    records: Iterable[T], columns: Sequence[Column[T]], form: str, empty: str = "Nothing to show."
) -> None:
    """Print the records in the form asked for; json and jsonl hold the whole record."""
    writers: dict[str, Callable[[], None]] = {
        "table": lambda: show_table(list(records), columns, empty),
        "json": lambda: click.echo(json.dumps([wire(r) for r in records], ensure_ascii=False, indent=1)),
        "jsonl": lambda: show_lines(records),
        "csv": lambda: show_csv(records, columns),
    }
    writers[form]()


def wire(record: BaseModel) -> dict[str, Any]:
    """The record as it travels."""
    return record.model_dump(mode="json")


def show_lines(records: Iterable[T]) -> None:
    """One JSON object a line, written as it comes."""
    for record in records:
        click.echo(json.dumps(wire(record), ensure_ascii=False))


def show_csv(records: Iterable[T], columns: Sequence[Column[T]]) -> None:
    """Comma-separated values with a heading."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow([column.title for column in columns])
    writer.writerows([words(column.cell(record)) for column in columns] for record in records)


def show_table(records: Sequence[T], columns: Sequence[Column[T]], empty: str) -> None:
    """A table as wide as the screen, or wide enough to read where there is none."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not records:
        click.echo(empty, err=True)
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_lines=False, header_style="bold")
    for column in columns:
        widths = {"ratio": 1, "min_width": 40} if column.wide else {"max_width": 22}
        table.add_column(column.title, overflow="fold", **widths)  # type: ignore[arg-type]
    for record in records:
        table.add_row(*(Text(words(column.cell(record))) for column in columns))
    screen = Console(file=sys.stdout)
    if not screen.is_terminal:
        screen = Console(file=sys.stdout, width=160)
    screen.print(table)


def words(value: object) -> str:
    """A cell's value in words; unknown is an empty cell."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, list | tuple):
        return "; ".join(words(v) for v in value)
    return str(value)
