from firsthand.learned.pieces import Vocabulary, words

KNOWN = ["[UNK]", "[CLS]", "[SEP]", "bridge", "un", "##ex", "##ploded", "cafe", "##s", "'", "s"]


def test_each_sign_is_a_word_by_itself_and_quotes_the_text():
    text = "The mayor's car (a blue U.S. model) blew up."
    found = words(text)
    assert [w.text for w in found][:5] == ["The", "mayor", "'", "s", "car"]
    assert all(text[w.start : w.end] == w.text for w in found)


def test_a_word_is_cut_into_the_longest_pieces_that_are_known():
    vocabulary = Vocabulary(KNOWN)
    assert vocabulary.ids(words("unexploded bridges")) == [(4, 5, 6), (3, 8)]


def test_case_and_accents_do_not_matter_to_the_encoder():
    vocabulary = Vocabulary(KNOWN)
    assert vocabulary.ids(words("CAFÉ Café cafe")) == [(7,), (7,), (7,)]


def test_what_cannot_be_cut_into_known_pieces_is_unknown():
    assert Vocabulary(KNOWN).ids(words("xylophone")) == [(0,)]
    assert Vocabulary(KNOWN).ids(words("bridge" * 40)) == [(0,)]
