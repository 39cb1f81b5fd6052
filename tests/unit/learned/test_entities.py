from firsthand.learned.entities import entities, same
from firsthand.learned.marks import Stretch


def stretch(words: str, score: float, role="victim", first=0):
    parts = tuple(words.split())
    return Stretch(role, first, first + len(parts), score, parts, (0.0,) * 6, score)


def test_a_surname_names_whom_the_full_name_named():
    assert same(("rosa", "delgado", "ruiz"), ("ruiz",))
    assert not same(("rosa", "delgado", "ruiz"), ("delgado",))


def test_initials_name_a_body_of_three_words_or_more():
    assert same(("front", "for", "national", "renewal"), ("fnr",))
    assert not same(("water", "board"), ("wb",))


def test_the_same_words_in_two_roles_are_two_participants():
    found = entities([stretch("guard", 0.5), stretch("guard", 0.4, role="perpetrator")])
    assert sorted(e.role for e in found) == ["perpetrator", "victim"]


def test_a_victim_is_shown_by_the_longest_name_that_is_nearly_as_likely_as_the_best():
    found = entities([stretch("ruiz", 0.9, first=20), stretch("rosa delgado ruiz", 0.7, first=2)])
    assert len(found) == 1
    assert found[0].name().words == ("rosa", "delgado", "ruiz")


def test_a_target_is_shown_by_its_likeliest_name():
    found = entities([stretch("mill", 0.9, "target", 9), stretch("old sugar mill", 0.7, "target", 1)])
    assert [e.name().words for e in found] == [("mill",)]


def test_an_unlikely_long_name_is_not_shown():
    found = entities([stretch("ruiz", 0.9, first=20), stretch("rosa delgado ruiz", 0.3, first=2)])
    assert found[0].name().words == ("ruiz",)
