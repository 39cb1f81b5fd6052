"""Forms of verbs that have a hyphen, or are spelled in two ways."""

from __future__ import annotations

import pytest

from firsthand.text.inflect import verb_forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("lob", {"lobbed", "lobbing", "lobs"}),
        ("cancel", {"canceled", "cancelled", "canceling", "cancelling"}),
        ("initial", {"initialed", "initialled"}),
        ("re-take", {"re-took", "re-taken", "re-taking"}),
        ("booby-trap", {"booby-trapped", "booby-trapping"}),
        ("re-arm up", {"re-armed up"}),
    ],
)
def test_forms_of_a_verb(lemma: str, forms: set[str]) -> None:
    assert forms <= set(verb_forms(lemma, {"take": ["took", "taken"]}))
