"""By hand: a report typed in, a figure without a text, a named victim, and a report uploaded."""

from __future__ import annotations

import datetime as dt

from fastapi import APIRouter
from starlette.responses import Response

from corroborate.desk.amendments import count_of, day_of
from corroborate.desk.by_hand import ByHand, Entered
from corroborate.errors import BadSetting, TooLarge
from corroborate.text.clean import MAX_BYTES
from corroborate.values import Group, Measure, VoiceKind
from corroborate.web.asking import Enters, Form, Posted, Reads
from corroborate.web.pages import address, go, page
from corroborate.web.routes.queue import draft_of

router = APIRouter(include_in_schema=False)


@router.get("/by-hand")
def by_hand(ask: Reads, kind: str = "report", kept: str = "") -> Response:
    """The forms for what no file holds."""
    kind = kind if kind in set(Entered) else "report"
    return page(
        ask,
        "hand",
        kind=kind,
        entered=tuple(one.value for one in Entered),
        kept=kept,
        draft=draft_of(ask, f"by-hand:{kind}"),
        voice_kinds=tuple(one.value for one in VoiceKind),
    )


@router.post("/by-hand")
def enter(ask: Enters, form: Form) -> Response:
    """Keep what somebody was told."""
    entry = entry_of(form)
    document = ask.desk.live.by_hand(entry, person=ask.name)
    ask.desk.people.drop_draft(ask.name, f"by-hand:{entry.kind.value}")
    return go(ask, address("/by-hand", kind=entry.kind.value, kept=document.id))


def entry_of(form: Posted) -> ByHand:
    """What a form enters. Raises BadSetting for a field that makes no sense, naming it."""
    try:
        kind = Entered(form.get("kind"))
        voice_kind = VoiceKind(form.get("voice_kind", "unknown"))
        measure = Measure(form.get("measure", "killed"))
        group = Group(form.get("group", "unknown"))
    except ValueError as error:
        raise BadSetting(f"{error}; choose one of the list") from None
    when: dt.date | None = day_of("on the day", form.get("when"))
    return ByHand(
        kind=kind,
        voice=form.get("voice")[:200],
        voice_kind=voice_kind,
        confidential=form.get("confidential") == "yes",
        published=day_of("the day of telling", form.get("published")),
        when=when,
        until=day_of("until", form.get("until")),
        place=form.get("place")[:200],
        title=form.get("title")[:300],
        text=form.fields.get("text", ""),
        measure=measure,
        low=count_of("low", form.get("low")),
        best=count_of("best", form.get("best")),
        high=count_of("high", form.get("high")),
        group=group,
        name=form.get("name")[:200],
        age=count_of("age", form.get("age")),
        sex=form.get("sex") if form.get("sex") in ("f", "m") else "",
        source=form.get("source")[:200],
        note=form.get("note")[:4000],
    )


@router.post("/by-hand/upload")
def upload(ask: Enters, form: Form) -> Response:
    """Keep an uploaded report; it is cleaned and read like any input."""
    if form.file is None:
        raise BadSetting("no file was sent; choose one")
    if len(form.file.data) > MAX_BYTES:
        raise TooLarge(f"over the limit of {MAX_BYTES:,} bytes; split the file")
    published = day_of("published", form.get("published"))
    given = {
        "published": published.isoformat() if published is not None else None,
        "source": form.get("source")[:200] or None,
    }
    name = form.file.name.replace("\\", "/").rsplit("/", 1)[-1][:200]
    document = ask.desk.live.add_report(name, form.file.data, given, person=ask.name)
    return go(ask, f"/reports/{document.id}")
