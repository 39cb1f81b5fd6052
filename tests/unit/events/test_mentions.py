"""Which mentions are one event, and which reports one story."""

from firsthand.events.mentions import Mention, Report, same_events, stories

FIRES = [
    "A fire in Ardmoor burnt the grain hall of Velm Street on 3 May, said chief Ada Oss.",
    "Chief Ada Oss said the Ardmoor fire began in the Velm Street hall on 3 May.",
    "A fire in Borlund burnt the fish market at Kesk Harbour on 19 June, said mayor Tor Rell.",
    "Mayor Tor Rell said the Borlund fire at Kesk Harbour began on 19 June.",
]


def telling(number: int, *words: str) -> Report:
    mentions = tuple(Mention(f"{number}.{n}", word) for n, word in enumerate(words))
    return Report(f"d{number}", FIRES[number], mentions)


def events(*reports: Report) -> set[frozenset[str]]:
    return {frozenset(event) for event in same_events(reports)}


def test_similar_happenings_are_told_apart_by_names_and_dates() -> None:
    assert sorted(map(sorted, stories(FIRES))) == [[0, 1], [2, 3]]


def test_no_report_and_one_report() -> None:
    assert stories([]) == []
    assert stories(FIRES[:1]) == [[0]]


def test_mentions_join_within_a_story_only() -> None:
    found = events(telling(0, "burnt", "fires"), telling(1, "Fire"), telling(2, "burning"), telling(3, "fire"))
    assert found == {frozenset(e) for e in ({"0.0"}, {"0.1", "1.0"}, {"2.0"}, {"3.0"})}


def test_general_words_join_only_within_one_report() -> None:
    assert events(telling(0, "it", "it"), telling(1, "it")) == {frozenset({"0.0", "0.1"}), frozenset({"1.0"})}


def test_a_compound_goes_with_its_noun() -> None:
    assert events(telling(0, "flashflood"), telling(1, "flood")) == {frozenset({"0.0", "1.0"})}


def test_a_word_that_only_ends_like_another_is_no_compound() -> None:
    assert events(telling(0, "arrest"), telling(1, "rest")) == {frozenset({"0.0"}), frozenset({"1.0"})}


def test_every_mention_is_in_one_event() -> None:
    found = list(same_events([telling(0, "fire", "said", ""), telling(1, "fires"), telling(2, "was")]))
    assert sorted(id for event in found for id in event) == ["0.0", "0.1", "0.2", "1.0", "2.0"]


def test_ways_to_say_it_are_one_event() -> None:
    assert events(telling(0, "the blaze"), telling(1, "fire")) == {frozenset({"0.0", "1.0"})}


def test_words_of_saying_join_where_the_sentences_are_alike() -> None:
    texts = [
        "Mayor Tor Rell said the mill at Kesk would reopen. Ada Oss said nothing.",
        "The mill at Kesk would reopen, said mayor Tor Rell. Firemen left at dawn.",
        "The mill at Kesk burnt for hours. Ada Oss of the brigade said foam had run out on 3 May.",
    ]
    reports = [Report(f"d{n}", text, (Mention(f"s{n}", "said", text.index("said")),)) for n, text in enumerate(texts)]
    assert set(map(frozenset, same_events(reports, apart=2.0))) == {frozenset({"s0", "s1"}), frozenset({"s2"})}
