"""Files into documents: what each format gives, and a clear message for each that cannot be read."""

import json
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfWriter

from firsthand.documents import Supplied, read
from firsthand.model import Document, Problem

DAY = date(2020, 5, 1)
GIVEN = Supplied(published=DAY, publisher="The Valley Post", today=date(2021, 1, 1))
PAGE = """<html><head><title>Bridge shut</title>{meta}
<meta property="og:site_name" content="Hill Radio"></head><body>
<nav>Home</nav><article><h1>Bridge shut</h1>
<p>Guards closed the bridge on Friday after a long dispute about tolls, residents said.</p>
<p>According to the clerk:</p>
<blockquote><p>Nobody may pass before the money is paid in full.</p></blockquote>
<p>Carts waited in a long line on both banks, and traders hope that the road will soon be open again.</p>
</article></body></html>"""
DATED = PAGE.format(meta='<meta property="article:published_time" content="2020-05-02T23:30:00+03:00">')


def one(data: bytes, name: str, supplied: Supplied = GIVEN) -> Document:
    (document,) = list(read(data, name, supplied))
    assert isinstance(document, Document), document
    return document


def problem(data: bytes, name: str, supplied: Supplied = GIVEN) -> Problem:
    (found,) = list(read(data, name, supplied))
    assert isinstance(found, Problem), found
    assert found.severity == "error"
    assert found.message.startswith(name)
    return found


def pdf(words: str | None, password: str | None = None) -> bytes:
    writer = PdfWriter()
    page = writer.add_blank_page(300, 300)
    if words:
        from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

        content = DecodedStreamObject()
        content.set_data(f"BT /F1 12 Tf 20 200 Td ({words}) Tj ET".encode())
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): writer._add_object(font)})}
        )
        page[NameObject("/Contents")] = writer._add_object(content)
    if password:
        writer.encrypt(password, algorithm="AES-256")
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Calm held – barely.\r\n".encode(), "Calm held – barely.\r\n"),
        (b"\xef\xbb\xbfCalm held.", "Calm held."),
        ("Calm held – barely.".encode("utf-16"), "Calm held – barely."),
        ("The mayor’s guards left at dawn.".encode("cp1252"), "The mayor’s guards left at dawn."),
    ],
    ids=["utf-8", "mark", "utf-16", "windows-1252"],
)  # fmt: skip
def test_text_is_kept_to_the_letter(data: bytes, text: str) -> None:
    document = one(data, "calm.txt")
    assert document.original.text == text
    assert (document.published, document.published_basis, document.publisher) == (
        DAY,
        "given",
        "The Valley Post",
    )


def test_markdown_front_matter_fills_what_was_not_given() -> None:
    front = '---\ntitle: Calm\ndate: 2020-05-03\npublisher: Hill Radio\nurl: "https://example.org/1"\n---\n'
    data = (front + "# Head\n\nAll calm here.\n").encode()
    document = one(data, "calm.md", Supplied())
    assert document.original.text == "# Head\n\nAll calm here.\n"
    assert (document.title, document.publisher, document.url) == (
        "Calm",
        "Hill Radio",
        "https://example.org/1",
    )
    assert (document.published, document.published_basis) == (date(2020, 5, 3), "metadata")
    assert one(data, "calm.md").published == DAY


def test_front_matter_that_is_not_known_is_a_warning() -> None:
    warning, document = read(b"---\nmood: good\n---\nCalm held.", "calm.md", GIVEN)
    assert isinstance(warning, Problem)
    assert warning.severity == "warning"
    assert "mood" in warning.message
    assert isinstance(document, Document)


def test_html_gives_article_date_title_publisher_and_quotation() -> None:
    document = one(DATED.encode(), "bridge.html", Supplied(today=date(2021, 1, 1)))
    assert (document.published, document.published_basis) == (date(2020, 5, 2), "metadata")
    assert (document.title, document.publisher) == ("Bridge shut", "Hill Radio")
    text = document.original.text
    assert "Home" not in text
    (quoted,) = [s for s in document.original.segments if s.kind.value == "quoted"]
    assert text[quoted.start : quoted.end].strip() == "Nobody may pass before the money is paid in full."
    assert quoted.speaker is not None
    assert quoted.speaker.text == "the clerk"


def test_html_without_a_printed_date_is_never_dated_today() -> None:
    found = problem(PAGE.format(meta="").encode(), "bridge.html", Supplied())
    assert found.kind == "MissingDate"
    assert "--published YYYY-MM-DD" in found.message


def test_pdf_gives_its_text() -> None:
    assert "Calm held" in one(pdf("Calm held at the ford."), "calm.pdf").original.text


