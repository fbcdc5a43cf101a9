"""The same sheets as JSON, described by OpenAPI: what a page shows is what its address under /api gives."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from corroborate.desk.sheets.events import EventSheet
from corroborate.desk.sheets.lists import ListSheet, SearchSheet
from corroborate.desk.sheets.overview import OverviewSheet
from corroborate.desk.sheets.queue import QueueSheet, queue_sheet
from corroborate.desk.sheets.reports import (
    BesideSheet,
    FigureSheet,
    ReportSheet,
    beside_sheet,
    figure_sheet,
    report_sheet,
)
from corroborate.web.asking import Reads
from corroborate.web.routes.looking import event_of, list_of, overview_of, search_of

router = APIRouter(prefix="/api", tags=["the record as it stands"])


@router.get("/overview")
def overview(ask: Reads) -> OverviewSheet:
    """The answer first: the toll, what it rests on, where, and what waits. Is no visit."""
    return overview_of(ask, visit=False)


@router.get("/queue")
def queue(
    ask: Reads, at: Annotated[int, Query(ge=0)] = 0, kind: Annotated[list[str] | None, Query()] = None
) -> QueueSheet:
    """What waits for the person who asks, with the item at a position in hand."""
    return queue_sheet(ask.desk.record, ask.name, kinds=frozenset(kind or ()), at=at)


@router.get("/search")
def search(ask: Reads, q: str = "") -> SearchSheet:
    """What a search finds, by kind."""
    return search_of(ask, q)


@router.get("/reports/{id}")
def report(ask: Reads, id: str) -> ReportSheet:
    """A report in pieces, with all that was read out of it."""
    return report_sheet(ask.desk.record, id, ask.name)


@router.get("/reports/{id}/beside")
def beside(ask: Reads, id: str) -> BesideSheet:
    """A report beside the one that it repeats, word by word."""
    return beside_sheet(ask.desk.record, id)


@router.get("/figures/{id}")
def figure(ask: Reads, id: str) -> FigureSheet:
    """A figure with all that can be chosen for it."""
    return figure_sheet(ask.desk.record, id, ask.name)


@router.get("/events/{id}")
def event(ask: Reads, id: str) -> EventSheet:
    """An event: its toll with the trace, its voices, and the events that it may be."""
    return event_of(ask, id)


@router.get("/{of}")
def lines(ask: Reads, of: str) -> ListSheet:
    """A page of a list: reports, figures, events, voices or places; filters as in the address of the page."""
    return list_of(ask, of, dict(ask.request.query_params))
