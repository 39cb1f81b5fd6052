"""Who did it where the words do not say: inferred, and told as such."""

from __future__ import annotations

from tests.unit.claims.reader import Reader

from firsthand.model import Basis


def test_a_fall_is_the_doing_of_who_advanced_before(reader: Reader) -> None:
    text = "Taliban fighters captured Kunduz in Afghanistan on Friday. Taloqan fell on Saturday."
    (actor,) = reader.claims(text, "capture")[-1].role("actor")
    assert (actor.id, actor.basis) == ("taliban", Basis.CONTEXT)


def test_what_is_inferred_is_less_sure(reader: Reader) -> None:
    text = "Taliban fighters captured Kunduz in Afghanistan on Friday. Taloqan fell on Saturday."
    said, inferred = (c.role("actor")[0].score or 0 for c in reader.claims(text, "capture"))
    assert inferred < said


def test_nobody_takes_a_town_from_himself(reader: Reader) -> None:
    text = "Syrian rebels captured Tafas. The rebels later lost Saida."
    assert [m.id for m in reader.claims(text, "capture")[-1].role("actor")] in ([], [None])


def test_who_announces_a_gain_made_it(reader: Reader) -> None:
    text = "In Yemen the Houthis announced the capture of Taiz."
    (actor,) = reader.claim(text, "capture").role("actor")
    assert (actor.text, actor.id) == ("the Houthis", "houthis")


def test_a_ministry_announces_what_its_troops_did(reader: Reader) -> None:
    text = "The Russian Defence Ministry announced the capture of Avdiivka in Ukraine."
    (actor,) = reader.claim(text, "capture").role("actor")
    assert (actor.id, actor.basis) == ("russia-forces", Basis.CONTEXT)


def test_what_is_denied_is_nobodys_doing(reader: Reader) -> None:
    text = "Taliban fighters captured Kunduz in Afghanistan. The government denied that Taloqan had fallen."
    denied = [c for c in reader.claims(text, "capture") if c.certainty == "denied"]
    assert [c.role("actor") for c in denied] == [()]


def test_a_strike_without_a_doer_stays_without(reader: Reader) -> None:
    text = "Russian forces shelled Kherson in Ukraine. A shelling killed two people in Kharkiv."
    assert reader.claims(text, "shelling")[-1].role("actor") == ()


def test_a_deal_told_before_has_the_parties_told_before(reader: Reader) -> None:
    text = "Israel and Hezbollah signed a truce on Monday. The truce took effect on Tuesday."
    later = reader.claims(text, "agreement")[-1].role("parties")
    assert [(m.id, m.basis) for m in later] == [("israel", Basis.CONTEXT), ("hezbollah", Basis.CONTEXT)]


def test_a_deal_told_for_the_first_time_has_only_the_parties_it_names(reader: Reader) -> None:
    text = "Israel and Hezbollah signed a truce on Monday. A truce took effect in Sudan."
    assert reader.claims(text, "agreement")[-1].role("parties") == ()


def test_brokers_and_allies_are_no_parties_to_a_deal_told_before(reader: Reader) -> None:
    text = (
        "Hezbollah and Israel are at war in South Lebanon. Egyptian officials were in Beirut. "
        "The truce, brokered by Qatar, took effect on Tuesday."
    )
    (deal, *_) = reader.claims(text, "agreement")
    assert {m.id for m in deal.role("parties")} == {"israel", "hezbollah"}
    assert [m.id for m in deal.role("mediator")] == ["qatar"]


def test_the_broker_of_a_deal_is_not_its_party_too(reader: Reader) -> None:
    claim = reader.claim("The ceasefire agreement, brokered by the Kenyan government, frees 40 men.", "agreement")
    assert [m.id for m in claim.role("mediator")] == ["kenya"] and claim.role("parties") == ()


def test_one_side_of_a_fight_told_before_brings_the_other(reader: Reader) -> None:
    text = "Al-Shabaab attacked Somali troops in Baidoa. On Sunday the attackers were pushed back."
    claim = reader.claims(text, "clash")[-1]
    assert [(m.id, m.basis) for m in claim.role("opponent")] == [("al-shabaab", Basis.SAID)]
    assert [(m.id, m.basis) for m in claim.role("actor")] == [("somalia-forces", Basis.CONTEXT)]


def test_a_fight_without_a_side_stays_anonymous(reader: Reader) -> None:
    text = "Al-Shabaab fought Somali troops in Baidoa. Clashes were reported in Kismayo."
    claim = reader.claims(text, "clash")[-1]
    assert claim.role("actor") == () and claim.role("opponent") == ()


def test_what_is_carried_names_somebody(reader: Reader) -> None:
    text = "The Taliban said they had captured Kunduz in Afghanistan. Taloqan fell on Saturday."
    (actor,) = reader.claims(text, "capture")[-1].role("actor")
    assert (actor.text, actor.basis) == ("The Taliban", Basis.CONTEXT)
