"""A desk to test with: the bundled example read by the rules, a FakeLive over it, people in a temporary file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from fastapi import FastAPI
from starlette.testclient import TestClient

from corroborate.app import RULES, ReadOne, Settings, open_app
from corroborate.shell.people import People, Person, PersonRole, open_people
from corroborate.values import Reading
from corroborate.web.desk import Desk
from corroborate.web.server import build
from corroborate.weigh.actors import Directory, actor_from_row, directory, party_from_row
from fake_live import FakeLive
from fakes import SteppingClock

EXAMPLE = Path(__file__).parent.parent / "examples" / "marran"
SECRET = b"a secret of no less than thirty-two letters"


@cache
def made_once() -> tuple[tuple[Reading, ...], Directory]:
    """The example's readings and who speaks in it."""
    import csv

    app = open_app(Settings(gazetteer=(EXAMPLE / "gazetteer.csv",), reader=RULES))
    readings = [
        one.reading
        for one in app.read([str(EXAMPLE / "reports")], {}, notes=lambda _: None)
        if isinstance(one, ReadOne)
    ]
    app.close()
    with (EXAMPLE / "voices.csv").open(encoding="utf-8") as file:
        actors = [actor_from_row(row) for row in csv.DictReader(file)]
    with (EXAMPLE / "parties.csv").open(encoding="utf-8") as file:
        parties = [party_from_row(row) for row in csv.DictReader(file)]
    return tuple(readings), directory(actors, parties)


@dataclass
class Rig:
    """A desk, its application, and a client at this machine."""

    live: Any
    people: People
    clock: SteppingClock
    app: FastAPI
    client: TestClient

    def close(self) -> None:
        """Give the file back."""
        self.people.close()

    def another(self) -> TestClient:
        """Another browser."""
        return TestClient(self.app, base_url="http://localhost", follow_redirects=False)

    def token(self, path: str = "/", client: TestClient | None = None) -> str:
        """The token that a page's forms bring back."""
        found = re.search(r'name="token" value="([0-9a-f]+)"', (client or self.client).get(path).text)
        assert found is not None
        return found[1]

    def post(
        self, path: str, fields: Mapping[str, str], client: TestClient | None = None, page: str = "/people"
    ) -> Any:
        """Send a form as a page would."""
        client = client or self.client
        return client.post(path, data={"token": self.token(page, client), **fields})

    def account(self, name: str, role: PersonRole, password: str = "a few words for it") -> TestClient:
        """A new account, and a browser in which it is signed in."""
        self.people.add(name, role, password)
        return self.signed_in(name, password)

    def signed_in(self, name: str, password: str = "a few words for it") -> TestClient:
        """A browser in which somebody has signed in."""
        client = self.another()
        answer = self.post("/login", {"name": name, "password": password}, client, "/login")
        assert answer.status_code == 303, answer.text
        return client


def rig(folder: Path, *, hasher: PasswordHasher | None = None, clock: SteppingClock | None = None) -> Rig:
    """A desk of its own."""
    readings, who = made_once()
    clock = clock or SteppingClock()
    live = FakeLive(readings, who, clock)
    people = open_people(folder / "case.db", clock, SECRET, hasher=hasher)
    desk = Desk(
        live=live,
        people=people,
        secret=SECRET,
        title="case.db",
        local=Person(name="somebody", role=PersonRole.ADMIN),
    )
    app = build(desk)
    client = TestClient(app, base_url="http://localhost", follow_redirects=False)
    return Rig(live=live, people=people, clock=clock, app=app, client=client)
