"""firsthand review: people decide on what the machine read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from firsthand.cli import review_lists
from firsthand.cli.options import world

if TYPE_CHECKING:
    from firsthand.model import Decision
    from firsthand.pipeline.deciding import Deciding

F = TypeVar("F", bound=Callable[..., Any])


@click.group("review")
def command() -> None:
    """Decide on claims, events and sources, and see where that is most needed.

    Decisions are kept for good, with reviewer and reason, and re-applied after every run of the machine. They are
    keyed to the words, so that they survive the next version of it.
    """


def made_by(command: F) -> F:
    """Who decides, why, and which decisions of others that settles."""
    options = (
        click.option(
            "--by", required=True, envvar="FIRSTHAND_REVIEWER",
            help="Your pseudonym: small letters, digits, hyphens [env FIRSTHAND_REVIEWER].",
        ),
        click.option("--reason", required=True, help="Why, for those who read it later."),
        click.option("--over", multiple=True, metavar="DECISION", help="Another's decision that this one settles."),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def deciding(context: click.Context, by: str) -> Deciding:
    """The reviewer's desk."""
    from datetime import UTC, datetime

    from firsthand.pipeline.deciding import Deciding

    return Deciding(world(context), by, lambda: datetime.now(UTC))


def tell(decision: Decision) -> None:
    """Say what was kept, its id first."""
    from firsthand.review.wording import what

    click.echo(f"{decision.id}: {what(decision)}, by {decision.reviewer}")


@command.command("accept")
@click.argument("claim")
@click.option("--field", help="Only this field: type, place, time, actor and the like.")
@made_by
@click.pass_context
def accept(context: click.Context, claim: str, field: str | None, by: str, reason: str, over: tuple[str, ...]) -> None:
    """Accept CLAIM as it is shown, corrections and all: from now on it is certain."""
    tell(deciding(context, by).accept(claim, reason, field, over))


@command.command("correct")
@click.argument("claim")
@click.argument("field")
@click.argument("value", nargs=-1, required=True)
@made_by
@click.pass_context
def correct(
    context: click.Context, claim: str, field: str, value: tuple[str, ...], by: str, reason: str, over: tuple[str, ...]
) -> None:
    """Correct one FIELD of CLAIM; the others stay the machine's.

    FIELD is type, standing, certainty, polarity (yes or no), about, time (a day or FIRST..LAST), place, quantities
    (WORDS=LOW..HIGH UNIT OF), attribution (the voices after the outlet), or a role such as actor.
    Places, roles and voices are WORDS of the report, with an id where there is one: "Nassib=nassib-crossing".
    Several values make a list; none empties it.
    """
    from firsthand.pipeline.values import field_name, value_from

    desk, here, name = deciding(context, by), world(context), field_name(field)
    tell(desk.correct(claim, name, value_from(here, here.claim(claim), name, value), reason, over))


@command.command("reject")
@click.argument("claim")
@made_by
@click.pass_context
def reject(context: click.Context, claim: str, by: str, reason: str, over: tuple[str, ...]) -> None:
    """Reject CLAIM: no careful reader would log it. It stays visible in firsthand explain."""
    tell(deciding(context, by).reject(claim, reason, over))


@command.command("merge")
@click.argument("events", nargs=-1, required=True, metavar="EVENT EVENT...")
@made_by
@click.pass_context
def merge(context: click.Context, events: tuple[str, ...], by: str, reason: str, over: tuple[str, ...]) -> None:
    """Make one event of several. The ids of the others lead to it from then on."""
    tell(deciding(context, by).merge(events, reason, over))


@command.command("split")
@click.argument("event")
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
@made_by
@click.pass_context
def split(
    context: click.Context, event: str, claims: tuple[str, ...], by: str, reason: str, over: tuple[str, ...]
) -> None:
    """Take CLAIMs out of EVENT: they tell another one."""
    tell(deciding(context, by).split(event, claims, reason, over))


@command.command("apart")
@click.argument("one", metavar="EVENT")
@click.argument("other", metavar="EVENT")
@made_by
@click.pass_context
def apart(context: click.Context, one: str, other: str, by: str, reason: str, over: tuple[str, ...]) -> None:
    """Say that two events are not the same, so that no later run takes them for one."""
    tell(deciding(context, by).apart(one, other, reason, over))


@command.command("grade")
@click.argument("source")
@click.argument("grade", type=click.Choice(list("ABCDEF")))
@made_by
@click.pass_context
def grade(context: click.Context, source: str, grade: str, by: str, reason: str, over: tuple[str, ...]) -> None:
    """Grade SOURCE (an id, or the words that name it) from A, reliable, to E; F cannot be judged."""
    tell(deciding(context, by).grade(source, grade, reason, over))


@command.command("withdraw")
@click.argument("decision")
@made_by
@click.pass_context
def withdraw(context: click.Context, decision: str, by: str, reason: str, over: tuple[str, ...]) -> None:
    """Take a DECISION back, a withdrawal too. It stays in the log."""
    tell(deciding(context, by).withdraw(decision, reason, over))


for listed in review_lists.COMMANDS:
    command.add_command(listed)
