"""Who the words mean: names, theatre, and what was said before."""

from __future__ import annotations

from tests.unit.claims.reader import Reader

from firsthand.claims.mentions import distinct
from firsthand.model import Basis, Mention


def test_a_common_noun_means_the_theatres_body(reader: Reader) -> None:
    claim = reader.claim("Fighting went on in Daraa in Syria. The army captured Tafas.", "capture")
    (actor,) = claim.roles["actor"]
    assert (actor.text, actor.id) == ("The army", "syrian-arab-army")


def test_a_pronoun_points_at_the_body_named_before_it(reader: Reader) -> None:
    claims = reader.claims("Syrian troops shelled Tafas. They later captured it.", "shelling", "capture")
    first, second = (c.roles["actor"][0] for c in claims)
    assert second.text == "They"
    assert second.id == first.id
    assert second.id is not None
    assert (second.score or 0) < (first.score or 1)


def test_a_pronoun_without_anybody_before_it_says_why_it_is_nobody(reader: Reader) -> None:
    (actor,) = reader.claim("They captured the hill.", "capture").roles["actor"]
    assert actor.id is None
    assert actor.unresolved == "pronoun without a known actor before it"


def test_an_acronym_is_the_body_it_stands_for(reader: Reader) -> None:
    claims = reader.claims("The Free Syrian Army (FSA) captured Tafas. The FSA also seized Saida.", "capture")
    assert [c.roles["actor"][0].id for c in claims] == ["free-syrian-army", "free-syrian-army"]


def test_a_target_is_no_actor_that_the_lexicon_must_know(reader: Reader) -> None:
    (victim,) = reader.claim("The shelling killed six farmers in Syria.", "casualties").roles["victim"]
    assert (victim.kind, victim.id, victim.unresolved) == ("people", None, None)


def said(text: str, id_: str | None) -> Mention:
    return Mention(start=0, end=len(text), text=text, basis=Basis.SAID, kind="actor", id=id_, name=id_)


def test_a_pronoun_beside_whom_it_means_is_nobody_more() -> None:
    rebels, their, army = said("The rebels", "a"), said("their", "a"), said("the army", "b")
    assert distinct([their, rebels, army]) == (rebels, army)
    assert distinct([their]) == (their,)
