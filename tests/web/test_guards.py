"""What stands before every page: names, sizes, headers, tokens, roles."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from corroborate.errors import BadSetting
from corroborate.shell.people import ACTS, MAY, PersonRole
from corroborate.web.guards import CSP, MAX_FORM, host_name, is_local
from corroborate.web.server import ROUTERS, build, check_binding, host_names
from desk_rig import Rig

EVERYWHERE = ("/", "/queue", "/nowhere", "/static/desk.css", "/api/overview", "/api/nothing", "/reports/doc-none")


def routes(desk: Rig) -> list[APIRoute]:
    """Every route of the desk."""
    assert desk.app.routes
    return [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]


@pytest.mark.parametrize("path", EVERYWHERE)
def test_the_headers_are_on_every_answer(desk: Rig, path: str) -> None:
    """Pages, pieces, files, JSON and errors alike forbid scripts from elsewhere, frames, sniffing and referrers."""
    answer = desk.client.get(path)
    assert answer.headers["content-security-policy"] == CSP
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["cache-control"] == ("no-cache" if path.startswith("/static") else "no-store")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "", "[::2]"])
def test_a_strange_host_name_is_refused(desk: Rig, host: str) -> None:
    """A name elsewhere that is made to point here gets nothing, neither page nor file."""
    for path in ("/", "/static/desk.css", "/api/overview"):
        answer = desk.client.get(path, headers={"host": host})
        assert answer.status_code == 421
        assert "Corroborate" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8475", "127.0.0.1:1", "[::1]:8475"])
def test_its_own_names_are_answered(desk: Rig, host: str) -> None:
    """With and without a port."""
    assert desk.client.get("/", headers={"host": host}).status_code == 200


def test_a_form_that_is_too_large_is_refused(desk: Rig) -> None:
    """By the length that it tells, and by what comes when it tells none or lies."""
    answer = desk.client.post("/drafts", content=b"x", headers={"content-length": str(MAX_FORM + 1)})
    assert answer.status_code == 413

    def chunks() -> Any:
        for _ in range(MAX_FORM // 100_000 + 2):
            yield b"token=" + b"x" * 100_000

    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert desk.client.post("/drafts", content=chunks(), headers=kind).status_code == 413


def test_only_our_own_files_are_compressed(desk: Rig) -> None:
    """The length of a page would betray its token; a style sheet has no secrets."""
    asked = {"accept-encoding": "gzip"}
    assert desk.client.get("/static/desk.css", headers=asked).headers.get("content-encoding") == "gzip"
    assert "content-encoding" not in desk.client.get("/queue", headers=asked).headers


def test_what_is_set_is_in_force_and_in_the_log(desk: Rig) -> None:
    """Two people, and naming the dead; nothing else is set here."""
    for key in ("two_person", "name_the_dead"):
        assert desk.post("/settings", {key: "yes"}).status_code == 303
        assert desk.live.settings()[key] == "yes"
    assert [review.reviewer for review in desk.live.reviews()] == ["somebody", "somebody"]
    assert desk.post("/settings", {"reader": "rules"}).status_code == 400
    assert desk.post("/settings", {"two_person": "perhaps"}).status_code == 400


def test_a_page_that_breaks_tells_nothing_of_itself(desk: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug of ours is a plain sentence with all the headers, and no traceback."""
    monkeypatch.setattr(desk.live, "summary", lambda: 1 / 0)
    quiet = TestClient(desk.app, base_url="http://localhost", raise_server_exceptions=False)
    answer = quiet.get("/")
    assert answer.status_code == 500
    assert "A bug of ours (ZeroDivisionError)" in answer.text
    assert "Traceback" not in answer.text
    assert answer.headers["content-security-policy"] == CSP


