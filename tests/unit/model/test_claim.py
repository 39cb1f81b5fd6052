"""The wire format: a claim as the engine writes it is what `claim.schema.json` says, and reads back the same."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.unit.claims.reader import Reader

from firsthand.documents import Supplied, read
from firsthand.model import Claim, Document

REPORTS = resources.files("firsthand").joinpath("story", "reports")
SAMPLE = 10  # reports of the bundled story; all thirty say nothing more about the format


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    text = resources.files("firsthand.model").joinpath("claim.schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


@pytest.fixture(scope="module")
def claims() -> list[Claim]:
    reader = Reader()
    files = sorted((f for f in REPORTS.iterdir() if f.name.endswith(".jsonl")), key=lambda f: f.name)
    found: list[Claim] = []
    for file in files[:SAMPLE]:
        for document in read(file.read_bytes(), file.name, Supplied()):
            assert isinstance(document, Document), document
            found += reader.extractor.extract(document)
    return found


def test_the_schema_is_sound_and_names_every_field(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)
    assert set(schema["properties"]) == set(Claim.model_fields)


def test_every_claim_of_the_story_is_of_the_wire_format(schema: dict[str, Any], claims: list[Claim]) -> None:
    validator = Draft202012Validator(schema)
    assert len(claims) > SAMPLE
    faults = [
        (claim.id, list(error.absolute_path), error.message)
        for claim in claims
        for error in validator.iter_errors(claim.model_dump(mode="json"))
    ]
    assert faults == []


def test_a_line_reads_back_as_the_same_claim(claims: list[Claim]) -> None:
    assert [Claim.model_validate_json(c.model_dump_json()) for c in claims] == claims


@pytest.mark.parametrize("field", ["trigger", "attribution", "certainty"])
def test_a_line_without_it_is_refused(schema: dict[str, Any], claims: list[Claim], field: str) -> None:
    line = claims[0].model_dump(mode="json")
    del line[field]
    assert not Draft202012Validator(schema).is_valid(line)


def test_ids_are_unique_over_the_reports(claims: list[Claim]) -> None:
    assert len({c.id for c in claims}) == len(claims)
