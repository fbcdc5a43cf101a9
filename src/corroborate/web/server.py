"""The application: routes and guards put together, errors in plain words, and the server that runs it."""

from __future__ import annotations

import contextlib
import getpass
import secrets
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterable, Mapping
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import uvicorn
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from corroborate import __version__
from corroborate.desk.exports.html import house_css
from corroborate.errors import (
    BadSetting,
    Bug,
    CorroborateError,
    NotAllowed,
    NotFound,
    RecordBusy,
    ReviewConflict,
    TooLarge,
    TooManyTries,
    WrongPassword,
)
from corroborate.shell.live import Live
from corroborate.shell.people import People, Person, PersonRole
from corroborate.text.clean import MAX_BYTES
from corroborate.web.asking import COOKIE, SignInNeeded, check_form, desk_of, form_of, local_path
from corroborate.web.desk import Desk
from corroborate.web.guards import LOCAL, Guards, is_local
from corroborate.web.pages import page, shown_fields
from corroborate.web.routes import api, deciding, hand, looking, people, queue, reports

SECRET, HOSTS = "CORROBORATE_SECRET", "CORROBORATE_HOSTS"
SHORTEST_SECRET = 32
UPLOAD_PATH = "/by-hand/upload"
_STATUS: Mapping[type[CorroborateError], int] = {
    NotFound: 404,
    NotAllowed: 403,
    WrongPassword: 403,
    TooManyTries: 429,
    TooLarge: 413,
    ReviewConflict: 409,
    RecordBusy: 503,
    Bug: 500,
}


ROUTERS = (
    looking.router,
    queue.router,
    reports.router,
    deciding.router,
    hand.router,
    people.router,
    api.router,
)


class Application(FastAPI):
    """FastAPI within our guards: they stand outside of everything, also of what answers when a page breaks."""

    hosts: tuple[str, ...] = LOCAL

    def build_middleware_stack(self) -> ASGIApp:
        """Guards, then all the rest."""
        inner = super().build_middleware_stack()
        return Guards(inner, hosts=self.hosts, largest_upload=MAX_BYTES + 1_000_000, upload_path=UPLOAD_PATH)


def build(desk: Desk, *, hosts: Iterable[str] = LOCAL) -> FastAPI:
    """The application for one desk, which answers to these host names alone."""
    app = Application(
        title="Corroborate, the review desk",
        version=__version__,
        docs_url=None,  # both would load their scripts from elsewhere
        redoc_url=None,
        openapi_url=None,
    )
    app.hosts = tuple(hosts)
    app.state.desk = desk
    for router in ROUTERS:
        app.include_router(router)
    app.get("/openapi.json", include_in_schema=False)(_openapi)
    app.get("/static/house.css", include_in_schema=False)(_house_css)
    static = resources.files("corroborate.web").joinpath("static")
    # Only our own files are compressed: a page holds a token beside words of strangers, which its length would betray.
    app.mount("/static", GZipMiddleware(_Static(directory=Path(str(static))), minimum_size=2000), name="static")
    app.add_exception_handler(CorroborateError, _refused)
    app.add_exception_handler(SignInNeeded, _sign_in)
    app.add_exception_handler(HTTPException, _no_such_page)
    app.add_exception_handler(RequestValidationError, _misunderstood)
    app.add_exception_handler(Exception, _broken)
    return app


class _Static(StaticFiles):
    """Our own files: kept by the browser, but asked about each time."""

    async def get_response(self, path: str, scope: Any) -> Response:
        """One file."""
        answer = await super().get_response(path, scope)
        answer.headers["Cache-Control"] = "no-cache"
        return answer


def _house_css() -> Response:
    """Colours, tables and drawings, as in the dossier."""
    return Response(house_css(), media_type="text/css", headers={"Cache-Control": "no-cache"})


def _openapi(request: Request) -> Response:
    """The description of /api. It tells of no record, so anybody may read it."""
    app: FastAPI = request.app
    return JSONResponse(app.openapi())


# ------------------------------------------------------------------ what went wrong, in plain words


def _wants_json(request: Request) -> bool:
    return request.url.path.startswith("/api/") or "application/json" in request.headers.get("accept", "")


def _told(request: Request, status: int, kind: str, words: str) -> Response:
    if _wants_json(request):
        return JSONResponse({"error": {"type": kind, "message": words}}, status_code=status)
    whole = request.headers.get("hx-request") != "true"
    answer = page(None, "error" if whole else "_error", status, title=desk_of(request).title, words=words, code=status)
    if not whole:  # said where the page has room for it, the rest of the page left as it is
        answer.headers["HX-Retarget"], answer.headers["HX-Reswap"] = "#notice", "innerHTML"
    return answer


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, CorroborateError)
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 400)
    words = f"A bug of ours: {error}. Please report it." if status == 500 else str(error)
    return _told(request, status, type(error).__name__, words[:1].upper() + words[1:])


