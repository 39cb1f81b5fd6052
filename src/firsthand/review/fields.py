"""The fields of a claim that a reviewer can decide on: their values, what they come to, and how they are replaced."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import JsonValue, ValidationError

from firsthand.model import Claim, DecisionError

PLAIN = ("type", "standing", "certainty", "polarity", "about")
FIELDS = (*PLAIN, "place", "time", "quantities", "attribution")
ROLES = "roles."


def fields_of(claim: Claim) -> tuple[str, ...]:
    """Every field of a claim: those that all have, and one for each role that is filled."""
    return (*FIELDS, *(ROLES + role for role in sorted(claim.roles)))


def is_field(name: str) -> bool:
    """Whether a field of this name can be decided on."""
    return name in FIELDS or (name.startswith(ROLES) and len(name) > len(ROLES))


def value_of(claim: Claim, field: str) -> JsonValue:
    """A field's value in wire format; an unfilled role is an empty list."""
    if field.startswith(ROLES):
        return [m.model_dump(mode="json") for m in claim.roles.get(field.removeprefix(ROLES), ())]
    found: JsonValue = claim.model_dump(mode="json", include={field})[field]
    return found


def with_values(claim: Claim, values: Mapping[str, JsonValue]) -> Claim:
    """The claim with these values instead. DecisionError if one of them is no value of its field."""
    record: dict[str, Any] = claim.model_dump(mode="json")
    for field, value in values.items():
        if not is_field(field):
            raise DecisionError(f"{field!r} is no field of a claim; there are {', '.join(FIELDS)} and roles.ROLE")
        if not field.startswith(ROLES):
            record[field] = value
        elif value:
            record["roles"][field.removeprefix(ROLES)] = value
        else:
            record["roles"].pop(field.removeprefix(ROLES), None)
    try:
        return Claim.model_validate(record)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise DecisionError(f"claim {claim.id}: {where}: {first['msg']}; give a value of wire format 1") from error


def gist(field: str, value: JsonValue) -> JsonValue:
    """What a value comes to, so that two readings are the same if they mean the same.

    Scores, spans, rules and spellings of one name are left out; the order of mentions is all one, that of voices not.
    """
    match value:
        case list() if field == "quantities":
            return sorted(([_number(q, "low"), _number(q, "high"), *_words(q, "unit", "of")] for q in value), key=str)
        case list():
            return [*sorted({_mention(m) for m in value})]
        case dict() if field == "time":
            return [value.get("earliest"), value.get("latest")]
        case dict() if field == "attribution":
            chain = value.get("chain")
            return [_mention(m) for m in chain] if isinstance(chain, list) else []
        case _:
            return value


def gists(claim: Claim) -> dict[str, JsonValue]:
    """The gist of every field of a claim."""
    return {field: gist(field, value_of(claim, field)) for field in fields_of(claim)}


def moved(value: JsonValue, by: int) -> JsonValue:
    """A value whose words stand some characters further on."""
    if isinstance(value, list):
        return [moved(item, by) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: item + by if key in ("start", "end") and isinstance(item, int) else moved(item, by)
        for key, item in value.items()
    }


def _mention(value: JsonValue) -> str:
    """The id of a mention, else its words without case."""
    if not isinstance(value, dict):
        return str(value)
    return str(value.get("id") or " ".join(str(value.get("text")).casefold().split()))


def _number(value: JsonValue, key: str) -> JsonValue:
    found = value.get(key) if isinstance(value, dict) else None
    return float(found) if isinstance(found, int | float) else None


def _words(value: JsonValue, *keys: str) -> list[JsonValue]:
    return [value.get(key) for key in keys] if isinstance(value, dict) else []
