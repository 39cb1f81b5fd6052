"""What a command's exit code says to the script that called it."""

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes; docs/reference/exit-codes.md is written from these lines."""

    meaning: str

    def __new__(cls, code: int, meaning: str) -> "Exit":
        """Make a code with its meaning."""
        member = int.__new__(cls, code)
        member._value_ = code
        member.meaning = meaning
        return member

    OK = 0, "everything was done"
    SOME_FAILED = 1, "some inputs could not be read; the others were"
    USAGE = 2, "the command was typed wrongly"
    NOTHING_READ = 3, "nothing could be read: every input failed, or there was none"
    NOT_FOUND = 4, "no claim, event, place, region or plug-in has this name"
    DATA = 5, "the store, the lexicon or the place data are missing, damaged, full, in use or of another version"
    FETCH = 6, "data could not be fetched or failed their checksum"
    INTERRUPTED = 130, "stopped by Ctrl-C; what was reported as added is kept"
