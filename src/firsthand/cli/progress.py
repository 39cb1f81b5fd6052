"""A progress line on standard error: how many reports are safely in the store, and what went wrong."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

if TYPE_CHECKING:
    from firsthand.pipeline.add import Step


class Progress:
    """Shows each report as it is kept. On a terminal one line moves; elsewhere one line is written for each
    report.
    """

    def __init__(self, quiet: bool, total: int | None = None) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Bar

        self.console = Console(stderr=True, highlight=False)
        self.quiet = quiet
        columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
        self.bar = Bar(*columns, console=self.console, disable=quiet or not self.console.is_terminal)
        self.task = self.bar.add_task("", total=total)

    def __enter__(self) -> Self:
        self.bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.bar.stop()

    def step(self, step: Step) -> None:
        """Show a report that is on the disk now, or a problem."""
        from firsthand.model import Problem

        if isinstance(step.found, Problem):
            self.tell(f"firsthand: {step.found.message}")
            return
        title = step.found.title or step.found.origin or step.found.id
        self.bar.update(self.task, advance=1, description=title[:60])
        if not self.quiet and not self.console.is_terminal:
            click.echo(f"{step.outcome}: {title} ({step.claims} claims)", err=True)

    def tell(self, message: str) -> None:
        """Write a line above the moving one."""
        if self.bar.disable:
            click.echo(message, err=True)
        else:
            self.bar.console.print(message, markup=False, soft_wrap=True)
