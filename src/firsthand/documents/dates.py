"""The day on which a report was published: as given or printed, never a guess and never today."""

from __future__ import annotations

from datetime import date, datetime

from firsthand.documents.supplied import Supplied
from firsthand.model import DocumentError, MissingDate

_FORMS = (
    "%d %B %Y", "%B %d, %Y", "%B %d %Y", "%d %b %Y", "%b %d, %Y", "%Y/%m/%d", "%Y.%m.%d", "%d.%m.%Y",
    "%a, %d %b %Y %H:%M:%S %z", "%a, %d %b %Y %H:%M:%S %Z", "%d %B %Y %H:%M", "%Y-%m-%d %H:%M:%S %z",
)  # fmt: skip


def parse(words: str, name: str) -> date:
    """The day that a date field names, in the zone in which it is printed.

    DocumentError if it cannot be read without a guess: 07/06/2018 is July in one country and June in another.
    """
    said = words.strip()
    try:
        return datetime.fromisoformat(said).date()
    except ValueError:
        pass
    for form in _FORMS:
        try:
            return datetime.strptime(said, form).date()  # the zone is that of the page
        except ValueError:
            continue
    raise DocumentError(
        f"{name}: the date {said[:40]!r} cannot be read; write it as YYYY-MM-DD or give --published"
    )


def publication(name: str, supplied: Supplied, given: date | None, printed: str | None) -> tuple[date, str]:
    """The day of publication and where it comes from: "given" by the caller or "metadata" of the report.

    MissingDate if neither says; DocumentError if the day is still to come.
    """
    if given is None and not (printed and printed.strip()):
        raise MissingDate(f"{name}: no publication date found; give one with --published YYYY-MM-DD")
    day, basis = (given, "given") if given else (parse(printed or "", name), "metadata")
    if supplied.today and day > supplied.today:
        raise DocumentError(
            f"{name}: the publication date {day} is in the future (today is {supplied.today}); "
            "give the right one with --published YYYY-MM-DD"
        )
    return day, basis
