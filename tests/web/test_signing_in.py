"""Signing in and out, and drafts that outlive a session."""

from __future__ import annotations

import datetime as dt
import html
import re
import urllib.parse

from corroborate.shell.people import IDLE, SESSION, TRIES_PER_NAME, PersonRole
from desk_rig import WORDS, Rig


def later(desk: Rig, by: dt.timedelta) -> None:
    """Let time pass."""
    desk.clock._next += by


def test_the_way_in_leads_to_where_one_wanted(desk: Rig) -> None:
    """To the page that was asked for, never to another site."""
    desk.account("Ada", PersonRole.ADMIN)
    client = desk.another()
    answer = client.get("/events?grade=fair")
    assert answer.headers["location"] == "/login?next=%2Fevents%3Fgrade%3Dfair"
    page = "/login?next=/events%3Fgrade%3Dfair"
    answer = desk.post("/login", {"name": "Ada", "password": WORDS, "next": "/events?grade=fair"}, client, page)
    assert answer.headers["location"] == "/events?grade=fair"
    for elsewhere in ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"):
        answer = desk.post("/login", {"name": "Ada", "password": WORDS, "next": elsewhere}, client, "/login")
        assert answer.headers["location"] == "/"


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(desk: Rig) -> None:
    """HttpOnly and SameSite=Lax always, Secure when the desk is reached by https; a new token at each sign-in."""
    desk.people.add("Ada", PersonRole.ADMIN, WORDS)
    for scheme in ("http", "https"):
        client = desk.another()
        client.base_url = f"{scheme}://localhost"
        answer = desk.post("/login", {"name": "Ada", "password": WORDS}, client, "/login")
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=lax" in cookie
        assert ("secure" in cookie) == (scheme == "https")


def test_a_wrong_password_is_told_and_too_many_are_slowed(desk: Rig) -> None:
    """With the name kept in the form and nothing else."""
    desk.account("Ada", PersonRole.ADMIN)
    client = desk.another()
    for _ in range(TRIES_PER_NAME):
        answer = desk.post("/login", {"name": "Ada", "password": "wrong words here"}, client, "/login")
        assert answer.status_code == 403
        assert "no active account" in answer.text
        assert "wrong words here" not in answer.text
    answer = desk.post("/login", {"name": "Ada", "password": WORDS}, client, "/login")
    assert answer.status_code == 429


def test_a_login_from_another_site_is_refused(desk: Rig) -> None:
    """Nobody is signed in as somebody else without knowing it."""
    desk.account("Ada", PersonRole.ADMIN)
    answer = desk.another().post("/login", data={"name": "Ada", "password": WORDS, "token": "0" * 64})
    assert answer.status_code == 403


def test_signing_out_ends_the_session_on_the_server(desk: Rig) -> None:
    """Also for who kept the cookie."""
    ada = desk.account("Ada", PersonRole.ADMIN)
    kept = ada.cookies["desk"]
    assert desk.post("/logout", {}, ada).status_code == 303
    thief = desk.another()
    thief.cookies.set("desk", kept)
    assert thief.get("/queue").status_code == 303


def test_a_session_that_ends_loses_no_draft(desk: Rig) -> None:
    """What was typed before and what is sent too late are there again after signing in, and only for that person."""
    ada = desk.account("Ada", PersonRole.ADMIN)
    figure = desk.figures()[0]
    form = f"figure:{figure.id}"
    token = desk.token("/by-hand", ada)
    assert ada.post("/drafts", data={"token": token, "draft": form, "low": "77"}).status_code == 204
    later(desk, IDLE + dt.timedelta(minutes=5))
    # The page is still open: its autosave and its button both come too late.
    assert ada.post("/drafts", data={"token": token, "draft": form, "low": "78"}).status_code == 204
    sent = {"token": token, "draft": form, "low": "79", "verdict": "amend", "next": f"/reports/{figure.document}"}
    answer = ada.post(f"/figures/{figure.id}/decide", data=sent)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/login?next=%2Freports%2F{figure.document}"
    assert desk.live.reviews() == ()
    again = desk.signed_in("Ada")
    page = again.get(f"/reports/{figure.document}?figure={figure.id}").text
    assert 'name="low" inputmode="numeric" autocomplete="off" size="7" value="79"' in page
    assert "a draft that you did not send" in page
    ben = desk.account("Ben", PersonRole.CODER)
    assert 'value="79"' not in ben.get(f"/reports/{figure.document}?figure={figure.id}").text


