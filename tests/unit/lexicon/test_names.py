import time

import pytest

from firsthand.lexicon import Lexicon


def named(lexicon: Lexicon, text: str, year: int | None = None) -> dict[str, tuple[str, ...]]:
    return {hit.text: hit.ids for hit in lexicon.names.find(text, year)}


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        (
            "Men of Hay’at Tahrir al-Sham left the camp",
            2020,
            {"Hay’at Tahrir al-Sham": "hayat-tahrir-al-sham"},
        ),
        ("Hayat Tahrir al Sham left the camp", 2020, {"Hayat Tahrir al Sham": "hayat-tahrir-al-sham"}),
        ("M23 left the hill to Rwandan troops", 2024, {"M23": "m23", "Rwandan troops": "rwanda-forces"}),
        (
            "the RSF and the Sudanese army",
            2024,
            {"RSF": "rapid-support-forces", "Sudanese army": "sudanese-armed-forces"},
        ),
        (
            "Valery Gerasimov met the VDV",
            2023,
            {"Valery Gerasimov": "valery-gerasimov", "VDV": "russian-airborne-forces"},
        ),
        ("Взвод ВДВ вошёл в село", 2023, {"ВДВ": "russian-airborne-forces"}),
        ("دخلت قوات النظام البلدة", 2018, {"قوات النظام": "syria-government-forces"}),
        (
            "les Forces armées de la République démocratique du Congo",
            2024,
            {"Forces armées de la République démocratique du Congo": "fardc"},
        ),
        ("Ethiopian army tanks near the bridge", 2021, {"Ethiopian army": "ethiopia-forces"}),
        (
            "Peruvian warplanes and Ghana's navy",
            2021,
            {"Peruvian warplanes": "peru-air-force", "Ghana's navy": "ghana-navy"},
        ),
        ("Kyiv's artillery", 2023, {"Kyiv's artillery": "ukraine-forces"}),
        (
            "Reuters and AFP and the Syrian Observatory",
            2019,
            {"Reuters": "reuters", "AFP": "afp", "Syrian Observatory": "syrian-observatory-for-human-rights"},
        ),
    ],
)
def test_names_of_many_theatres_are_found(
    lexicon: Lexicon, text: str, year: int, expected: dict[str, str]
) -> None:
    assert named(lexicon, text, year) == {words: (id_,) for words, id_ in expected.items()}


@pytest.mark.parametrize(
    "text",
    [
        "who is in hope of a pax",
        "there is a wagner in the lower case",
        "CARSFM23X",
        "the irc of an as",
        "an amal",
        "Mondays",
    ],
)
def test_common_words_and_parts_of_words_are_no_names(lexicon: Lexicon, text: str) -> None:
    assert named(lexicon, text) == {}


def test_the_longest_name_wins(lexicon: Lexicon) -> None:
    assert list(named(lexicon, "the Russian Ministry of Defence said")) == ["Russian Ministry of Defence"]
    assert list(named(lexicon, "Islamic State West Africa Province fled")) == [
        "Islamic State West Africa Province"
    ]


def test_a_shared_name_keeps_every_body_and_the_year_and_theatre_tell_them(lexicon: Lexicon) -> None:
    (hit,) = lexicon.names.find("the VDP said")
    assert set(hit.ids) >= {"wazalendo", "vdp-burkina"}
    assert lexicon.pick(hit.ids, lexicon.theatres["mali"]) == "vdp-burkina"
    assert lexicon.pick(hit.ids, lexicon.theatres["dr-congo"]) == "wazalendo"
    assert lexicon.pick(hit.ids) is None
    (later,) = lexicon.names.find("the VDP said", 2021)
    assert later.ids == ("vdp-burkina",)


def test_country_names_and_capitals_are_hits_only_when_asked_for(lexicon: Lexicon) -> None:
    assert named(lexicon, "in Syria, near Damascus") == {}
    hits = lexicon.names.find("Moscow and Turkey agreed", countries=True)
    assert [(h.ids, h.kind) for h in hits] == [(("russia",), "country"), (("turkey",), "country")]


def test_offsets_quote_the_text_even_where_lower_case_grows(lexicon: Lexicon) -> None:
    text = "İİ in İdlib: Hezbollah’s men and the Free Syrian Army"
    for hit in lexicon.names.find(text):
        assert text[hit.start : hit.end] == hit.text
    assert set(named(lexicon, text)) == {"Hezbollah", "Free Syrian Army"}


def test_every_spelling_of_every_listed_actor_is_found_as_that_actor(lexicon: Lexicon) -> None:
    missed = [
        (actor.id, spelling)
        for actor in lexicon.actors.values()
        if actor.names and actor.kind != "state"
        for texts in actor.names.values()
        for spelling in texts
        if any(c.isupper() for c in spelling) and actor.id not in lexicon.names.ids(spelling)
    ]
    assert missed == []


def test_finding_names_costs_linear_time(lexicon: Lexicon) -> None:
    text = "Ukrainian troops held the hill above the river, the mayor told Reuters on Monday evening. "

    def cost(times: int) -> float:
        long = text * times
        start = time.process_time()
        lexicon.names.find(long)
        return time.process_time() - start

    cost(100)
    assert cost(8000) < 40 * max(cost(800), 0.004)


def test_what_a_caller_does_to_its_list_changes_no_later_answer(lexicon):
    text = "Hezbollah said nothing; Hamas did."
    first = lexicon.names.find(text)
    assert len(first) == 2
    first.clear()
    assert [hit.text for hit in lexicon.names.find(text)] == ["Hezbollah", "Hamas"]
