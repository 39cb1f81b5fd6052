import numpy as np

from firsthand.learned.entities import Entity
from firsthand.learned.marks import Stretch
from firsthand.learned.pieces import words
from firsthand.learned.signs import SIZE, Signs, of_entity, of_stretch, of_text, rarity_of

EVEN = np.ones(SIZE)


def entity(text, word, role="victim"):
    at = [w.text for w in words(text)].index(word)
    return Entity(role, [Stretch(role, at, at + 1, 0.5, (word,), (0.0,) * 6, 0.5)])


def signs_of(text, word, role="victim"):
    return of_entity(words(text), entity(text, word, role))


def test_case_and_order_of_far_words_do_not_matter():
    assert of_text(words("Bomb hits mill"), EVEN) == of_text(words("mill hits BOMB"), EVEN)


def test_signs_have_length_one_together():
    assert np.isclose(sum(w * w for w in of_text(words("one bomb and one more bomb"), EVEN).values()), 1)


def test_the_same_words_in_another_role_are_other_signs():
    text = "gunmen shot Ana near the mill"
    assert not set(signs_of(text, "Ana")) & set(signs_of(text, "Ana", "perpetrator"))


def test_who_stands_after_the_verb_differs_from_who_stands_before():
    text = "Ana shot Luis"
    assert set(signs_of(text, "Ana")) != set(signs_of(text, "Luis"))


def test_a_chance_grows_with_the_weight_of_the_signs():
    weights = np.zeros((1, SIZE))
    signs = of_text(words("bomb"), EVEN)
    weights[0, list(signs)] = 3.0
    model = Signs(weights, np.array([-1.0]))
    with_sign, without = model.chances([signs, of_text(words("treaty"), EVEN)])[:, 0]
    assert with_sign > 0.8
    assert without < 0.3


def test_a_word_of_every_text_tells_less_than_one_of_few():
    rarity = rarity_of([words(t) for t in ("bomb hits mill", "mill treaty", "mill shut", "bomb found")])
    known = of_text(words("bomb"), rarity), of_text(words("mill"), rarity)
    assert [len(k) for k in known] == [1, 1]
    assert rarity[next(iter(known[0]))] > rarity[next(iter(known[1]))] > 0


def test_a_word_of_a_single_text_is_no_sign():
    assert of_text(words("treaty"), rarity_of([words("mill treaty"), words("mill shut")])) == {}


def test_a_stretch_alone_has_the_signs_of_a_participant_named_once():
    found = words("gunmen shot Ana near the mill")
    assert of_stretch(found, "victim", 2, 3) == signs_of("gunmen shot Ana near the mill", "Ana")
