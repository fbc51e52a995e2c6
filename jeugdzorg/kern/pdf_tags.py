"""The structure of a document, put right where WeasyPrint leaves something out."""

import re
from collections.abc import Iterator, Mapping
from typing import Any


def finish(document: Any, pdf: Any) -> None:
    """The last hand on a document before it is written; for WeasyPrint's ``finisher``."""
    set_scopes(pdf)
    running_words_apart(pdf)


def set_scopes(pdf: Any) -> None:
    """Say of every table header whether it heads a column or a row.

    WeasyPrint links cells to headers by their ids; readers that do not follow these use the scope.
    """
    for element in elements(pdf):
        if element["S"] == "/TH" and "A" in element:
            part = referred(referred(element.get("P"), pdf).get("P"), pdf)
            element["A"]["Scope"] = "/Column" if part.get("S") == "/THead" else "/Row"


def running_words_apart(pdf: Any) -> None:
    """Mark running heads and page numbers as what stands on every page, not as text.

    WeasyPrint gives them elements that hang under nothing; a reader that goes by the page reads
    them between two lines of a table.
    """
    root = referred(pdf.catalog.get("StructTreeRoot"), pdf)
    if not root:
        return
    loose = set(loose_elements(root, pdf))
    numbers = referred(root["ParentTree"], pdf)["Nums"]
    for page, places in zip(pages(pdf), numbers[1::2], strict=False):
        words = {place for place, element in enumerate(places) if element in loose}
        for place in words:
            places[place] = "null"
        as_artifacts(referred(page["Contents"], pdf).stream, words)
    for reference in loose:
        referred(reference, pdf).clear()


def loose_elements(root: Mapping[str, Any], pdf: Any) -> Iterator[bytes]:
    """The elements that call the document their parent while it does not know them, and below."""
    top = root["K"][0]
    known = set(referred(top, pdf)["K"])
    for element in elements(pdf):
        if element.get("P") == top and element.reference not in known:
            yield from with_children(element, pdf)


def elements(pdf: Any) -> Iterator[Any]:
    """Everything that is part of the structure, in no order."""
    return (thing for thing in pdf.objects if isinstance(thing, dict) and "S" in thing)


def with_children(element: Any, pdf: Any) -> Iterator[bytes]:
    yield element.reference
    for child in element.get("K", []):
        if isinstance(child, bytes):
            yield from with_children(referred(child, pdf), pdf)


def as_artifacts(stream: list[Any], words: set[int]) -> None:
    """In the instructions of a page; a mark is written as its name and then its number."""
    for position, item in enumerate(stream):
        if isinstance(item, dict) and item.get("MCID") in words:
            stream[position - 1] = "/Artifact"
            item.clear()
            item["Type"] = "/Pagination"


def pages(pdf: Any) -> list[Any]:
    return [pdf.objects[number] for number in pdf.pages["Kids"][::3]]


def referred(reference: Any, pdf: Any) -> Any:
    """The object that a reference ("12 0 R") names; nothing for what is no reference."""
    number = re.match(rb"\d+", reference if isinstance(reference, bytes) else b"")
    return pdf.objects[int(number[0])] if number else {}