def test_every_post_needs_the_token_of_its_session(desk: Rig) -> None:
    """Without one, with another session's and with one of another site, nothing is done."""
    posts = [route for route in routes(desk) if "POST" in (route.methods or ())]
    assert len(posts) > 10
    other = desk.token("/people", desk.another())
    desk.client.get("/")  # a session of its own
    for route in posts:
        path = re.sub(r"\{[^}]+\}", "x", route.path)
        for fields in ({}, {"token": ""}, {"token": "0" * 64}, {"token": other}):
            answer = desk.client.post(path, data=fields)
            assert answer.status_code == 403, (path, fields, answer.text)
    own = desk.token("/people")
    answer = desk.client.post("/settings", data={"token": own}, headers={"origin": "http://evil.example"})
    assert answer.status_code == 403
    answer = desk.client.post("/settings", data={"token": own}, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    assert desk.live.settings()["two_person"] == "no"


def test_nothing_is_shown_to_who_has_not_signed_in(desk: Rig) -> None:
    """Once there is an account, every route but the login, our own files and the description of /api asks for it."""
    desk.account("Ada", PersonRole.ADMIN)
    stranger = desk.another()
    free = {"/login", "/openapi.json", "/static/house.css", "/drafts"}
    for route in routes(desk):
        if route.path in free:
            continue
        path = re.sub(r"\{[^}]+\}", "x", route.path)
        for method in route.methods or ():
            answer = stranger.request(method, path)
            if path.startswith("/api"):
                assert answer.status_code == 401, path
            else:
                assert answer.status_code == 303, (method, path)
                assert answer.headers["location"].startswith("/login")
    assert stranger.post("/drafts", data={"draft": "x"}).status_code == 401


def test_a_desk_that_had_accounts_is_never_open_again(desk: Rig) -> None:
    """Shutting the last person out shuts the desk; it does not open it to everybody."""
    desk.people.add("Ben", PersonRole.CODER, "a few words for it")
    desk.people.set_state("Ben", "removed")
    assert not desk.people.any()
    assert desk.client.get("/").status_code == 303


def test_a_desk_that_others_can_reach_is_never_open(desk: Rig) -> None:
    """Whatever its people file says while it runs."""
    reached = build(replace(desk.app.state.desk, reached=True))
    stranger = TestClient(reached, base_url="http://localhost", follow_redirects=False)
    assert stranger.get("/").status_code == 303
    assert stranger.get("/api/overview").status_code == 401


@pytest.mark.parametrize(
    ("path", "fields", "least"),
    [
        ("/settings", {"two_person": "yes"}, PersonRole.ADMIN),
        ("/people", {"name": "New", "role": "coder", "password": "a few words for it"}, PersonRole.ADMIN),
        ("/people/Ada", {"change": "disabled"}, PersonRole.ADMIN),
    ],
)
def test_a_role_may_do_what_its_table_says(desk: Rig, path: str, fields: dict[str, str], least: PersonRole) -> None:
    """What a role may not do is refused on the server, whatever the page shows."""
    desk.account("Ada", PersonRole.ADMIN)
    desk.account("Root", PersonRole.ADMIN)
    order = list(PersonRole)
    for role in order:
        client = desk.account(f"one {role.value}", role)
        answer = desk.post(path, fields, client)
        assert (answer.status_code == 403) == (order.index(role) < order.index(least)), (role, answer.text)
        if answer.status_code != 403:
            break


def test_the_table_of_roles_is_shown(desk: Rig) -> None:
    """The page of people shows the table that the code goes by."""
    html = desk.client.get("/people").text
    for act, words in ACTS.items():
        row = html.split(words, 1)[1].split("</tr>", 1)[0]
        assert row.count("yes") == sum(act in MAY[role] for role in PersonRole)


@pytest.mark.parametrize(
    ("host", "local"),
    [("localhost", True), ("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("0.0.0.0", False), ("desk", False)],
)
def test_what_is_local(host: str, local: bool) -> None:
    """Only what no other machine can reach."""
    assert is_local(host) is local


def test_from_elsewhere_it_needs_accounts_and_a_secret() -> None:
    """A desk that stands open is not started, and the message says what to do."""
    secret = "x" * 32
    check_binding("127.0.0.1", accounts=False, secret=None)
    check_binding("10.0.0.1", accounts=True, secret=secret)
    for host, accounts, given, words in (
        ("10.0.0.1", False, secret, "people add"),
        ("0.0.0.0", True, None, "CORROBORATE_SECRET"),
        ("desk.example", True, "short", "32"),
        ("127.0.0.1", True, "short", "32"),
    ):
        with pytest.raises(BadSetting, match=words):
            check_binding(host, accounts=accounts, secret=given)


def test_the_names_it_answers_to() -> None:
    """Its own address and those that are set; a wildcard address needs them told."""
    assert "10.0.0.1" in host_names("10.0.0.1", None)
    assert "desk.example.org" in host_names("0.0.0.0", "desk.example.org, other.example.org")
    with pytest.raises(BadSetting, match="CORROBORATE_HOSTS"):
        host_names("0.0.0.0", None)


def test_host_headers_are_read_strictly() -> None:
    """A name, a port, brackets; what is neither is no name."""
    assert [host_name(h) for h in ("a:80", "[::1]:80", "A", "::1", " b ")] == ["a", "::1", "a", "", "b"]


def test_no_page_holds_a_script_or_a_style_of_its_own(desk: Rig) -> None:
    """The policy forbids them, so nothing may need one."""
    paths = [route.path for route in routes(desk) if route.path.count("{") == 0 and "GET" in (route.methods or ())]
    figure = desk.figures()[0]
    paths += [f"/reports/{figure.document}?figure={figure.id}", f"/events/{desk.event().id}"]
    for path in paths:
        answer = desk.client.get(path)
        if "text/html" in answer.headers.get("content-type", ""):
            assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|<script(?![^>]*\bsrc=)", answer.text), path
            assert not re.search(r'src="(?:https?:)?//|<link[^>]*href="(?:https?:)?//', answer.text), path
