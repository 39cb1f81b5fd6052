"""Weapons and equipment: what is a kind of what, and which words frames take for them."""

from __future__ import annotations

from firsthand.lexicon.files import read_toml
from firsthand.lexicon.frames import noun_classes
from firsthand.lexicon.weapons import kinds_of, load_weapons, weapon_nouns


def test_there_are_enough_of_them() -> None:
    weapons = load_weapons().values()
    assert len(weapons) >= 400
    assert {w.kind for w in weapons} == {"class", "type", "model"}
    assert all(w.source for w in weapons)


def test_a_model_is_a_kind_of_its_type_and_class() -> None:
    assert kinds_of("bm-21-grad") == ("multiple-rocket-launcher", "artillery")
    assert kinds_of("nothing-such") == ()


def test_every_chain_of_kinds_ends_in_a_class() -> None:
    weapons = load_weapons()
    for weapon in weapons.values():
        ends = (weapon.id, *kinds_of(weapon.id))
        assert weapons[ends[-1]].kind in ("class", "type"), weapon.id


def test_names_of_models_stand_where_frames_ask_for_arms() -> None:
    table = noun_classes()
    for word in ("himars", "kalashnikovs", "t-72", "shahed"):
        assert "arms" in table[word], word
    assert "aircraft" in table["shahed"]
    assert "mine" in table["pfm-1"]


def test_the_classes_are_those_of_the_nouns() -> None:
    known = set(read_toml("nouns/classes.toml")["classes"])
    assert {c for classes in weapon_nouns().values() for c in classes} <= known


def test_words_of_other_things_are_left_alone() -> None:
    assert not {"milan", "fighter", "patriot", "leopard", "kit", "hammer"} & set(weapon_nouns())
