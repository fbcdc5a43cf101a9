"""Templates to answers: one environment, escaped throughout, and the cookie that a first page sets."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse, RedirectResponse, Response

from corroborate.desk.exports.drawings import NARROW, WIDE, history_svg, map_svg
from corroborate.desk.sheets import lists, queue, statements, whole
from corroborate.desk.views import History, Spot, counted, day, number
from corroborate.web.asking import COOKIE, COOKIE_AGE, GUEST, Asking
from corroborate.web.words import translations


def exact(text: str) -> Markup:
    """Text that the browser keeps code point for code point: offsets in the page are offsets in the report.

    HTML would read a carriage return as a line feed, two of them as one, and leave a NUL out.
    """
    return Markup(str(escape(text)).replace("\r", "&#13;").replace("\0", "\ufffd"))


def moment(at: dt.datetime) -> str:
    """A moment in words, in UTC."""
    at = at.astimezone(dt.UTC)
    return f"{at.day} {at:%B %Y, %H:%M} UTC"


def drawn(history: History) -> Markup:
    """A history in both widths; the style sheet shows one."""
    # Safe: the drawings escape every word that they show.
    return Markup(
        f'<div class="wide">{history_svg(history, WIDE)}</div><div class="narrow">{history_svg(history, NARROW)}</div>'
    )


def sketch(points: tuple[whole.MapPoint, ...]) -> Markup:
    """The map without JavaScript: a sketch of the events, as the dossier draws it."""
    spots = [
        Spot(
            name=point.place,
            lat=point.lat,
            lon=point.lon,
            size=point.best or point.low or 0,
            label=f"{point.place}: {point.amount}",
            events=(),
            coarse=point.precision > 2,
        )
        for point in points
        if point.precision <= 5
    ]
    by_place = {(spot.lat, spot.lon): spot for spot in sorted(spots, key=lambda spot: spot.size)}
    kept = sorted(by_place.values(), key=lambda spot: (-spot.size, spot.name))
    wide, narrow = (map_svg(kept, (), width) for width in (WIDE, NARROW))
    return Markup(f'<div class="wide">{wide}</div><div class="narrow">{narrow}</div>') if kept else Markup("")


def address(path: str, **query: object) -> str:
    """An address of the desk with its query; empty values are left out."""
    known = {key.rstrip("_"): str(value) for key, value in query.items() if value not in (None, "", 0)}
    return quote(path, safe="/") + (f"?{urlencode(known)}" if known else "")


def draft_page(form: str) -> str:
    """The page that holds a form, by the form's name."""
    kind, _, about = form.partition(":")
    document, _, span = about.partition(":")
    match kind:
        case "figure":
            return address(f"/figures/{about}")
        case "add":
            return address(f"/reports/{document}", add=span)
        case "missing":
            return address(f"/reports/{about}")
        case "note":
            return address(f"/events/{about}")
        case "by-hand":
            return address("/by-hand", kind=about)
        case _:
            return "/"


def printable(text: str) -> str:
    """A line of text without what cannot be seen, for titles."""
    return "".join(c if unicodedata.category(c)[0] != "C" else " " for c in text)


@cache
def environment() -> Environment:
    """The templates, escaped throughout; an unknown name is a bug and not an empty string."""
    made = Environment(
        loader=PackageLoader("corroborate.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(translations(), newstyle=True)  # type: ignore[attr-defined]  # the extension's
    made.filters.update(exact=exact, moment=moment, drawn=drawn, sketch=sketch, n=number, counted=counted, day=day)
    made.filters["printable"] = printable
    made.globals.update(
        address=address,
        draft_page=draft_page,
        kinds=queue.KINDS,
        choices=lists.CHOICES,
        list_filters=lists.FILTERS,
        measures=statements.MEASURES,
        groups=statements.GROUPS,
        states=statements.STATES,
        label=statements.label,
        has_map=resources.files("corroborate.web").joinpath("static", "map", "desk-map.js").is_file(),
    )
    return made


def page(ask: Asking | None, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """A whole page, or a piece of one, as an answer."""
    context.setdefault("waiting", None)
    html = environment().get_template(f"{template}.html.j2").render(ask=ask, **context)
    answer = HTMLResponse(html.encode("utf-8", "replace"), status_code=status)
    if ask is not None and ask.new_cookie:
        set_cookie(answer, GUEST, ask.cookie, secure=ask.request.url.scheme == "https")
    return answer


def set_cookie(answer: Response, name: str, value: str, *, secure: bool) -> None:
    """A cookie that scripts cannot read and other sites cannot send."""
    answer.set_cookie(name, value, max_age=COOKIE_AGE, httponly=True, samesite="lax", secure=secure, path="/")


def drop_cookie(answer: Response) -> None:
    """Forget the session in the browser too."""
    answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax")


def go(ask: Asking, path: str) -> Response:
    """On to another page, also from a request for a piece of one."""
    if ask.htmx:
        return Response(status_code=204, headers={"HX-Redirect": path})
    return RedirectResponse(path, status_code=303)


def shown_fields(fields: Mapping[str, str]) -> dict[str, str]:
    """What of a form may be kept as a draft: not its token, nor a password."""
    hidden = ("token", "draft", "next")
    return {key: value for key, value in fields.items() if key not in hidden and "password" not in key and value}
