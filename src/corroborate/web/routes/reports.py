"""A report with its side panel, and beside the one that it repeats."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from corroborate.desk.sheets.reports import beside_sheet, figure_sheet, report_sheet, voices_in
from corroborate.desk.sheets.statements import decision, where
from corroborate.errors import BadSetting
from corroborate.web.asking import Asking, Reads
from corroborate.web.pages import address, go, page
from corroborate.web.routes.deciding import review_of
from corroborate.web.routes.queue import draft_of, mine

router = APIRouter(include_in_schema=False)


@router.get("/reports/{id_}")
def report(ask: Reads, id_: str, figure: str = "", add: str = "", done: str = "") -> Response:
    """A report; ``figure`` is in the panel, or a figure at ``add`` ("start:end") is being added."""
    record = ask.desk.record
    sheet = report_sheet(record, id_, ask.name)
    before = review_of(ask, done) if done else None
    context: dict[str, Any] = {"sheet": sheet, "figure": None, "adding": None, "draft": {}}
    if add:
        start, _, end = add.partition(":")
        if not (start.isascii() and end.isascii() and start.isdigit() and end.isdigit()):
            raise BadSetting("select the words that state the number, then add the figure")
        context["adding"] = adding(ask, id_, int(start), int(end))
    elif figure:
        context |= _panel(ask, figure)
    context["done"] = decision(record, before, ask.name) if before is not None and mine(ask, before) else None
    return page(ask, "report", **context)


@router.get("/figures/{id_}")
def figure(ask: Reads, id_: str) -> Response:
    """A figure: where it stands."""
    found, _ = ask.desk.record.figure(id_)
    return go(ask, address(f"/reports/{found.document}", figure=id_) + f"#{id_}")


@router.get("/figures/{id_}/panel")
def panel(ask: Reads, id_: str) -> Response:
    """The panel of a figure alone, for a page that is there already."""
    if not ask.htmx:
        return figure(ask, id_)
    answer = page(ask, "_panel", **_panel(ask, id_))
    found, _ = ask.desk.record.figure(id_)
    answer.headers["HX-Push-Url"] = address(f"/reports/{found.document}", figure=id_)
    return answer


def _panel(ask: Asking, id_: str) -> dict[str, Any]:
    return {"figure": figure_sheet(ask.desk.record, id_, ask.name), "draft": draft_of(ask, f"figure:{id_}")}


def adding(ask: Asking, document: str, start: int, end: int) -> dict[str, Any]:
    """What the form for a missed figure shows."""
    reading = ask.desk.record.reading(document)
    if not 0 <= start < end <= len(reading.document.text):
        raise BadSetting("select the words that state the number, then add the figure")
    return {
        "document": document,
        "start": start,
        "end": end,
        "words": reading.document.text[start:end],
        "voices": voices_in(reading),
        "places": tuple(w for mention in reading.places if (w := where(mention)) is not None),
        "draft": draft_of(ask, f"add:{document}:{start}:{end}"),
    }


@router.get("/reports/{id_}/beside")
def beside(ask: Reads, id_: str) -> Response:
    """A report beside the one that it repeats."""
    return page(ask, "beside", sheet=beside_sheet(ask.desk.record, id_))