def test_jsonl_reads_the_good_lines_and_names_the_bad_ones() -> None:
    rows = [
        {
            "text": "Calm held.",
            "published": "2020-05-04",
            "publisher": "Hill Radio",
            "title": "Calm",
            "url": "u",
        },
        {"text": "ساد الهدوء المدينة صباح اليوم", "language": "ar", "translation": "Calm held in the town."},
        {"text": "Calm held.", "published": "05/04/2020"},
        {"text": "Calm held.", "mood": "good"},
        {"title": "No text"},
        {"text": 5},
        {"text": "Calm held.", "title": 5},
        {"text": " "},
        {"text": "\ud800 half"},
    ]
    lines = [json.dumps(row) for row in rows] + ["{broken", "[1]", ""]
    found = list(read("\n".join(lines).encode(), "many.jsonl", GIVEN))
    documents = [f for f in found if isinstance(f, Document)]
    problems = [f for f in found if isinstance(f, Problem)]
    assert [d.published for d in documents] == [date(2020, 5, 4), DAY]
    assert documents[0].publisher == "Hill Radio"
    assert documents[1].reading.text == "Calm held in the town."
    assert documents[1].reading.name == "translation:eng:human"
    assert [p.subject for p in problems] == [f"many.jsonl:{n}" for n in range(3, 12)]
    assert all(p.message.startswith(p.subject) for p in problems)


def test_a_file_of_many_lines_may_be_larger_than_one_report() -> None:
    line = json.dumps({"text": "Calm held in the town again."})
    small = GIVEN.model_copy(update={"largest": 40})
    assert all(isinstance(d, Document) for d in read("\n".join([line] * 5).encode(), "many.jsonl", small))


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.txt", "empty"),
        (b" \n ", "a.md", "empty"),
        (b"", "a.html", "empty"),
        (b"", "a.pdf", "empty"),
        (b"", "a.jsonl", "empty"),
        (b"\x7fELF\0\0\1", "a.txt", "binary"),
        (b"\xef\xbb\xbfa\0b", "a.txt", "binary"),
        ("Войска вошли в город утром.".encode("cp1251"), "a.txt", "wrong encoding: convert to UTF-8"),
        ("دخلت القوات المدينة".encode("cp1256"), "a.txt", "wrong encoding: convert to UTF-8"),
        (b"\xff\xfea", "a.txt", "wrong encoding: convert to UTF-8"),
        (b"---\nno colon here\n---\nText.", "a.md", "key: value"),
        (b"---\ntitle: x\n---\n", "a.md", "no text"),
        (b"<html><bod", "a.html", "no article"),
        (b'<meta charset="x-none"><p>Calm.', "a.html", "wrong encoding"),
        (b"%PDF-1.4 nothing", "a.pdf", "damaged"),
        (b"not a pdf", "a.pdf", "damaged"),
        (b"Calm.", "a.docx", "no reader"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_remedy(data: bytes, name: str, words: str) -> None:
    found = problem(data, name)
    assert found.kind == "DocumentError"
    assert words in found.message


def test_an_encrypted_pdf_asks_for_a_copy_without_password() -> None:
    assert "encrypted" in problem(pdf("Calm.", password="secret"), "a.pdf").message


def test_a_scanned_pdf_asks_for_ocr() -> None:
    assert "OCR" in problem(pdf(None), "a.pdf").message


def test_a_report_longer_than_the_limit_is_refused() -> None:
    found = problem(b"Calm held. " * 100, "a.txt", GIVEN.model_copy(update={"largest": 500}))
    assert "1,100 characters" in found.message


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.pdf"])
def test_a_missing_date_is_never_made_up(name: str) -> None:
    found = problem(pdf("Calm held.") if name == "a.pdf" else b"Calm held.", name, Supplied(today=DAY))
    assert found.kind == "MissingDate"
    assert found.message == f"{name}: no publication date found; give one with --published YYYY-MM-DD"


def test_a_future_date_is_refused() -> None:
    found = problem(b"Calm held.", "a.txt", Supplied(published=date(2021, 1, 2), today=date(2021, 1, 1)))
    assert "future" in found.message
    assert "--published" in found.message
    found = problem(DATED.encode(), "a.html", Supplied(today=date(2019, 1, 1)))
    assert "future" in found.message


@pytest.mark.parametrize("said", ["07/06/2018", "last week", "2018-13-01", "2018"])
def test_a_date_that_needs_a_guess_is_refused(said: str) -> None:
    found = problem(f"---\ndate: {said}\n---\nCalm held.".encode(), "a.md", Supplied())
    assert "cannot be read" in found.message
    assert "--published" in found.message


@pytest.mark.parametrize(
    "said",
    [
        "2018-07-06",
        "2018-07-06T23:59:00-05:00",
        "6 July 2018",
        "July 6, 2018",
        "Fri, 06 Jul 2018 10:00:00 +0300",
    ],
)
def test_a_printed_date_is_the_day_as_printed(said: str) -> None:
    assert one(f"---\ndate: {said}\n---\nCalm held.".encode(), "a.md", Supplied()).published == date(
        2018, 7, 6
    )


@pytest.mark.parametrize(
    "page",
    [
        "<p>Calm held at the ford.</p>",
        "<html><body><article><p>Calm held at the ford.",
        "Calm held at the ford.",
    ],
)
def test_a_short_or_broken_page_still_gives_its_words(page: str) -> None:
    assert one(page.encode(), "a.html").original.text.strip() == "Calm held at the ford."
