"""What reports on an event do not agree on, version beside version, and which voices changed their story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from firsthand.events.reading import Reading
from firsthand.model import Contradiction, EventField, Turn, Version

Kind = Literal["who", "where", "when", "how many", "whether", "terms"]
HAPPENED, DID_NOT = "happened", "did not happen"


def contradictions(
    fields: Iterable[EventField], readings: Sequence[Reading], *, term: bool
) -> tuple[Contradiction, ...]:
    """One for each field whose values cannot all be true, and one where some deny it. `term`: it is a deal's term."""
    voice_of = {r.id: r.voice.root for r in readings}
    found = [_of_field(f, voice_of) for f in fields if f.contradicted]
    for_it, against = ([r for r in readings if r.denies is side] for side in (False, True))
    if for_it and against:
        versions = tuple(_version((value,), rs) for value, rs in ((HAPPENED, for_it), (DID_NOT, against)))
        found.append(Contradiction(kind="terms" if term else "whether", field="", versions=versions))
    return tuple(found)


def turns(fields: Iterable[EventField], readings: Sequence[Reading]) -> tuple[Turn, ...]:
    """Voices that later told another version, or took back what they had told, in order of publication."""
    told: list[Turn] = []
    for field in fields:
        version = {value: n for n, values in enumerate(field.versions) for value in values}
        value_of = {c: x.value for x in field.candidates if x.value in version for c in x.claims}
        told += _turned(
            field.name, [(r, version[value_of[r.id]], value_of[r.id]) for r in readings if r.id in value_of]
        )
    told += _turned("", [(r, int(r.denies), DID_NOT if r.denies else HAPPENED) for r in readings])
    return tuple(sorted(told, key=lambda t: (t.on, t.voice, t.field)))


def _of_field(field: EventField, voice_of: dict[str, str]) -> Contradiction:
    claims_of = {c.value: c.claims for c in field.candidates}
    versions = []
    for values in field.versions:
        claims = tuple(dict.fromkeys(c for v in values for c in claims_of[v]))
        voices = tuple(dict.fromkeys(voice_of[c] for c in claims))
        versions.append(Version(values=values, claims=claims, voices=voices))
    return Contradiction(kind=_kind(field.name), field=field.name, versions=tuple(versions))


def _kind(name: str) -> Kind:
    match name:
        case "place":
            return "where"
        case "when":
            return "when"
        case _:
            return "how many" if name.startswith("count:") else "who"


def _version(values: tuple[str, ...], readings: Iterable[Reading]) -> Version:
    held = list(readings)
    voices = tuple(dict.fromkeys(r.voice.root for r in held))
    return Version(values=values, claims=tuple(r.id for r in held), voices=voices)


def _turned(name: str, told: Iterable[tuple[Reading, int, str]]) -> Iterator[Turn]:
    """What each voice told last, and on a later day told otherwise. Copies tell nothing of their own."""
    last: dict[str, tuple[Reading, int, str]] = {}
    for reading, version, value in told:
        if reading.copied:
            continue
        root = reading.voice.root
        before = last.get(root)
        if before and before[1] != version and before[0].published < reading.published:
            yield Turn(
                voice=root, field=name, before=before[2], after=value, claims=(before[0].id, reading.id),
                on=reading.published,
            )  # fmt: skip
        last[root] = (reading, version, value)
