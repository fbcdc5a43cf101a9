"""By hand: a report typed in, a figure without a text, a named victim, and a report uploaded."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from corroborate.values import Group, VoiceKind
from corroborate.web.asking import Reads
from corroborate.web.pages import page
from corroborate.web.routes.queue import draft_of

router = APIRouter(include_in_schema=False)

KINDS = ("report", "figure", "victim")


@router.get("/by-hand")
def by_hand(ask: Reads, kind: str = "report", kept: str = "") -> Response:
    """The forms for what no file holds."""
    kind = kind if kind in KINDS else "report"
    return page(
        ask,
        "hand",
        kind=kind,
        kinds_=KINDS,
        kept=kept,
        draft=draft_of(ask, f"by-hand:{kind}"),
        voice_kinds=tuple(one.value for one in VoiceKind),
        groups_=tuple(one.value for one in Group),
    )