def test_an_expired_session_shows_nothing(desk: Rig) -> None:
    """It may save a draft, and no more; long after, not even that."""
    ada = desk.account("Ada", PersonRole.ADMIN)
    token = desk.token("/by-hand", ada)
    later(desk, SESSION)
    assert ada.get("/").status_code == 303
    assert ada.get("/api/overview").status_code == 401
    piece = ada.get("/figures/x/panel", headers={"hx-request": "true", "hx-current-url": "http://localhost/queue?at=3"})
    assert piece.status_code == 204
    assert piece.headers["hx-redirect"] == "/login?next=%2Fqueue%3Fat%3D3"
    later(desk, dt.timedelta(days=30))
    assert ada.post("/drafts", data={"token": token, "draft": "x", "low": "1"}).status_code == 401


def test_a_draft_holds_no_password_and_goes_when_it_was_sent(desk: Rig) -> None:
    """Drafts are for what is recorded, not for secrets."""
    token = desk.token()
    desk.client.post("/drafts", data={"token": token, "draft": "x", "password": "secret words", "note": "a"})
    (draft,) = desk.people.drafts("somebody")
    assert draft.fields == {"note": "a"}
    figure = desk.figures()[0]
    desk.client.post("/drafts", data={"token": token, "draft": f"figure:{figure.id}", "note": "a"})
    desk.post(f"/figures/{figure.id}/decide", {"verdict": "accept", "seen": "x", "draft": f"figure:{figure.id}"})
    assert desk.people.draft("somebody", f"figure:{figure.id}") is None


def test_the_first_account_is_an_admin(desk: Rig) -> None:
    """Else nobody could let anybody in; from then on everybody signs in."""
    fields = {"name": "Ben", "role": "coder", "password": WORDS}
    assert desk.post("/people", fields).status_code == 403
    assert desk.post("/people", {**fields, "role": "admin"}).status_code == 303
    assert desk.client.get("/").status_code == 303
    assert desk.signed_in("Ben").get("/").status_code == 200


def test_a_name_may_hold_any_letter(desk: Rig) -> None:
    """Also those that mean something in an address."""
    ada = desk.account("Ada", PersonRole.ADMIN)
    for name in ("Bo/Ben?x=1#2", "قيس", "O'Neil & <b>"):
        assert desk.post("/people", {"name": name, "role": "coder", "password": WORDS}, ada).status_code == 303
        action = re.findall(r'action="(/people/[^"]+)"', ada.get("/people").text)
        for path in set(map(html.unescape, action)):
            if desk.people.person(name).state == "active" and urllib.parse.unquote(path) == f"/people/{name}":
                assert desk.post(path, {"change": "disabled"}, ada).status_code == 303
        assert desk.people.person(name).state == "disabled"


def test_people_are_changed_by_an_admin(desk: Rig) -> None:
    """Role, password, disabled, let in again, removed."""
    ada = desk.account("Ada", PersonRole.ADMIN)
    ben = desk.account("Ben", PersonRole.CODER)
    desk.post("/people/Ben", {"change": "role", "role": "reviewer"}, ada)
    assert desk.people.person("Ben").role is PersonRole.REVIEWER
    desk.post("/people/Ben", {"change": "disabled"}, ada)
    assert ben.get("/").status_code == 303
    desk.post("/people/Ben", {"change": "active"}, ada)
    desk.post("/people/Ben", {"change": "password", "password": "some other words"}, ada)
    assert desk.signed_in("Ben", "some other words").get("/").status_code == 200
    desk.post("/people/Ben", {"change": "removed"}, ada)
    assert desk.people.person("Ben").state == "removed"
    assert desk.post("/people/Ada", {"change": "disabled"}, ada).status_code == 403
    assert desk.post("/people/Ada", {"change": "nonsense"}, ada).status_code == 400
