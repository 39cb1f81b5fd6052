"""The faster way to word vectors against spaCy's own."""

from typing import Any

import numpy as np
import pytest
import spacy
from spacy.util import registry

from firsthand.claims.encode import encoder
from firsthand.claims.parse import MODEL, UNUSED, load

TEXTS = [
    "The brigade's men didn't leave Arbaza on 3 May.",
    "Fighters\u2014some 40 of them\u2014 were seen near the  mill.",
    "Дамба fell.",
    "Why?",
]


def tok2vec_of(nlp: spacy.language.Language) -> Any:
    return nlp.get_pipe("tok2vec")


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    return spacy.load(MODEL, exclude=UNUSED)


def test_vectors_are_spacys_up_to_rounding(nlp: spacy.language.Language) -> None:
    tok2vec = tok2vec_of(nlp)
    docs = [nlp.make_doc(text) for text in TEXTS]
    expected = tok2vec.predict(docs)
    encoder(tok2vec.model).vectors(docs)
    for doc, vectors in zip(docs, expected, strict=True):
        assert np.abs(doc.tensor - vectors).max() < 1e-4


def test_a_word_form_gets_the_same_row_in_any_company(nlp: spacy.language.Language) -> None:
    one, other = (encoder(tok2vec_of(nlp).model) for _ in range(2))
    docs = [nlp.make_doc(text) for text in TEXTS]
    one.vectors(docs)
    for doc in reversed(docs):
        other.vectors([doc])
    assert one.rows.keys() == other.rows.keys()
    assert all(np.array_equal(one.table[row], other.table[other.rows[key]]) for key, row in one.rows.items())


def test_a_full_table_starts_anew(nlp: spacy.language.Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("firsthand.claims.encode.ROWS", 12)
    small = encoder(tok2vec_of(nlp).model)
    docs = [nlp.make_doc(text) for text in TEXTS]
    for doc in docs:
        small.vectors([doc])
        assert np.abs(doc.tensor - tok2vec_of(nlp).predict([doc])[0]).max() < 1e-4


def test_another_network_is_refused() -> None:
    make = registry.architectures.get("spacy.Tok2Vec.v2")
    embed = registry.architectures.get("spacy.MultiHashEmbed.v2")
    encode = registry.architectures.get("spacy.MaxoutWindowEncoder.v2")
    embedding = embed(width=32, attrs=["NORM"], rows=[100], include_static_vectors=False)
    model = make(embedding, encode(width=32, window_size=1, maxout_pieces=2, depth=2))
    with pytest.raises(ValueError, match="not the network"):
        encoder(model)


def test_parses_are_spacys(nlp: spacy.language.Language) -> None:
    for ours, doc in zip(load().parses(TEXTS), nlp.pipe(TEXTS), strict=True):
        assert [t.head.i for t in ours] == [t.head.i for t in doc]
        assert [(t.tag_, t.dep_) for t in ours] == [(t.tag_, t.dep_) for t in doc]
