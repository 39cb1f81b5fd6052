"""The engine: lexicon, place data and extractor, loaded when first needed and named by their versions."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from firsthand.model import Claim, Document
from firsthand.pipeline.settings import Settings
from firsthand.pipeline.versions import parts, versions

if TYPE_CHECKING:
    from firsthand.claims.extract import Extractor
    from firsthand.lexicon import Lexicon
    from firsthand.places.gazetteer import Gazetteer


class Engine:
    """What turns documents into claims, and what tells one state of it from another."""

    def __init__(self, settings: Settings, mastheads: Mapping[str, str] | None = None) -> None:
        """`mastheads` are lexicon ids of publishers that the lexicon does not know by these names."""
        self.settings = settings
        self.mastheads = mastheads or {}

    @cached_property
    def lexicon(self) -> Lexicon:
        """The lexicon that ships, with the user's own folders over it."""
        from firsthand.lexicon import Lexicon

        return Lexicon.load(self.settings.lexicons)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The places that ship, with what was fetched and the user's own over them."""
        from firsthand.places.gazetteer import Gazetteer
        from firsthand.places.overlay import extended

        folder = self.settings.places
        found = Gazetteer.open(folder if folder.is_dir() else None)
        found.overlay = extended(found.overlay, self.settings.lexicons)
        return found

    @cached_property
    def extractor(self) -> Extractor:
        """The reader of documents, with all that it reads by."""
        from firsthand.claims.extract import Extractor

        found = Extractor(self.lexicon, self.gazetteer)
        found.parser.load()
        gc.freeze()  # it stays to the end: walking 160,000 objects again and again took a twentieth of the reading
        return found

    def identify(self, document: Document) -> Document:
        """The document with its publisher's lexicon id, if the lexicon knows that very name."""
        name = document.publisher
        if name is None or document.publisher_id is not None:
            return document
        whole = (h.ids for h in self.lexicon.names.find(name) if (h.start, h.end) == (0, len(name)))
        ids = next(whole, ())
        found = self.mastheads.get(name) or (ids[0] if len(ids) == 1 else None)
        return document.model_copy(update={"publisher_id": found})

    def read(self, document: Document) -> tuple[Claim, ...]:
        """Every claim of a document, in the order of its text."""
        return tuple(self.extractor.extract(document))

    @cached_property
    def versions(self) -> dict[str, str]:
        """Version of the code, digests of the data: a document is read again only when one changed."""
        return versions(self.settings)

    @cached_property
    def journal(self) -> dict[str, str]:
        """The versions as a run's journal keeps them: with those of each room of code and file of the lexicon."""
        return self.versions | parts(self.settings)

    @cached_property
    def version(self) -> str:
        """One short digest of all versions."""
        joined = "|".join(f"{name}={value}" for name, value in sorted(self.versions.items()))
        return hashlib.sha256(joined.encode()).hexdigest()[:16]
