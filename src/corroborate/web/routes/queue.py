"""The queue: one item in hand, one key decides, and the next one is there."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from corroborate.desk.sheets.queue import KINDS, PAGE, queue_sheet
from corroborate.desk.sheets.reports import figure_sheet
from corroborate.desk.sheets.statements import decision
from corroborate.errors import BadSetting
from corroborate.values import Review
from corroborate.web.asking import Asking, Decides, Form, Posted, Reads
from corroborate.web.pages import address, go, page
from corroborate.web.routes.deciding import decide, review_of, take_back

router = APIRouter(include_in_schema=False)

Kinds = Annotated[list[str], Query()]


@router.get("/queue")
def queue(ask: Reads, at: int = 0, kind: Kinds = [], done: str = "") -> Response:  # noqa: B006
    """The queue with the item at a position in hand."""
    if ask.htmx:  # the next or the one before, in a page that is there already
        return page(ask, "_work", **shown(ask, frozenset(kind), at, done))
    there = {
        one for one in KINDS if ask.desk.record.queue(person=ask.name, kinds=frozenset({one}), offset=0, limit=0)[1]
    }
    return page(ask, "queue", there=there, **shown(ask, frozenset(kind), at, done))


def shown(ask: Asking, kinds: frozenset[str], at: int, done: str) -> dict[str, Any]:
    """What the page shows: the queue, the form of the item in hand, and the decision before it."""
    sheet = queue_sheet(ask.desk.record, ask.name, kinds=kinds, at=at)
    told = sheet.work.statement if sheet.work is not None else None
    before = review_of(ask, done) if done else None
    return {
        "sheet": sheet,
        "figure": figure_sheet(ask.desk.record, told.id, ask.name) if told is not None else None,
        "draft": draft_of(ask, f"figure:{told.id}") if told is not None else {},
        "done": decision(ask.desk.record, before, ask.name) if before is not None and mine(ask, before) else None,
        "waiting": sheet.total if not kinds else None,
        "page_size": PAGE,
    }


def mine(ask: Asking, review: Review) -> bool:
    """Whether a decision is this person's, so that the page may speak of it."""
    return review.reviewer == ask.name


def draft_of(ask: Asking, form: str) -> dict[str, str]:
    """What this person typed into a form and did not send."""
    draft = ask.desk.people.draft(ask.name, form)
    return dict(draft.fields) if draft is not None else {}


def _place(form: Posted) -> tuple[int, frozenset[str]]:
    at = form.get("at", "0")
    if not (at.isascii() and at.isdigit()) or len(at) > 7:
        raise BadSetting("that is no position in the queue")
    return int(at), frozenset(form.get("kinds").split(","))


def _next(ask: Asking, kinds: frozenset[str], at: int, review: Review) -> Response:
    query = {"at": at, "done": review.id}
    path = address("/queue", **query) + "".join(f"&kind={kind}" for kind in sorted(kinds) if kind)
    if not ask.htmx:
        return go(ask, path)
    answer = page(ask, "_work", **shown(ask, kinds, at, review.id))
    answer.headers["HX-Push-Url"] = path
    return answer


@router.post("/queue/decide")
def decide_item(ask: Decides, form: Form) -> Response:
    """Decide the item in hand, and take up the next."""
    at, kinds = _place(form)
    review = decide(ask, form, form.get("subject"))
    items, _ = ask.desk.record.queue(person=ask.name, kinds=kinds & KINDS.keys(), offset=at, limit=1)
    # What stays where it was (unsure, say) is passed over, or the next key would decide it again.
    if items and items[0].id == form.get("item"):
        at += 1
    return _next(ask, kinds, at, review)


@router.post("/queue/undo")
def undo_item(ask: Decides, form: Form) -> Response:
    """Take back the decision before, and take its item up again."""
    at, kinds = _place(form)
    before = review_of(ask, form.get("review"))
    review = take_back(ask, form.get("review"), "")
    if before is not None:
        items, _ = ask.desk.record.queue(person=ask.name, kinds=kinds & KINDS.keys(), offset=0, limit=500)
        at = next((n for n, item in enumerate(items) if item.subject == before.subject), at)
    return _next(ask, kinds, at, review)
