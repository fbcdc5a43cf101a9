"""Decisions, from whatever page they are sent: about a figure, a claim, a pair, an event, or a decision itself."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from corroborate.desk.amendments import amended, found_span, stated
from corroborate.desk.reviews import seen_events
from corroborate.errors import BadSetting, NotAllowed, NotFound
from corroborate.shell.people import Act
from corroborate.values import Place, Review, Verdict
from corroborate.web.asking import Asking, Decides, Form, Posted, local_path
from corroborate.web.pages import address, go, page

router = APIRouter(include_in_schema=False)


def decide(ask: Asking, form: Posted, subject: str, *, seen: str | None = None) -> Review:
    """Send one decision to the record, which keeps it before this returns. Raises BadSetting or NotFound."""
    verdict = _verdict(form.get("verdict"))
    change: dict[str, Any] = {}
    if verdict is Verdict.AMEND:
        if not subject.startswith("fig-"):
            raise BadSetting("only a figure is amended; reject this, and add what should stand")
        figure, reading = ask.desk.record.figure(subject)
        change = amended(figure, reading, form.fields, alternatives(ask, subject))
        if not change:
            raise BadSetting("nothing was changed; to let it stand as it is, accept it")
    review: Review = ask.desk.live.decide(
        subject=subject,
        verdict=verdict,
        seen=form.get("seen") if seen is None else seen,
        person=ask.name,
        change=change,
        note=form.get("note")[:4000],
    )
    ask.desk.people.drop_draft(ask.name, form.get("draft") or f"figure:{subject}")
    return review


def _verdict(value: str) -> Verdict:
    try:
        verdict = Verdict(value)
    except ValueError:
        raise BadSetting(f"{value!r} is no verdict") from None
    if verdict in (Verdict.ADD, Verdict.UNDO):
        raise BadSetting("that is not decided so")
    return verdict


def alternatives(ask: Asking, subject: str) -> dict[str, Place]:
    """The gazetteer's places for the words of a figure's place, by gazetteer id."""
    figure, reading = ask.desk.record.figure(subject)
    mention = next((m for m in reading.places if m.id == figure.place), None)
    if mention is None:
        return {}
    return {place.gazetteer or place.id: place for place in ask.desk.record.alternatives(mention.words)}


def review_of(ask: Asking, id_: str) -> Review | None:
    """A decision by its id, the newest looked at first."""
    return next((review for review in reversed(ask.desk.record.reviews()) if review.id == id_), None)


def take_back(ask: Asking, id_: str, note: str) -> Review:
    """Undo a decision: one's own, or anybody's for who may settle. Raises NotFound or NotAllowed."""
    review = review_of(ask, id_)
    if review is None:
        raise NotFound(f"there is no decision {id_}")
    if review.reviewer != ask.name and not ask.person.may(Act.SETTLE):
        raise NotAllowed(f"a {ask.person.role.value} takes back only their own decisions; ask a reviewer")
    undone: Review = ask.desk.live.undo(id_, person=ask.name, note=note[:4000])
    return undone


def done(ask: Asking, form: Posted, review: Review, fallback: str) -> Response:
    """Back to the page that the form was on, which says what was kept."""
    path, _, query = local_path(form.get("next"), fallback).partition("?")
    query = "&".join(part for part in query.split("&") if part and not part.startswith("done="))
    return go(ask, f"{path}?{query}&done={review.id}" if query else f"{path}?done={review.id}")


@router.post("/figures/{id_}/decide")
def decide_figure(ask: Decides, form: Form, id_: str) -> Response:
    """A decision about a figure."""
    figure, _ = ask.desk.record.figure(id_)
    return done(ask, form, decide(ask, form, id_), address(f"/reports/{figure.document}", figure=id_))


@router.post("/claims/{id_}/decide")
def decide_claim(ask: Decides, form: Form, id_: str) -> Response:
    """A decision about a claim."""
    claim, _ = ask.desk.record.claim(id_)
    return done(ask, form, decide(ask, form, id_), f"/reports/{claim.document}")


@router.post("/pairs")
def decide_pair(ask: Decides, form: Form) -> Response:
    """Whether two things are one event: those of a pair, or any two figures or claims."""
    subject = form.get("subject")
    a, bar, b = subject.partition("|")
    if not bar or a == b or form.get("verdict") not in ("same", "different", "unsure"):
        raise BadSetting("say of two different statements whether they are one event")
    events = []
    for one in (a, b):
        event = ask.desk.record.event_of(one)
        if event is None:
            raise NotFound(f"{one} is in no event any more; load the page anew")
        events.append(event)
    review = decide(ask, form, subject, seen=form.get("seen") or seen_events(*events))
    return done(ask, form, review, f"/events/{events[0].id}")


@router.post("/events/{id_}/note")
def note_event(ask: Decides, form: Form, id_: str) -> Response:
    """A note about an event, kept as a decision that changes no number."""
    event = ask.desk.record.event(id_)
    if not form.get("note"):
        raise BadSetting("the note is empty")
    subject = event.public_id or event.id
    return done(ask, form, decide(ask, form, subject), f"/events/{subject}")


@router.post("/reviews/{id_}/undo")
def undo(ask: Decides, form: Form, id_: str) -> Response:
    """Take a decision back; that is a decision too, and can be taken back."""
    return done(ask, form, take_back(ask, id_, form.get("note")), "/queue")


# ------------------------------------------------------------------ a figure that the machine missed


@router.get("/reports/{id_}/add")
def add_form(
    ask: Decides,
    id_: str,
    start: Annotated[int, Query(ge=0)] = 0,
    end: Annotated[int, Query(ge=0)] = 0,
) -> Response:
    """The form for a figure at a place in a report. Offsets count code points."""
    text = ask.desk.record.reading(id_).document.text
    if not start < end <= len(text):
        raise BadSetting("select the words that state the number, then add the figure")
    query = f"?add={start}:{end}"
    if not ask.htmx:
        return go(ask, f"/reports/{id_}{query}#panel")
    from corroborate.web.routes.reports import adding  # the panel is that page's piece

    return page(ask, "_add", **adding(ask, id_, start, end))


@router.post("/reports/{id_}/figures")
def add_figure(ask: Decides, form: Form, id_: str) -> Response:
    """A figure that the machine missed, at the words that state it."""
    reading = ask.desk.record.reading(id_)
    text = reading.document.text
    if form.get("start") and form.get("end"):
        start, end = _offset(form.get("start")), _offset(form.get("end"))
    else:
        start, end = found_span(text, form.get("words"))
    if not 0 <= start < end <= len(text) or end - start > 2000:
        raise BadSetting("select the words that state the number, a sentence at most")
    review: Review = ask.desk.live.add_figure(
        document=id_,
        start=start,
        end=end,
        values=stated(reading, form.fields, {}),
        person=ask.name,
        note=form.get("note")[:4000],
    )
    ask.desk.people.drop_draft(ask.name, form.get("draft"))
    return done(ask, form, review, f"/reports/{id_}")


def _offset(value: str) -> int:
    if not (value.isascii() and value.isdigit()) or len(value) > 9:
        raise BadSetting("the place of the words is not understood; select them again")
    return int(value)
