"""Accounts, sessions, drafts and visits: who is let in, for how long, and what a reader of the file learns."""

from __future__ import annotations

import datetime as dt
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from corroborate.errors import BadSetting, NotAllowed, NotFound, TooManyTries, WrongPassword
from corroborate.shell.people import (
    GRACE,
    IDLE,
    MAX_DRAFT,
    MAX_DRAFTS,
    MAY,
    SESSION,
    TRIES_PER_NAME,
    TRIES_WITHIN,
    VISIT,
    Act,
    People,
    PersonRole,
    open_people,
)
from fakes import NOON

WORDS = "a few words for it"


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> dt.datetime:
        """The moment that it was set to."""
        return self.at


@pytest.fixture
def clock() -> Clock:
    """At noon."""
    return Clock()


@pytest.fixture
def people(tmp_path: Path, clock: Clock) -> Iterator[People]:
    """A people file with an admin."""
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    made = open_people(tmp_path / "case.db", clock, b"secret", hasher=hasher)
    made.add("Ada Example", PersonRole.ADMIN, WORDS)
    yield made
    made.close()


def test_the_file_is_its_owners_alone_and_holds_no_password(people: People, tmp_path: Path) -> None:
    """Nobody else on the machine may read it, and who reads it learns neither password nor token."""
    token = people.sign_in("Ada Example", WORDS, "here")
    file = tmp_path / "case.db.people"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    content = file.read_bytes()
    assert WORDS.encode() not in content
    assert token.encode() not in content
    assert b"$argon2id$" in content


def test_who_signs_in_is_known_by_the_token(people: People) -> None:
    """A session tells the person, whatever the letters' case of the name; a made-up token tells nobody."""
    session = people.session(people.sign_in("ada  EXAMPLE", WORDS, "here"))
    assert session is not None
    assert (session.person.name, session.over) == ("Ada Example", False)
    assert people.session("made up") is None


@pytest.mark.parametrize(("name", "password"), [("Ada Example", "wrong words here"), ("Nobody", WORDS), ("", "")])
def test_a_wrong_name_and_a_wrong_password_look_the_same(people: People, name: str, password: str) -> None:
    """Whoever guesses does not learn which names there are."""
    with pytest.raises(WrongPassword) as caught:
        people.sign_in(name, password, "here")
    assert str(caught.value) == "no active account has that name and password"


def test_guessing_is_slowed_down_and_then_forgiven(people: People, clock: Clock) -> None:
    """After five wrong passwords even the right one waits; a quarter of an hour later it is let in."""
    for _ in range(TRIES_PER_NAME):
        with pytest.raises(WrongPassword):
            people.sign_in("Ada Example", "wrong words here", "here")
    with pytest.raises(TooManyTries):
        people.sign_in("Ada Example", WORDS, "elsewhere")
    clock.at += TRIES_WITHIN + dt.timedelta(seconds=1)
    assert people.sign_in("Ada Example", WORDS, "here")


def test_right_passwords_are_not_counted(people: People) -> None:
    """Somebody who signs in often is not shut out."""
    assert all(people.sign_in("Ada Example", WORDS, "here") for _ in range(4 * TRIES_PER_NAME + 5))


def test_a_session_ends_when_idle_and_after_a_day(people: People, clock: Clock) -> None:
    """An idle session is over; one in use ends after its length all the same; in the end it is unknown."""
    token = people.sign_in("Ada Example", WORDS, "here")
    clock.at += IDLE + dt.timedelta(minutes=1)
    session = people.session(token)
    assert session is not None
    assert session.over
    token = people.sign_in("Ada Example", WORDS, "here")
    begun = clock.at
    while clock.at - begun + dt.timedelta(hours=1) <= SESSION:
        clock.at += dt.timedelta(hours=1)
        session = people.session(token)
        assert session is not None
        assert not session.over
    clock.at += dt.timedelta(hours=1)
    session = people.session(token)
    assert session is not None
    assert session.over
    clock.at += GRACE
    assert people.session(token) is None


