"""The people who work with a record: accounts, sessions, drafts and last visits, in a file of their own.

They lie beside the record (``NAME.people``), not in it: the record holds facts about a war, is copied, compared and
kept for years, and must not carry anybody's password with it.  Passwords are stored as Argon2id hashes, session tokens
as keyed hashes, so that whoever reads the file can sign in as nobody.  A name that has decided something stays taken
when its account is removed: the log must never speak of two people by one name.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import os
import secrets
import threading
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Column, Engine, Integer, MetaData, Table, Text, func, select

from corroborate.errors import BadSetting, NotAllowed, NotFound, RecordError, TooManyTries, WrongPassword
from corroborate.ports import Clock
from corroborate.shell import dialects

SUFFIX = ".people"

SHORTEST_PASSWORD, LONGEST_PASSWORD = 12, 1024
# A working day; two hours without a request, and a desk that was left open is closed.
SESSION = dt.timedelta(hours=12)
IDLE = dt.timedelta(hours=2)
# How long an ended session may still save the draft that its page holds; it can read nothing any more.
GRACE = dt.timedelta(days=7)
# Five wrong passwords for a name, or twenty from one address, and the next try waits a quarter of an hour.
TRIES_PER_NAME, TRIES_PER_ADDRESS = 5, 20
TRIES_WITHIN = dt.timedelta(minutes=15)
# A visit ends when nothing was asked for half an hour.
VISIT = dt.timedelta(minutes=30)
MAX_DRAFT, MAX_DRAFTS = 200_000, 500


class PersonRole(StrEnum):
    """What kind of work a person does here."""

    CODER = "coder"
    REVIEWER = "reviewer"
    ADMIN = "admin"


class Act(StrEnum):
    """What a person may or may not do."""

    READ = "read"
    DECIDE = "decide"
    ENTER = "enter"
    SETTLE = "settle"
    MANAGE = "manage"


# The one table of who may do what; docs/desk.md shows it, and a test holds the two together.
MAY: Mapping[PersonRole, frozenset[Act]] = {
    PersonRole.CODER: frozenset({Act.READ, Act.DECIDE, Act.ENTER}),
    PersonRole.REVIEWER: frozenset({Act.READ, Act.DECIDE, Act.ENTER, Act.SETTLE}),
    PersonRole.ADMIN: frozenset(Act),
}
ACTS: Mapping[Act, str] = {
    Act.READ: "read everything in the record",
    Act.DECIDE: "decide, amend, add a figure, take back one’s own decisions",
    Act.ENTER: "enter reports, figures and victims by hand, upload reports",
    Act.SETTLE: "take back other people’s decisions",
    Act.MANAGE: "manage people and settings",
}

_tables = MetaData()
_people = Table(
    "people",
    _tables,
    Column("key", Text, primary_key=True),  # casefolded, so that Ada and ada are one
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("state", Text, nullable=False),  # active, disabled, removed
    Column("since", Text, nullable=False),
)
_sessions = Table(
    "sessions",
    _tables,
    Column("token", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("begun", Text, nullable=False),
    Column("seen", Text, nullable=False),
)
_tries = Table(
    "tries",
    _tables,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, index=True),
    Column("at", Text, nullable=False),
)
_drafts = Table(
    "drafts",
    _tables,
    Column("person", Text, primary_key=True),
    Column("form", Text, primary_key=True),
    Column("fields", Text, nullable=False),
    Column("at", Text, nullable=False),
)
_visits = Table(
    "visits",
    _tables,
    Column("person", Text, primary_key=True),
    Column("seen", Text, nullable=False),
    Column("now", Text, nullable=False),
    Column("before", Text),
    Column("before_at", Text),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who works with the record. ``state`` is active, disabled or removed."""

    name: str
    role: PersonRole
    state: str = "active"
    since: dt.datetime | None = None

    def may(self, act: Act) -> bool:
        """Whether the role allows it."""
        return act in MAY[self.role]


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A signed-in person; ``over`` when it has expired and can do no more than save the draft on its page."""

    person: Person
    over: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A form that a person has begun: its fields as typed, and when."""

    form: str
    fields: Mapping[str, str]
    at: dt.datetime


