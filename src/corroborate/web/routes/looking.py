"""The overview, an event, the lists and the search: what is only looked at."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response, StreamingResponse

from corroborate.desk.sheets.events import EventSheet, event_sheet
from corroborate.desk.sheets.lists import (
    FILTERS,
    LINES,
    Line,
    ListSheet,
    SearchSheet,
    csv_rows,
    list_sheet,
    search_sheet,
)
from corroborate.desk.sheets.overview import Grown, OverviewSheet, grown, overview_sheet, since, stands
from corroborate.desk.sheets.statements import decision
from corroborate.errors import NotFound
from corroborate.web.asking import Asking, Reads
from corroborate.web.pages import page
from corroborate.web.routes.deciding import review_of
from corroborate.web.routes.queue import draft_of, mine

router = APIRouter(include_in_schema=False)


def overview_of(ask: Asking, *, visit: bool) -> OverviewSheet:
    """The overview of who asks; ``visit``: it is looked at, and what it says is what they have seen."""
    desk, version = ask.desk, ask.desk.record.version

    def grew() -> Grown:
        return grown(desk.record)

    sheet = desk.made.of(
        version,
        f"overview:{ask.name}",
        lambda: overview_sheet(desk.record, ask.name, desk.title, desk.made.of(version, "grown", grew)),
    )
    if not visit:
        return sheet
    return since(sheet, desk.people.visit(ask.name, stands(sheet.rows, sheet.reports, sheet.events)))


@router.get("/")
def overview(ask: Reads) -> Response:
    """The answer first."""
    sheet = overview_of(ask, visit=True)
    return page(ask, "overview", sheet=sheet, waiting=sheet.waiting)


# The first level of gzip makes the map a sixth of its size; the sixth takes more than twice as long for a seventh.
_PACKED = 1


@router.get("/map.geojson")
def map_geojson(ask: Reads) -> Response:
    """The events on a map, as GeoJSON."""
    desk = ask.desk

    def packed() -> bytes:
        # No token stands in it, whose letters its length could betray (see server.build).
        return gzip.compress(desk.drawn.geojson(desk.record.summary().points).encode(), _PACKED)

    body = desk.made.of(desk.record.version, "map", packed)
    headers = {"Vary": "Accept-Encoding"}
    if "gzip" in ask.request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
    else:
        body = gzip.decompress(body)
    return Response(body, media_type="application/geo+json", headers=headers)


@router.get("/events/{id_}")
def event(ask: Reads, id_: str, done: str = "") -> Response:
    """An event."""
    before = review_of(ask, done) if done else None
    told = decision(ask.desk.record, before, ask.name) if before is not None and mine(ask, before) else None
    sheet = event_of(ask, id_)
    return page(ask, "event", sheet=sheet, done=told, draft=draft_of(ask, f"note:{sheet.id}"))


def event_of(ask: Asking, id_: str) -> EventSheet:
    """The sheet of an event for who asks."""
    return event_sheet(ask.desk.record, id_, ask.name)


# ------------------------------------------------------------------ lists


def list_of(ask: Asking, of: str, query: dict[str, str], limit: int | None = None) -> ListSheet:
    """A page of a list by its address. Raises NotFound for a list that is none."""
    if of not in LINES:
        raise NotFound(f"there is no list of {of}")
    given = query.get("offset", "0")
    offset = int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0
    extra: dict[str, Any] = {} if limit is None else {"limit": limit}
    return list_sheet(ask.desk.record, of, ask.name, query=query.get("q", ""), filters=query, offset=offset, **extra)


def _list(of: str) -> None:
    @router.get(f"/{of}", name=of)
    def shown(ask: Reads) -> Response:
        sheet = list_of(ask, of, dict(ask.request.query_params))
        return page(ask, "list", sheet=sheet, filters=FILTERS[of], in_force=dict(sheet.filters))

    @router.get(f"/{of}.csv", name=f"{of}.csv")
    def as_csv(ask: Reads) -> Response:
        query = dict(ask.request.query_params)
        return StreamingResponse(
            csv_rows(of, _all(ask, of, query)),
            media_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{of}.csv"'},
        )


# A long list is asked for in pieces, so that others are answered in between.
_PIECE = 500


def _all(ask: Asking, of: str, query: dict[str, str]) -> Iterator[Line]:
    offset = 0
    while True:
        sheet = list_of(ask, of, {**query, "offset": str(offset)}, limit=_PIECE)
        yield from sheet.lines
        offset += _PIECE
        if offset >= sheet.total:
            return


for _of in LINES:
    _list(_of)


@router.get("/search")
def search(ask: Reads, q: str = "") -> Response:
    """What a search finds, by kind."""
    return page(ask, "search", sheet=search_of(ask, q))


def search_of(ask: Asking, query: str) -> SearchSheet:
    """The sheet of a search for who asks."""
    return search_sheet(ask.desk.record, query, ask.name)
