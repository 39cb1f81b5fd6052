"""Laws of human decisions: they outlive the machine's readings, in whatever order they come back."""

from __future__ import annotations

import io
import random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.review.desk import accept, at, claim, correct, place, reject

from firsthand.model import Apart, Claim, Constraint, Decision, Together, Withdraw, sealed
from firsthand.review.apply import apply, in_force
from firsthand.review.bonds import Bonds
from firsthand.review.fields import gist, gists, value_of
from firsthand.review.groups import regroup
from firsthand.review.log import read, write

CLAIMS = (
    claim(),
    claim("shelled", "shelling", "Nawa", "The army", place_id="nawa"),
    claim("killing", "casualties", "Nawa", None, place_id="nawa"),
)
READINGS: dict[str, list[Claim]] = {
    CLAIMS[0].id: [CLAIMS[0], claim(place="Nawa", place_id="nawa"), claim(day=4), claim("captured Saida"),
                   claim(type_="offensive"), claim(actor=None), claim(confidence=0.2)],
    CLAIMS[1].id: [CLAIMS[1], claim("army shelled", "shelling", "Nawa", None, place_id="nawa"),
                   claim("shelled", "airstrike", "Nawa", "The army", place_id="nawa")],
    CLAIMS[2].id: [CLAIMS[2], claim("killing four", "casualties", None, None)],
}  # fmt: skip
VALUES: dict[str, list[Any]] = {
    "place": [place("Saida", "saida"), place("Nawa", "nawa"), place("Nawa", "inkhil"), []],
    "type": ["capture", "clash"],
    "certainty": ["claimed", "planned"],
    "time": [None],
}

acts = st.lists(
    st.tuples(
        st.integers(0, 2), st.sampled_from(("accept", "reject", "correct", "withdraw")),
        st.sampled_from(sorted(VALUES)), st.integers(0, 3), st.sampled_from(("anna", "ben")),
    ),
    max_size=6,
)  # fmt: skip
readings = st.tuples(*(st.none() | st.sampled_from(READINGS[c.id]) for c in CLAIMS))
quick = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def taken(drawn: list[tuple[int, str, str, int, str]]) -> list[Decision]:
    """Decisions made one after the other on what stood shown then; a rejected claim is only accepted."""
    log: list[Decision] = []
    for minute, (n, kind, field, pick, by) in enumerate(drawn):
        told = CLAIMS[n]
        done = apply(log, CLAIMS)
        gone = told.id in done.rejected
        shown = done.rejected.get(told.id) or next(c for c in done.claims if c.id == told.id)
        if kind == "withdraw" and log:
            made: Any = {"reviewer": by, "reason": "a mistake", "recorded": at(minute)}
            log.append(sealed(Withdraw(decision=log[pick % len(log)].id, **made)))
        elif kind == "reject":
            log.append(reject(told, minute, by))
        elif kind == "correct" and not gone:
            log.append(correct(told, field, VALUES[field][pick % len(VALUES[field])], minute, by))
        else:
            log.append(accept(told, minute, by, shown=shown))
    return log


@quick
@given(acts, readings)
def test_a_decision_survives_re_extraction(
    drawn: list[tuple[int, str, str, int, str]], anew: tuple[Claim | None, ...]
) -> None:
    log = taken(drawn)
    before, after = apply(log, CLAIMS), apply(log, [c for c in anew if c is not None])
    for told, now in zip(CLAIMS, anew, strict=True):
        setters = before.by.get(told.id, {})
        there = now.id if now else told.id
        if told.id in before.rejected:
            assert there not in {c.id for c in after.claims}
            continue
        if not setters:
            continue
        shown = next(c for c in before.claims if c.id == told.id)
        kept = next(c for c in after.claims if c.id == there)
        for field in setters.keys() - {"claim"}:
            assert gist(field, value_of(kept, field)) == gist(field, value_of(shown, field))


@quick
@given(acts, readings)
def test_a_changed_reading_is_never_passed_over_in_silence(
    drawn: list[tuple[int, str, str, int, str]], anew: tuple[Claim | None, ...]
) -> None:
    log = taken(drawn)
    after = apply(log, [c for c in anew if c is not None])
    queued = {(c.claim, c.field) for c in after.conflicts}
    for told, now in zip(CLAIMS, anew, strict=True):
        if now is None or now.id in after.rejected or now.id not in after.by:
            continue
        seen, reads = gists(told), gists(now)
        kept = next(c for c in after.claims if c.id == now.id)
        for field in after.by[now.id].keys() - {"claim"}:
            human = gist(field, value_of(kept, field))
            if reads.get(field, []) not in (seen.get(field, []), human):
                assert (now.id, field) in queued


@quick
@given(acts, readings, st.integers(0, 1000))
def test_replaying_the_log_in_any_order_rebuilds_the_same_state(
    drawn: list[tuple[int, str, str, int, str]], anew: tuple[Claim | None, ...], seed: int
) -> None:
    log = taken(drawn)
    told = [c for c in anew if c is not None]
    shuffled = [*log, *log[: len(log) // 2]]
    random.Random(seed).shuffle(shuffled)
    assert apply(shuffled, told) == apply(log, told)


@quick
@given(acts)
def test_import_of_an_export_is_the_same_log(drawn: list[tuple[int, str, str, int, str]]) -> None:
    log = taken(drawn)
    stream = io.StringIO()
    write(log, stream)
    assert in_force(read(stream.getvalue().splitlines(), "log")) == in_force(log)
    assert len(list(read(stream.getvalue().splitlines(), "log"))) == len(log)


@quick
@given(readings)
def test_without_decisions_the_machine_has_its_way(anew: tuple[Claim | None, ...]) -> None:
    told = tuple(c for c in anew if c is not None)
    assert apply([], told).claims == told


names = st.sampled_from("abcdefg")
bonds = st.lists(
    st.one_of(
        st.lists(names, min_size=2, max_size=3, unique=True).map(lambda c: ("together", c, [])),
        st.tuples(names, names).filter(lambda p: p[0] != p[1]).map(lambda p: ("apart", [p[0]], [p[1]])),
    ),
    max_size=6,
)
partitions = st.lists(st.integers(0, 3), min_size=7, max_size=7)


@quick
@given(bonds, partitions, st.booleans())
def test_the_newest_decisions_on_groups_are_kept_and_no_claim_is_lost(
    asked: list[tuple[str, list[str], list[str]]], homes: list[int], near: bool
) -> None:
    constraints: list[Constraint] = [
        Together(claims=tuple(one), decision=f"d-{n}") if kind == "together"
        else Apart(one=tuple(one), other=tuple(other), decision=f"d-{n}")
        for n, (kind, one, other) in enumerate(asked)
    ]  # fmt: skip
    groups = [tuple(c for c, h in zip("abcdefg", homes, strict=True) if h == n) for n in range(4)]
    groups = [g for g in groups if g]
    bound = Bonds(constraints)
    made = regroup(groups, bound, lambda _claims, _group: near)
    changed = {n for _, numbers in made for n in numbers}
    after = [g for g, _ in made] + [g for n, g in enumerate(groups) if n not in changed]
    assert sorted(c for g in after for c in g) == list("abcdefg")
    home = {c: n for n, g in enumerate(after) for c in g}
    overruled = {clash.older for clash in bound.clashes}
    for constraint in constraints:
        if constraint.decision in overruled:
            continue
        match constraint:
            case Together():
                assert len({home[c] for c in constraint.claims}) == 1
            case Apart():
                assert not {home[c] for c in constraint.one} & {home[c] for c in constraint.other}
    assert not constraints or constraints[-1].decision not in overruled
