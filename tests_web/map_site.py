"""A small site on this machine that serves the map's static files and a test's own pages, under the desk's policy."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping, Sequence
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

STATIC = Path(__file__).resolve().parent.parent / "src/corroborate/web/static"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self' blob:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
CSS = """
:root { color-scheme: light dark; }
body { margin: 1rem auto; max-width: 76rem; padding: 0 1rem; font: 1rem/1.5 Arial, sans-serif; }
body { background: Canvas; color: CanvasText; }
.map-list { padding: 0; list-style: none; }
.map-list li { padding: .4rem .6rem; border-bottom: 1px solid #8884; }
fieldset { border: 0; padding: 0; }
label { display: block; padding: .35rem .5rem; }
"""


class Site:
    """``pages`` maps a path to what it answers: text of a page, bytes, or a value sent as JSON."""

    def __init__(self, pages: Mapping[str, Any]) -> None:
        self.pages: dict[str, Any] = {"/page.css": CSS, **pages}
        self.asked: list[str] = []
        site = self

        class Handler(SimpleHTTPRequestHandler):
            """The static folder, and the pages before it."""

            def __init__(self, *args: Any) -> None:
                super().__init__(*args, directory=str(STATIC.parent))

            def end_headers(self) -> None:
                self.send_header("Content-Security-Policy", POLICY)
                super().end_headers()

            def do_GET(self) -> None:
                site.asked.append(self.path)
                path = self.path.split("?")[0]
                if path not in site.pages:
                    super().do_GET()
                    return
                answer = site.pages[path]
                if isinstance(answer, bytes):
                    kind, body = "application/octet-stream", answer
                elif isinstance(answer, str):
                    kind, body = ("text/css" if path.endswith(".css") else "text/html"), answer.encode()
                else:
                    kind, body = "application/geo+json", json.dumps(answer).encode()
                start, end, status = 0, len(body), 200
                asked = self.headers.get("Range", "")
                if asked.startswith("bytes="):  # archives of tiles are read by ranges
                    first, _, last = asked.removeprefix("bytes=").partition("-")
                    start, end, status = int(first), min(int(last) + 1, len(body)), 206
                self.send_response(status)
                self.send_header("Content-Type", f"{kind}; charset=utf-8")
                self.send_header("Content-Length", str(end - start))
                if status == 206:
                    self.send_header("Content-Range", f"bytes {start}-{end - 1}/{len(body)}")
                self.end_headers()
                self.wfile.write(body[start:end])

            def log_message(self, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """End the server."""
        self._server.shutdown()
        self._server.server_close()


def point(id_: str, lon: float, lat: float, **properties: Any) -> dict[str, Any]:
    """A feature as ``/map.geojson`` gives it."""
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": {"id": id_, "href": f"/events/{id_}", **properties},
    }


def collection(points: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The points as GeoJSON."""
    return {"type": "FeatureCollection", "features": list(points)}


def whole(body: str) -> str:
    """A page with the map's script and style."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Map</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css">'
        '<link rel="stylesheet" href="/static/map/desk-map.css">'
        f'<script type="module" src="/static/map/desk-map.js"></script></head><body>{body}</body></html>'
    )


def events_page(
    points: Sequence[Mapping[str, Any]], more: str = "", css: str = "map-wide", listed: int = 10_000
) -> str:
    """A page with the events in a list, and the map's place around it."""
    items = "".join(
        f'<li data-id="{escape(p["properties"]["id"])}"><a href="{escape(p["properties"]["href"])}" dir="auto">'
        f"{escape(p['properties'].get('title', ''))}</a></li>"
        for p in points[:listed]
    )
    return whole(
        f'<h1>Events</h1><div class="map {css}" data-points="/map.geojson" {more}>'
        f'<ol class="map-list">{items}</ol></div>'
    )


def pick_page(points: Sequence[Mapping[str, Any]], fields: str = "lat,lon") -> str:
    """A form that asks which place is meant."""
    items = "".join(
        f'<label><input type="radio" name="place" value="{escape(p["properties"]["id"])}"> '
        f"{escape(p['properties']['title'])}</label>"
        for p in points
    )
    return whole(
        f'<form action="/choose" method="get"><h1>Which Banora?</h1>'
        f'<div class="map" data-points="/places.geojson" data-pick="{fields}">'
        f"<fieldset><legend>Candidates</legend>{items}"
        '<label><input type="radio" name="place" value=""> none of these</label></fieldset></div>'
        '<label>Latitude <input name="lat"></label><label>Longitude <input name="lon"></label></form>'
    )