async def _no_such_page(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    words = "There is no such page." if error.status_code == 404 else str(error.detail)
    return _told(request, error.status_code, "NotFound" if error.status_code == 404 else "BadRequest", words)


async def _misunderstood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    fields = ", ".join(sorted({str(one["loc"][-1]) for one in error.errors()}))
    return _told(request, 400, "BadSetting", f"Not understood: {fields}.")


async def _broken(request: Request, error: Exception) -> Response:
    """What nobody foresaw; its traceback goes to standard error, never to the page."""
    return _told(request, 500, "Bug", f"A bug of ours ({type(error).__name__}). Please report what you did.")


async def _sign_in(request: Request, _error: Exception) -> Response:
    """To the login page and back; what was typed into a form is kept first, if the session was real."""
    if _wants_json(request):
        return JSONResponse({"error": {"type": "SignInNeeded", "message": "sign in first"}}, status_code=401)
    back = str(request.url.path) + (f"?{request.url.query}" if request.url.query else "")
    if request.method == "POST":
        back = await _kept(request)
    elif request.headers.get("hx-request") == "true":
        back = local_path(_path_of(request.headers.get("hx-current-url", "")))
    login = f"/login?{urlencode({'next': back})}" if back != "/" else "/login"
    if request.headers.get("hx-request") == "true":
        return Response(status_code=204, headers={"HX-Redirect": login})
    return RedirectResponse(login, status_code=303)


def _path_of(url: str) -> str:
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")


async def _kept(request: Request) -> str:
    """Keep a form that was sent too late as a draft, and tell on which page it was."""
    desk = desk_of(request)
    cookie = request.cookies.get(COOKIE, "")
    session = await run_in_threadpool(desk.people.session, cookie) if cookie else None
    if session is None:
        return "/"  # a stranger's form is not even read
    form = await form_of(request)
    if form.get("draft"):
        try:
            check_form(request, desk, cookie, form.fields)
        except NotAllowed:
            return "/"
        await run_in_threadpool(
            desk.people.save_draft, session.person.name, form.get("draft"), shown_fields(form.fields)
        )
    return local_path(form.get("next"))


# ------------------------------------------------------------------ running it


def check_binding(host: str, *, accounts: bool, secret: str | None) -> None:
    """Raise BadSetting where the desk would stand open: from elsewhere it needs accounts and a secret."""
    if secret is not None and len(secret) < SHORTEST_SECRET:
        raise BadSetting(
            f"{SECRET} has {len(secret)} characters and needs {SHORTEST_SECRET}; "
            "make one with: python -c 'import secrets; print(secrets.token_urlsafe(48))'"
        )
    if is_local(host):
        return
    if not accounts:
        raise BadSetting(
            f"--host {host} can be reached from other machines, and nobody has an account; make one first: "
            "corroborate people add NAME --role admin --record FILE"
        )
    if secret is None:
        raise BadSetting(
            f"--host {host} can be reached from other machines; set {SECRET} to at least {SHORTEST_SECRET} "
            "characters that nobody can guess"
        )


def host_names(host: str, given: str | None) -> tuple[str, ...]:
    """The host names that the desk answers to. Raises BadSetting where a wildcard address has none."""
    named = tuple(name.strip() for name in (given or "").split(",") if name.strip())
    if is_local(host):
        return (*LOCAL, host, *named)
    if host in ("0.0.0.0", "::", "*"):  # compared, not bound
        if not named:
            raise BadSetting(
                f"--host {host} listens on every address; set {HOSTS} to the names by which people call this "
                "machine, such as desk.example.org"
            )
        return (*LOCAL, *named)
    return (*LOCAL, host, *named)


# Others may write to the record meanwhile; to notice it costs reading one row.
_LOOK_EVERY = 2.0


def desk_of_record(live: Live, people: People, *, title: str, secret: str | None, host: str) -> Desk:
    """The desk of an open record. Where nobody has an account, decisions bear the name of the machine's user."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError):
        name = "local"
    return Desk(
        live=live,
        people=people,
        secret=secret.encode() if secret is not None else secrets.token_bytes(32),
        title=title,
        local=Person(name=name, role=PersonRole.ADMIN),
        reached=not is_local(host),
    )


def _keep_up(look: Callable[[], object], stopped: threading.Event) -> None:
    while not stopped.wait(_LOOK_EVERY):
        try:
            look()
        except CorroborateError as error:
            sys.stderr.write(f"corroborate: {error}\n")


def serve(
    app: FastAPI, host: str, port: int, *, keep_up: Callable[[], object] | None = None, open_page: bool = False
) -> None:
    """Answer until stopped, looking for what others write by ``keep_up``. Raises BadSetting where the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends at once (TCP_NODELAY) only where a socket says that it is TCP; else some answers wait for 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise BadSetting(
            f"{host}:{port} cannot be listened on: {error.strerror or error}; give another --port or --host"
        ) from error
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, date_header=False, timeout_keep_alive=30
    )
    stopped = threading.Event()
    watcher = threading.Thread(target=_keep_up, args=(keep_up or (lambda: None), stopped), daemon=True)
    watcher.start()
    if open_page:
        # The socket listens already, so the browser may come before the server is up.
        listening.listen()
        shown = "localhost" if is_local(host) else host
        threading.Thread(target=webbrowser.open, args=(f"http://{shown}:{port}/",), daemon=True).start()
    with listening, contextlib.suppress(KeyboardInterrupt):  # Ctrl-C is how it is stopped
        try:
            uvicorn.Server(config).run(sockets=[listening])
        finally:
            stopped.set()
            watcher.join()  # it reads the record, which is closed next


def secret_of(environment: Mapping[str, str]) -> str | None:
    """The secret that was set, None for none."""
    return environment.get(SECRET) or None
