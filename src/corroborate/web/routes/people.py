"""Signing in and out, drafts, the people of the desk and its settings."""

from __future__ import annotations

import secrets

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, RedirectResponse, Response

from corroborate.errors import BadSetting, NotAllowed, TooManyTries, WrongPassword
from corroborate.shell.live import SETTINGS
from corroborate.shell.people import ACTS, MAY, PersonRole
from corroborate.web.asking import (
    COOKIE,
    GUEST,
    Form,
    Manages,
    Reads,
    check_form,
    desk_of,
    form_of,
    local_path,
    posted,
)
from corroborate.web.pages import drop_cookie, go, page, set_cookie, shown_fields

router = APIRouter(include_in_schema=False)


def _login_page(request: Request, *, next_: str, name: str = "", error: str = "", status: int = 200) -> Response:
    desk = desk_of(request)
    guest = request.cookies.get(GUEST, "") or secrets.token_urlsafe(32)
    answer = page(
        None,
        "login",
        status,
        title=desk.title,
        token=desk.form_token(guest),
        next=next_,
        name=name,
        error=error,
    )
    set_cookie(answer, GUEST, guest, secure=request.url.scheme == "https")
    return answer


@router.get("/login")
def login_form(request: Request, next: str = "/") -> Response:
    """The page to sign in on."""
    if desk_of(request).open_to_all():
        return RedirectResponse("/", status_code=303)
    return _login_page(request, next_=local_path(next))


@router.post("/login")
async def login(request: Request) -> Response:
    """Sign in. A wrong name and a wrong password look the same."""
    desk = desk_of(request)
    form = await form_of(request)
    check_form(request, desk, request.cookies.get(GUEST, ""), form.fields)
    address = request.client.host if request.client is not None else "unknown"
    name, next_ = form.get("name"), local_path(form.get("next"))
    try:
        token = await run_in_threadpool(desk.people.sign_in, name, form.fields.get("password", ""), address)
    except (WrongPassword, TooManyTries) as error:
        status = 429 if isinstance(error, TooManyTries) else 403
        return _login_page(request, next_=next_, name=name[:64], error=str(error), status=status)
    answer = RedirectResponse(next_, status_code=303)
    set_cookie(answer, COOKIE, token, secure=request.url.scheme == "https")
    return answer


@router.post("/logout", dependencies=[Depends(posted)])
def logout(ask: Reads) -> Response:
    """End the session here and on the server."""
    ask.desk.people.sign_out(ask.cookie)
    answer = RedirectResponse("/login", status_code=303)
    drop_cookie(answer)
    return answer


@router.post("/drafts")
async def save_draft(request: Request) -> Response:
    """Keep what is typed into a form. An expired session may still do this, and nothing else."""
    desk = desk_of(request)
    form = await form_of(request)
    if desk.open_to_all():
        name, cookie = desk.local.name, request.cookies.get(GUEST, "")
    else:
        cookie = request.cookies.get(COOKIE, "")
        session = await run_in_threadpool(desk.people.session, cookie) if cookie else None
        if session is None:
            return JSONResponse({"error": {"type": "SignInNeeded", "message": "sign in again"}}, status_code=401)
        name = session.person.name
    check_form(request, desk, cookie, form.fields)
    if not form.get("draft"):
        raise BadSetting("a draft needs the name of its form")
    await run_in_threadpool(desk.people.save_draft, name, form.get("draft"), shown_fields(form.fields))
    return Response(status_code=204)


@router.get("/people")
def people(ask: Reads) -> Response:
    """Who works here, and what each may do."""
    return page(
        ask,
        "people",
        everybody=ask.desk.people.everybody(),
        roles=tuple(PersonRole),
        acts=tuple((words, tuple(role for role in PersonRole if act in MAY[role])) for act, words in ACTS.items()),
        settings=ask.desk.record.settings(),
        drafts=ask.desk.people.drafts(ask.name),
    )


def _role(value: str) -> PersonRole:
    try:
        return PersonRole(value)
    except ValueError:
        raise BadSetting(f"there is no role {value!r}") from None


@router.post("/people")
def add_person(ask: Manages, form: Form) -> Response:
    """A new account."""
    if not ask.accounts and _role(form.get("role")) is not PersonRole.ADMIN:
        raise NotAllowed("the first account must be an admin: with it, this desk asks everybody to sign in")
    ask.desk.people.add(form.get("name"), _role(form.get("role")), form.fields.get("password", ""))
    return go(ask, "/people")


@router.post("/people/{name:path}")
def change_person(ask: Manages, form: Form, name: str) -> Response:
    """Another role, state or password."""
    match form.get("change"):
        case "role":
            ask.desk.people.set_role(name, _role(form.get("role")))
        case "password":
            ask.desk.people.set_password(name, form.fields.get("password", ""))
        case "active" | "disabled" | "removed" as state:
            ask.desk.people.set_state(name, state)
        case other:
            raise BadSetting(f"{other!r} is not a change that is made here")
    return go(ask, "/people")


@router.post("/settings")
def change_settings(ask: Manages, form: Form) -> Response:
    """Whether a decision needs two people, whether the dead are named outside the record."""
    for key in SETTINGS:
        if form.get(key):
            ask.desk.live.set(key, form.get(key), ask.name)
            return go(ask, "/people")
    raise BadSetting(f"nothing was set; what can be set: {', '.join(SETTINGS)}")
