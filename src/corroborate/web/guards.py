"""What stands before every page: which host names it answers to, how much it takes in, which headers it sends.

A page of the desk shows what may get people killed, so nothing here depends on a page getting it right: the
middleware wraps all of them, and a page can only be stricter.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self' blob:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
}
LOCAL = ("localhost", "127.0.0.1", "::1")
# The largest form; an upload may be as large as any input, and a little more for what wraps it.
MAX_FORM = 2_000_000


def is_local(host: str) -> bool:
    """Whether an address to bind to is reached from this machine alone."""
    if host.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def host_name(header: str) -> str:
    """The name in a Host header, without its port; "" for what is none."""
    name = header.strip().casefold()
    if name.startswith("["):
        return name[1:].partition("]")[0]
    return name.partition(":")[0] if name.count(":") <= 1 else ""


class Guards:
    """Refuses strange hosts and oversized bodies, and puts the headers on every answer."""

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str], largest_upload: int, upload_path: str) -> None:
        self._app = app
        self._hosts = frozenset(host.casefold().strip("[]") for host in hosts)
        self._largest_upload, self._upload_path = largest_upload, upload_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return

        taken, too_much = 0, False

        async def guarded(message: Message) -> None:
            if too_much:
                return  # whatever the page makes of a body that was cut off; ours is said below
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        headers = Headers(scope=scope)
        # A page elsewhere whose name is made to point to this machine (DNS rebinding) still sends its own name.
        if host_name(headers.get("host", "")) not in self._hosts:
            refusal = PlainTextResponse("This desk does not answer to that host name.\n", status_code=421)
            await refusal(scope, receive, guarded)
            return
        most = self._largest_upload if scope["path"] == self._upload_path else MAX_FORM
        refusal = PlainTextResponse(f"That is over the limit of {most:,} bytes; split it.\n", status_code=413)
        length = headers.get("content-length")
        if length is not None and (not length.isdigit() or int(length) > most):
            await refusal(scope, receive, guarded)
            return

        async def limited() -> Message:
            nonlocal taken, too_much
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > most:  # a body that lied about its length, or gave none
                too_much = True
                return {"type": "http.disconnect"}
            return message

        try:
            await self._app(scope, limited, guarded)
        except ClientDisconnect:
            if not too_much:
                raise
        if too_much:
            too_much = False
            await refusal(scope, receive, guarded)
