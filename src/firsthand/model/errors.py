"""Errors, named after what the caller can do.

    FirsthandError
    ├── DocumentError      a report cannot be read: mend or leave out the file
    │   └── MissingDate    a report has no publication date: give one with --published
    ├── LexiconError       a data file breaks its schema: mend the entry
    ├── GazetteerError     place data are missing or damaged: firsthand data fetch
    ├── FetchError         a download failed: try again or use --mirror
    ├── StoreError         the store cannot be opened or is of another version
    ├── DecisionError      a decision cannot be taken as it is: mend the value, or accept or withdraw first
    └── UnknownId          no claim, event, place or document has this id
"""


class FirsthandError(Exception):
    """Root of all errors that firsthand raises on purpose; its message names the subject and the remedy."""


class DocumentError(FirsthandError):
    """A report cannot be read; the message names the file and what to do."""


class MissingDate(DocumentError):
    """A report carries no publication date; firsthand never invents one."""


class LexiconError(FirsthandError):
    """A lexicon file breaks its schema; the message names file and entry."""


class GazetteerError(FirsthandError):
    """Place data are missing or damaged."""


class FetchError(FirsthandError):
    """Data could not be fetched or failed their checksum."""


class StoreError(FirsthandError):
    """The store cannot be opened, or was written by another schema version."""


class DecisionError(FirsthandError):
    """A human decision does not fit what it is about; the message says what would."""


class UnknownId(FirsthandError):
    """No record has the id that was asked for."""