class People:
    """The people file of one record. ``secret`` keys the hashes of session tokens."""

    def __init__(self, engine: Engine, clock: Clock, secret: bytes, *, hasher: PasswordHasher | None = None) -> None:
        self._engine, self._clock, self._secret = engine, clock, secret
        self._hasher = hasher or PasswordHasher()
        # Checked when a name is unknown, so that a wrong name takes as long as a wrong password.
        self._nobody = self._hasher.hash(secrets.token_urlsafe(32))
        # Each check takes 64 MiB; two at a time is enough for people and little for those who guess.
        self._checking = threading.BoundedSemaphore(2)
        with dialects.writing(engine) as connection:
            _tables.create_all(connection)

    def close(self) -> None:
        """Give the file back."""
        self._engine.dispose()

    # -------------------------------------------------------------- accounts

    def any(self) -> bool:
        """Whether there is an account that can sign in."""
        with dialects.reading(self._engine) as connection:
            query = select(func.count()).select_from(_people).where(_people.c.state == "active")
            return bool(connection.execute(query).scalar())

    def untouched(self) -> bool:
        """Whether there was never any account: also one that was removed says that this desk is not for everybody."""
        with dialects.reading(self._engine) as connection:
            return not connection.execute(select(func.count()).select_from(_people)).scalar()

    def everybody(self) -> tuple[Person, ...]:
        """All accounts, also disabled and removed ones, by name."""
        with dialects.reading(self._engine) as connection:
            rows = connection.execute(select(_people).order_by(_people.c.key)).all()
        return tuple(_person(row) for row in rows)

    def person(self, name: str) -> Person:
        """One account. Raises NotFound."""
        with dialects.reading(self._engine) as connection:
            row = connection.execute(select(_people).where(_people.c.key == _key(name))).first()
        if row is None:
            raise NotFound(f"there is nobody named {name!r}; `corroborate people list` names them all")
        return _person(row)

    def add(self, name: str, role: PersonRole, password: str) -> Person:
        """A new account. Raises BadSetting for a name that is taken or unusable, or a password that is too short."""
        name = _usable(name)
        hashed = self._hashed(name, password)
        at = _stamp(self._clock())
        with dialects.writing(self._engine) as connection:
            if connection.execute(select(_people.c.key).where(_people.c.key == _key(name))).first() is not None:
                raise BadSetting(
                    f"the name {name!r} is taken, also if its account was removed: decisions bear names. Choose another"
                )
            connection.execute(
                _people.insert().values(
                    key=_key(name), name=name, role=role.value, password=hashed, state="active", since=at
                )
            )
        return self.person(name)

    def set_password(self, name: str, password: str) -> None:
        """Another password; every session of the person ends. Raises NotFound or BadSetting."""
        person = self._known(name)
        hashed = self._hashed(person.name, password)
        with dialects.writing(self._engine) as connection:
            connection.execute(_people.update().where(_people.c.key == _key(name)).values(password=hashed))
            connection.execute(_sessions.delete().where(_sessions.c.person == _key(name)))

    def set_role(self, name: str, role: PersonRole) -> None:
        """Another role. Raises NotFound, or NotAllowed if no admin would be left."""
        self._known(name)
        if role is not PersonRole.ADMIN:
            self._spare_an_admin(name)
        with dialects.writing(self._engine) as connection:
            connection.execute(_people.update().where(_people.c.key == _key(name)).values(role=role.value))

    def set_state(self, name: str, state: str) -> None:
        """Let in again (active), shut out (disabled), or shut out for good (removed: the password is forgotten).

        Raises NotFound, or NotAllowed if no admin would be left.
        """
        person = self._known(name)
        if state != "active":
            self._spare_an_admin(person.name)
        values = {"state": state} | ({"password": ""} if state == "removed" else {})
        with dialects.writing(self._engine) as connection:
            connection.execute(_people.update().where(_people.c.key == _key(name)).values(**values))
            if state != "active":
                connection.execute(_sessions.delete().where(_sessions.c.person == _key(name)))
            if state == "removed":
                connection.execute(_drafts.delete().where(_drafts.c.person == _key(name)))

    def _known(self, name: str) -> Person:
        person = self.person(name)
        if person.state == "removed":
            raise NotFound(f"the account of {person.name} was removed; a name is not used again")
        return person

    def _spare_an_admin(self, name: str) -> None:
        others = [
            person
            for person in self.everybody()
            if person.role is PersonRole.ADMIN and person.state == "active" and _key(person.name) != _key(name)
        ]
        mine = self.person(name)
        if mine.role is PersonRole.ADMIN and mine.state == "active" and not others:
            raise NotAllowed(f"{mine.name} is the only admin; make somebody else admin first")

    def _hashed(self, name: str, password: str) -> str:
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            raise BadSetting(f"a password has at least {SHORTEST_PASSWORD} characters; a few words make a good one")
        if _key(password) == _key(name) or len(set(password)) < 5:
            raise BadSetting("that password is guessed at once; a few words make a good one")
        return self._hasher.hash(password)

    # -------------------------------------------------------------- sessions

    def sign_in(self, name: str, password: str, address: str) -> str:
        """The token of a new session. Raises WrongPassword, or TooManyTries before anything is checked."""
        now = self._clock()
        keys = {f"name:{_key(name)[:80]}": TRIES_PER_NAME, f"from:{address[:80]}": TRIES_PER_ADDRESS}
        with dialects.writing(self._engine) as connection:
            connection.execute(_tries.delete().where(_tries.c.at < _stamp(now - TRIES_WITHIN)))
            for key, most in keys.items():
                query = select(func.count()).select_from(_tries).where(_tries.c.key == key)
                if (connection.execute(query).scalar() or 0) >= most:
                    minutes = int(TRIES_WITHIN.total_seconds() // 60)
                    raise TooManyTries(f"too many wrong passwords; wait {minutes} minutes and try again")
            # Counted before the check and taken back after a right one: tries at the same time count too.
            for key in keys:
                connection.execute(_tries.insert().values(key=key, at=_stamp(now)))
            row = connection.execute(select(_people).where(_people.c.key == _key(name))).first()
        stored = row.password if row is not None and row.state == "active" else self._nobody
        if not self._right(stored, password[: LONGEST_PASSWORD + 1]) or row is None or row.state != "active":
            raise WrongPassword("no active account has that name and password")
        token = secrets.token_urlsafe(32)
        with dialects.writing(self._engine) as connection:
            for key in keys:
                last = select(func.max(_tries.c.id)).where(_tries.c.key == key).scalar_subquery()
                connection.execute(_tries.delete().where(_tries.c.id == last))
            connection.execute(_tries.delete().where(_tries.c.key == f"name:{_key(name)[:80]}"))
            connection.execute(_sessions.delete().where(_sessions.c.begun < _stamp(now - SESSION - GRACE)))
            connection.execute(
                _sessions.insert().values(token=self._keyed(token), person=row.key, begun=_stamp(now), seen=_stamp(now))
            )
            if self._hasher.check_needs_rehash(stored):
                connection.execute(
                    _people.update().where(_people.c.key == row.key).values(password=self._hasher.hash(password))
                )
        return token

    def session(self, token: str) -> Session | None:
        """Whose session a token is; None for one that was never given or was ended."""
        now = self._clock()
        with dialects.reading(self._engine) as connection:
            row = connection.execute(
                select(_people, _sessions.c.begun, _sessions.c.seen.label("last"))
                .join(_sessions, _sessions.c.person == _people.c.key)
                .where(_sessions.c.token == self._keyed(token))
            ).first()
        if row is None or row.state != "active":
            return None
        over = now - _moment(row.begun) > SESSION or now - _moment(row.last) > IDLE
        if now - _moment(row.begun) > SESSION + GRACE:
            return None
        if not over and now - _moment(row.last) > dt.timedelta(minutes=1):
            with dialects.writing(self._engine) as connection:
                connection.execute(
                    _sessions.update().where(_sessions.c.token == self._keyed(token)).values(seen=_stamp(now))
                )
        return Session(person=_person(row), over=over)

    def sign_out(self, token: str) -> None:
        """End a session at once and for good."""
        with dialects.writing(self._engine) as connection:
            connection.execute(_sessions.delete().where(_sessions.c.token == self._keyed(token)))

    def _keyed(self, token: str) -> str:
        return hmac.new(self._secret, token.encode(), hashlib.sha256).hexdigest()

    def _right(self, stored: str, password: str) -> bool:
        with self._checking:
            try:
                return self._hasher.verify(stored, password)
            except (VerificationError, InvalidHashError):
                return False

    # -------------------------------------------------------------- drafts and visits

    def save_draft(self, person: str, form: str, fields: Mapping[str, str]) -> None:
        """Keep what somebody has typed so far; the newest for each form. Raises BadSetting over the stated limits."""
        body = json.dumps(dict(fields), ensure_ascii=False)
        if len(body) > MAX_DRAFT:
            raise BadSetting(f"a draft has at most {MAX_DRAFT:,} characters; save what is typed, or split it")
        with dialects.writing(self._engine) as connection:
            where = (_drafts.c.person == _key(person)) & (_drafts.c.form == form[:300])
            connection.execute(_drafts.delete().where(where))
            oldest = (
                select(_drafts.c.form)
                .where(_drafts.c.person == _key(person))
                .order_by(_drafts.c.at.desc())
                .offset(MAX_DRAFTS - 1)
            )
            forms = [row.form for row in connection.execute(oldest)]
            connection.execute(_drafts.delete().where((_drafts.c.person == _key(person)) & _drafts.c.form.in_(forms)))
            connection.execute(
                _drafts.insert().values(person=_key(person), form=form[:300], fields=body, at=_stamp(self._clock()))
            )

    def drafts(self, person: str) -> tuple[Draft, ...]:
        """All drafts of somebody, the newest first."""
        with dialects.reading(self._engine) as connection:
            query = select(_drafts).where(_drafts.c.person == _key(person)).order_by(_drafts.c.at.desc())
            rows = connection.execute(query).all()
        return tuple(Draft(form=row.form, fields=json.loads(row.fields), at=_moment(row.at)) for row in rows)

    def draft(self, person: str, form: str) -> Draft | None:
        """What somebody has typed into a form, None for nothing."""
        return next((draft for draft in self.drafts(person) if draft.form == form[:300]), None)

    def drop_draft(self, person: str, form: str) -> None:
        """The form was sent, or thrown away."""
        with dialects.writing(self._engine) as connection:
            connection.execute(
                _drafts.delete().where((_drafts.c.person == _key(person)) & (_drafts.c.form == form[:300]))
            )

    def visit(self, person: str, now_stands: str) -> tuple[dt.datetime, str] | None:
        """Note what stands while somebody looks; when and with what the visit before ended, None for a first one."""
        now = self._clock()
        with dialects.writing(self._engine) as connection:
            row = connection.execute(select(_visits).where(_visits.c.person == _key(person))).first()
            if row is None:
                connection.execute(_visits.insert().values(person=_key(person), seen=_stamp(now), now=now_stands))
                return None
            before, before_at = row.before, row.before_at
            if now - _moment(row.seen) > VISIT:
                before, before_at = row.now, row.seen
            connection.execute(
                _visits.update()
                .where(_visits.c.person == _key(person))
                .values(seen=_stamp(now), now=now_stands, before=before, before_at=before_at)
            )
        return None if before is None else (_moment(before_at), before)


def open_people(record: Path, clock: Clock, secret: bytes, *, hasher: PasswordHasher | None = None) -> People:
    """The people file beside a record, made if it is not there, readable by its owner alone. Raises RecordError."""
    path = record.with_name(record.name + SUFFIX)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise RecordError(
            f"{path} cannot be written: {error.strerror or error}; the desk keeps its people there"
        ) from error
    return People(dialects.open_engine(path, dialects.Care.FACTS), clock, secret, hasher=hasher)


def _usable(name: str) -> str:
    name = unicodedata.normalize("NFC", " ".join(name.split()))
    if not 1 <= len(name) <= 64 or any(unicodedata.category(c)[0] == "C" for c in name):
        raise BadSetting("a name has 1 to 64 characters and none that cannot be seen")
    return name


def _key(name: str) -> str:
    return unicodedata.normalize("NFKC", " ".join(name.split())).casefold()


def _person(row: object) -> Person:
    return Person(
        name=row.name,  # type: ignore[attr-defined]  # a row of _people
        role=PersonRole(row.role),  # type: ignore[attr-defined]
        state=row.state,  # type: ignore[attr-defined]
        since=_moment(row.since),  # type: ignore[attr-defined]
    )


def _stamp(at: dt.datetime) -> str:
    """Microseconds in UTC, so that text sorts as time does."""
    return at.astimezone(dt.UTC).isoformat(timespec="microseconds")


def _moment(stamp: str) -> dt.datetime:
    return dt.datetime.fromisoformat(stamp)
