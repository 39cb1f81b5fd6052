import numpy as np

from firsthand.learned.entities import Entity
from firsthand.learned.incidents import Thresholds, Verdicts, groups
from firsthand.learned.marks import Marks, Stretch
from firsthand.learned.roles import ROLES, TYPES

LIMITS = Thresholds(best_type=0.3, other_type=0.5, roles=(0.4,) * len(ROLES), apart=0.5)
MANY = len(TYPES)


def entity(role, at):
    return Entity(role, [Stretch(role, at, at + 1, 0.9, ("x",), (0.0,) * MANY, 0.9)])


def verdicts(types, found, joined, couples=None):
    """Verdicts with chances of (attack, bombing) and, per participant, of having a part in each."""
    typed = np.zeros(MANY)
    typed[:2] = types
    pairs = np.zeros((len(found), MANY))
    pairs[:, :2] = joined
    seen = Marks([], np.zeros((0, len(ROLES), 3)), np.zeros((0, MANY)), np.zeros(MANY))
    return Verdicts(seen, found, np.ones(len(found)), typed, pairs, couples or {})


def members(group):
    return [i for i, _ in group.members]


def test_the_likeliest_type_needs_less_than_a_further_one():
    found = [entity("victim", 0)]
    told = groups(verdicts([0.35, 0.45], found, [[0.6, 0.6]]), LIMITS)
    assert [(g.type, members(g)) for g in told] == [("bombing", [0])]


def test_nothing_likely_is_nothing_told():
    assert groups(verdicts([0.2, 0.1], [entity("victim", 0)], [[0.9, 0.9]]), LIMITS) == []


def test_only_those_with_a_likely_part_belong_to_an_incident():
    found = [entity("victim", 0), entity("weapon", 3)]
    told = groups(verdicts([0.9, 0.0], found, [[0.6, 0.0], [0.3, 0.0]]), LIMITS)
    assert [members(g) for g in told] == [[0]]


def test_two_who_suffered_apart_are_two_incidents_of_the_same_perpetrator():
    found = [entity("victim", 0), entity("victim", 90), entity("perpetrator", 5)]
    joined = [[0.6, 0.0]] * 3
    told = groups(verdicts([0.9, 0.0], found, joined, {(0, 1): 0.2}), LIMITS)
    assert [members(g) for g in told] == [[0, 2], [1, 2]]


def test_those_who_suffered_together_stay_in_one_incident():
    found = [entity("victim", 0), entity("target", 4), entity("victim", 90)]
    couples = {(0, 1): 0.9, (0, 2): 0.1, (1, 2): 0.2}
    told = groups(verdicts([0.9, 0.0], found, [[0.6, 0.0]] * 3, couples), LIMITS)
    assert [members(g) for g in told] == [[0, 1], [2]]
