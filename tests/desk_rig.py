"""A desk to test with: a record of the bundled example, read by the rules and held open, with people beside it."""

from __future__ import annotations

import atexit
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from fastapi import FastAPI
from starlette.testclient import TestClient

from corroborate.app import RULES, App, Settings, open_app
from corroborate.shell.live import Live
from corroborate.shell.people import People, Person, PersonRole, open_people
from corroborate.values import Event, Figure
from corroborate.web.desk import Desk
from corroborate.web.server import build
from fakes import SteppingClock

EXAMPLE = Path(__file__).parent.parent / "examples" / "marran"
SECRET = b"a secret of no less than thirty-two letters"
WORDS = "a few words for it"


@cache
def record_made_once() -> Path:
    """A record of the example's reports, read once in this process."""
    folder = Path(tempfile.mkdtemp(prefix="corroborate-desk-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    settings = Settings(
        record=str(folder / "case.db"),
        gazetteer=(EXAMPLE / "gazetteer.csv",),
        voices=(EXAMPLE / "voices.csv",),
        parties=EXAMPLE / "parties.csv",
        reader=RULES,
    )
    app = open_app(settings, create=True)
    app.add([str(EXAMPLE / "reports")], {})
    app.close()
    return folder / "case.db"


@dataclass
class Rig:
    """A desk, its application, and a client at this machine."""

    record: Path
    opened: App
    live: Live
    people: People
    clock: SteppingClock
    app: FastAPI
    client: TestClient

    def close(self) -> None:
        """Give the files back."""
        self.live.close()
        self.people.close()
        self.opened.close()

    def another(self) -> TestClient:
        """Another browser."""
        return TestClient(self.app, base_url="http://localhost", follow_redirects=False)

    def token(self, path: str = "/people", client: TestClient | None = None) -> str:
        """The token that a page's forms bring back."""
        found = re.search(r'name="token" value="([0-9a-f]+)"', (client or self.client).get(path).text)
        assert found is not None
        return found[1]

    def post(
        self, path: str, fields: Mapping[str, str], client: TestClient | None = None, page: str = "/by-hand"
    ) -> Any:
        """Send a form as a page would."""
        client = client or self.client
        return client.post(path, data={"token": self.token(page, client), **fields})

    def account(self, name: str, role: PersonRole, password: str = WORDS) -> TestClient:
        """A new account, and a browser in which it is signed in."""
        self.people.add(name, role, password)
        return self.signed_in(name, password)

    def signed_in(self, name: str, password: str = WORDS) -> TestClient:
        """A browser in which somebody has signed in."""
        client = self.another()
        answer = self.post("/login", {"name": name, "password": password}, client, "/login")
        assert answer.status_code == 303, answer.text
        return client

    def figures(self) -> list[Figure]:
        """Every figure of the record, in the order of the reports."""
        return [figure for document in self.live.documents() for figure in self.live.reading(document.id).figures]

    def figure(self, words: str) -> Figure:
        """The first figure of these words."""
        return next(figure for figure in self.figures() if figure.words == words)

    def event(self) -> Event:
        """The event of which most is said."""
        return max(self.live.events(), key=lambda event: (len(event.figures), event.id))


def rig(folder: Path, *, hasher: PasswordHasher | None = None) -> Rig:
    """A desk of its own on a copy of the record."""
    made = record_made_once()
    for file in made.parent.glob(made.name + "*"):
        shutil.copy(file, folder / file.name)
    record, clock = folder / made.name, SteppingClock()
    opened = open_app(Settings(record=str(record)), clock=clock)
    live = opened.live()
    people = open_people(record, clock, SECRET, hasher=hasher)
    local = Person(name="somebody", role=PersonRole.ADMIN)
    app = build(Desk(live=live, people=people, secret=SECRET, title="case.db", local=local))
    client = TestClient(app, base_url="http://localhost", follow_redirects=False)
    return Rig(record=record, opened=opened, live=live, people=people, clock=clock, app=app, client=client)