@pytest.mark.parametrize("change", ["password", "disabled", "removed", "signed out"])
def test_what_ends_a_session_ends_it_at_once(people: People, change: str) -> None:
    """A new password, a closed account and signing out leave no session behind."""
    people.add("Ben", PersonRole.ADMIN, WORDS)
    token = people.sign_in("Ben", WORDS, "here")
    if change == "password":
        people.set_password("Ben", "some other words")
    elif change == "signed out":
        people.sign_out(token)
    else:
        people.set_state("Ben", change)
    assert people.session(token) is None


def test_a_removed_name_is_not_used_again(people: People) -> None:
    """Decisions bear names, so a name never comes to mean somebody else."""
    people.add("Ben", PersonRole.CODER, WORDS)
    people.set_state("Ben", "removed")
    with pytest.raises(BadSetting, match="taken"):
        people.add("BEN", PersonRole.CODER, WORDS)
    with pytest.raises(NotFound):
        people.set_password("Ben", "some other words")
    with pytest.raises(WrongPassword):
        people.sign_in("Ben", WORDS, "here")


def test_there_is_always_an_admin(people: People) -> None:
    """The only admin can be neither removed nor made something else, by mistake or by another's malice."""
    for state in ("removed", "disabled"):
        with pytest.raises(NotAllowed):
            people.set_state("Ada Example", state)
    with pytest.raises(NotAllowed):
        people.set_role("Ada Example", PersonRole.CODER)


@pytest.mark.parametrize("password", ["short", "aaaaaaaaaaaaaaaa", "Cleo the coder", "x" * 2000])
def test_a_poor_password_is_refused(people: People, password: str) -> None:
    """Too short, all alike, the name itself, or long enough to keep the machine busy."""
    with pytest.raises(BadSetting):
        people.add("Cleo the Coder", PersonRole.CODER, password)


@pytest.mark.parametrize("name", ["", "  ", "a" * 65, "a\u202eb", "a\x00b", "a\nb\x07"])
def test_an_unusable_name_is_refused(people: People, name: str) -> None:
    """Nothing that cannot be seen, and nothing that is not there."""
    with pytest.raises(BadSetting):
        people.add(name, PersonRole.CODER, WORDS)


def test_a_draft_is_kept_replaced_and_dropped(people: People, clock: Clock) -> None:
    """The newest of each form, the newest form first, for each person their own."""
    people.save_draft("Ada Example", "figure:1", {"low": "3"})
    clock.at += dt.timedelta(seconds=1)
    people.save_draft("Ada Example", "figure:2", {"low": "4"})
    clock.at += dt.timedelta(seconds=1)
    people.save_draft("Ada Example", "figure:1", {"low": "5"})
    assert [(d.form, d.fields) for d in people.drafts("Ada Example")] == [
        ("figure:1", {"low": "5"}),
        ("figure:2", {"low": "4"}),
    ]
    people.drop_draft("Ada Example", "figure:1")
    assert people.draft("Ada Example", "figure:1") is None
    assert people.drafts("Ben") == ()


def test_drafts_are_bounded(people: People, clock: Clock) -> None:
    """One cannot fill the disk: a draft has its length, and the oldest give way."""
    with pytest.raises(BadSetting):
        people.save_draft("Ada Example", "figure:1", {"note": "x" * MAX_DRAFT})
    for n in range(MAX_DRAFTS + 3):
        clock.at += dt.timedelta(seconds=1)
        people.save_draft("Ada Example", f"figure:{n}", {"low": "3"})
    kept = people.drafts("Ada Example")
    assert len(kept) == MAX_DRAFTS
    assert kept[-1].form == "figure:3"


def test_a_visit_is_compared_with_the_one_before(people: People, clock: Clock) -> None:
    """Looking again within a visit compares with the visit before it, not with the last look."""
    assert people.visit("Ada Example", "one") is None
    clock.at += VISIT + dt.timedelta(minutes=1)
    assert people.visit("Ada Example", "two") == (NOON, "one")
    clock.at += dt.timedelta(minutes=1)
    assert people.visit("Ada Example", "three") == (NOON, "one")


def test_each_role_may_do_what_the_one_below_may() -> None:
    """Coder, reviewer, admin: each adds to the one before."""
    assert MAY[PersonRole.CODER] < MAY[PersonRole.REVIEWER] < MAY[PersonRole.ADMIN] == frozenset(Act)
