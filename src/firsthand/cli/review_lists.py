"""firsthand review: what waits for a decision, what was decided, and how far people agree."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from firsthand.cli.options import Day, format_option, time_options, world

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.cli.tables import Column
    from firsthand.review.sample import Item

KNOWN = click.option("--known", type=Day(), help="Count only what was published and decided by this day [all].")


@click.command("queue")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many claims to list.")
@click.option(
    "--exact", type=click.IntRange(0), default=10, show_default=True,
    help="For how many claims that bear on the ground the ledgers are replayed, without the claim and with it sure.",
)  # fmt: skip
@time_options
@format_option
@click.pass_context
def queue(context: click.Context, limit: int, exact: int, on: date | None, known: date | None, form: str) -> None:
    """List the claims that nobody judged, those first whose check would change most of what is published.

    worth = p x |state with the claim confirmed - state| + (1 - p) x |state without the claim - state|, where p is the
    chance that the reading is right, and the state is the probability of the claim's event and, for the claims where
    it was worked out, the places and crossings that would change hands.
    """
    from firsthand.cli.tables import Column, show
    from firsthand.pipeline.worth import Task
    from firsthand.pipeline.worth import queue as tasks

    here = world(context)
    axes = here.axes(on, known)
    columns: tuple[Column[Task], ...] = (
        Column("claim", lambda t: t.claim),
        Column("type", lambda t: t.type),
        Column("worth", lambda t: t.value),
        Column("event moves", lambda t: t.probability),
        Column("ground moves", lambda t: t.ground),
        Column("reading right", lambda t: t.right),
        Column("event", lambda t: t.event),
        Column("sentence", lambda t: t.sentence, wide=True),
    )
    show(tasks(here, axes.on, axes.known, limit, exact), columns, form, empty="Every claim was judged.")


@click.command("conflicts")
@KNOWN
@format_option
@click.pass_context
def conflicts(context: click.Context, known: date | None, form: str) -> None:
    """List decisions that must be looked at again; each stands until a new one is made.

    changed: the machine reads the field otherwise than when it was decided. lost: it reads nothing there any more.
    reviewers: another reviewer says otherwise (settle it with --over). groups: decisions on events that cannot all be
    kept.
    """
    from firsthand.cli.tables import Column, show
    from firsthand.model import Conflict
    from firsthand.review.wording import why_queued

    columns: tuple[Column[Conflict], ...] = (
        Column("kind", lambda c: c.kind),
        Column("decision", lambda c: c.decision),
        Column("by", lambda c: c.reviewer),
        Column("claim", lambda c: c.claim),
        Column("what", why_queued, wide=True),
        Column("words", lambda c: " ".join(c.words.split()), wide=True),
    )
    show(world(context).reviewed(known).conflicts, columns, form, empty="Nothing is in conflict.")


@click.command("log")
@KNOWN
@format_option
@click.pass_context
def log(context: click.Context, known: date | None, form: str) -> None:
    """List the decisions, first made first; withdrawn ones stay."""
    from firsthand.cli.tables import Column, show
    from firsthand.pipeline.reviewed import log as decisions
    from firsthand.review.wording import Logged, logged

    columns: tuple[Column[Logged], ...] = (
        Column("id", lambda d: d.id),
        Column("recorded", lambda d: d.recorded),
        Column("by", lambda d: d.reviewer),
        Column("decision", lambda d: d.what),
        Column("in force", lambda d: "yes" if d.in_force else "no"),
        Column("reason", lambda d: d.reason),
        Column("words", lambda d: d.words, wide=True),
    )
    show(logged(decisions(world(context).store, known)), columns, form, empty="Nobody decided anything yet.")


@click.command("sample")
@click.option("--size", type=click.IntRange(1), default=50, show_default=True, help="How many items.")
@click.option("--seed", default="1", show_default=True, help="Another seed, another sample; all coders get one seed.")
@click.option("--coder", required=True, help="Pseudonym of the coder; each has an order of their own.")
@format_option
@click.pass_context
def sample(context: click.Context, size: int, seed: str, coder: str, form: str) -> None:
    """Draw a blind sample to code: sentences with the words to code, and nothing of what the machine read in them.

    Spread over types and over how sure the machine was. csv has the empty columns for the answers; in lists of words
    write them with ; between, and none for nobody.
    """
    from firsthand.cli.tables import show
    from firsthand.pipeline.review_files import sample as draw

    show(draw(world(context), size, seed, coder), sample_columns(form), form, empty="There are no claims.")


def sample_columns(form: str) -> Sequence[Column[Item]]:
    """What a coder gets; in a csv with empty columns for the answers."""
    from firsthand.cli.tables import Column
    from firsthand.review.coding import ANSWERS
    from firsthand.review.sample import Item

    def told_of(name: str) -> Column[Item]:
        return Column(name, lambda item: getattr(item, name), wide=name == "sentence")

    told = tuple(told_of(name) for name in Item.model_fields)
    return (*told, *(Column(name, lambda _: None) for name in ANSWERS)) if form == "csv" else told


@click.command("agreement")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--draws", type=click.IntRange(1), default=1000, show_default=True, help="Bootstrap draws.")
@click.option("--seed", type=int, default=0, show_default=True, help="Seed of the draws.")
@format_option
def agreement(files: tuple[Path, ...], draws: int, seed: int, form: str) -> None:
    """Tell how far the coders of FILEs (csv or jsonl) agree: Krippendorff's alpha for each field, with a 95 % interval.

    Days are compared as intervals, counts as ratios, precision by rank, actors and places as sets (MASI).
    """
    from firsthand.cli.tables import Column, show
    from firsthand.pipeline.review_files import codings
    from firsthand.review.coding import FieldAgreement, agreements

    columns: tuple[Column[FieldAgreement], ...] = (
        Column("field", lambda a: a.field),
        Column("level", lambda a: a.level.value),
        Column("alpha", lambda a: a.alpha),
        Column("low", lambda a: a.low),
        Column("high", lambda a: a.high),
        Column("items", lambda a: a.items),
        Column("values", lambda a: a.values),
        Column("coders", lambda a: a.coders),
    )
    show(agreements(codings(files), draws, seed), columns, form)


@click.command("export")
@click.option(
    "--what", type=click.Choice(["decisions", "golden", "stories"]), default="decisions", show_default=True,
    help="The log as JSONL; sentences that were decided on as golden cases; reports that were judged whole as "
    "training stories.",
)  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write [standard output].")
@click.pass_context
def export(context: click.Context, what: str, out: Path | None) -> None:
    """Write decisions, or the corrections in them, for other stores and for training.

    Golden cases and stories quote the reports: mind their licence before you pass them on.
    """
    from firsthand.pipeline.review_files import export as write

    write(world(context), what, out)


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.pass_context
def import_(context: click.Context, file: Path) -> None:
    """Take the decisions of FILE (JSONL, - is standard input) into the store; those that are there change nothing.

    A line that was altered, or is no decision, stops it before anything is taken.
    """
    from firsthand.pipeline.review_files import take_in

    done = take_in(world(context), file)
    click.echo(", ".join(f"{count} {outcome.value}" for outcome, count in done.items()) or "no decisions")


COMMANDS = (queue, conflicts, log, sample, agreement, export, import_)
