"""Who asks, and whether they may: sessions, roles and the tokens of forms, as dependencies of the routes."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request
from starlette.datastructures import UploadFile

from corroborate.errors import NotAllowed
from corroborate.shell.people import Act, Person
from corroborate.web.desk import Desk

COOKIE, GUEST = "desk", "desk_guest"
# A cookie outlives its session by the days in which a draft may still be saved.
COOKIE_AGE = 8 * 24 * 3600


class SignInNeeded(Exception):
    """Nobody is signed in: a turn in the way, not an error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One request with the person who makes it. ``token`` is what this page's forms bring back."""

    request: Request
    desk: Desk
    person: Person
    cookie: str
    new_cookie: bool
    token: str
    accounts: bool

    @property
    def name(self) -> str:
        """The person's name, as decisions bear it."""
        return self.person.name

    @property
    def htmx(self) -> bool:
        """Whether the page asks for a piece of itself."""
        return self.request.headers.get("hx-request") == "true"

    def may(self, act: str) -> bool:
        """Whether the person's role allows an act, by its name."""
        return self.person.may(Act(act))


def desk_of(request: Request) -> Desk:
    """The desk that this application shows."""
    desk: Desk = request.app.state.desk
    return desk


def asking(request: Request) -> Asking:
    """Who asks. Raises SignInNeeded where there are accounts and nobody is signed in."""
    desk = desk_of(request)
    if desk.open_to_all():
        known = request.cookies.get(GUEST, "")
        cookie = known or secrets.token_urlsafe(32)
        return Asking(
            request=request,
            desk=desk,
            person=desk.local,
            cookie=cookie,
            new_cookie=not known,
            token=desk.form_token(cookie),
            accounts=False,
        )
    token = request.cookies.get(COOKIE, "")
    session = desk.people.session(token) if token else None
    if session is None or session.over:
        raise SignInNeeded
    return Asking(
        request=request,
        desk=desk,
        person=session.person,
        cookie=token,
        new_cookie=False,
        token=desk.form_token(token),
        accounts=True,
    )


Asked = Annotated[Asking, Depends(asking)]


def may(act: Act) -> Callable[[Asking], Asking]:
    """A dependency: who asks, if their role allows the act. Raises NotAllowed."""

    def allowed(ask: Asked) -> Asking:
        if not ask.person.may(act):
            raise NotAllowed(f"a {ask.person.role.value} may not do that; ask an admin of this desk")
        return ask

    return allowed


Reads = Annotated[Asking, Depends(may(Act.READ))]
Decides = Annotated[Asking, Depends(may(Act.DECIDE))]
Enters = Annotated[Asking, Depends(may(Act.ENTER))]
Manages = Annotated[Asking, Depends(may(Act.MANAGE))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file as it was sent; its name is told to people and opens nothing."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A form that was sent. ``file`` is the upload in it, if any."""

    fields: Mapping[str, str]
    file: Upload | None

    def get(self, name: str, default: str = "") -> str:
        """A field, stripped; the default where it is empty or missing."""
        return self.fields.get(name, "").strip() or default


async def form_of(request: Request) -> Posted:
    """The form of a request; its token is not checked here."""
    async with request.form(max_files=1, max_fields=200, max_part_size=2_000_000) as form:
        fields = {key: value for key, value in form.multi_items() if isinstance(value, str)}
        sent = next((value for _, value in form.multi_items() if isinstance(value, UploadFile)), None)
        file = Upload(name=sent.filename, data=await sent.read()) if sent is not None and sent.filename else None
    return Posted(fields=fields, file=file)


def check_form(request: Request, desk: Desk, cookie: str, fields: Mapping[str, str]) -> None:
    """Raise NotAllowed for a form that does not come from a page of this session."""
    given = fields.get("token", "") or request.headers.get("x-form-token", "")
    if not cookie or not hmac.compare_digest(given.encode(), desk.form_token(cookie).encode()):
        raise NotAllowed("this form is from another session; load the page anew and send it again")
    # Our own Referrer-Policy makes browsers send "null" with a plain form: then the token and Sec-Fetch-Site decide.
    origin = request.headers.get("origin", "null")
    if origin != "null" and urlsplit(origin).netloc.casefold() != request.headers.get("host", "").casefold():
        raise NotAllowed("this form was sent from another site")
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise NotAllowed("this form was sent from another site")


async def posted(request: Request, ask: Asked) -> Posted:
    """The form that a person sent, checked. Raises NotAllowed."""
    form = await form_of(request)
    check_form(request, ask.desk, ask.cookie, form.fields)
    return form


Form = Annotated[Posted, Depends(posted)]


def local_path(path: str, fallback: str = "/") -> str:
    """Where to go next, if that is a page of this desk."""
    if path.startswith("/") and not path.startswith(("//", "/\\")) and "\n" not in path and "\r" not in path:
        return path
    return fallback
