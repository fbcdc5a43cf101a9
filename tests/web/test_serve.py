"""``serve`` and ``people`` as commands: what starts, what is refused, what a real server answers."""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from corroborate.web.server import serve
from desk_rig import WORDS, Rig, record_made_once

SECRET = "thirty-two characters and a few more"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A copy of the example's record."""
    made = record_made_once()
    for file in made.parent.glob(made.name + "*"):
        shutil.copy(file, tmp_path / file.name)
    return tmp_path / made.name


def run(*arguments: object, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """A command, to its end."""
    return subprocess.run(
        [sys.executable, "-m", "corroborate", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**{k: v for k, v in os.environ.items() if not k.startswith("CORROBORATE_")}, **environment},
    )


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


@pytest.fixture
def served(record: Path) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    """A desk that answers, in a process of its own."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "corroborate", "serve", "--record", str(record), "--port", str(port)],
        stderr=subprocess.PIPE,
        text=True,
    )
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            assert process.poll() is None, process.stderr and process.stderr.read()
            time.sleep(0.1)
    yield port, process
    killed = process.poll() is not None  # by the test itself
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert killed or process.returncode == 0, said


def get(port: int, path: str, host: str | None = None) -> tuple[int, str]:
    """What the server answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Host": host or f"localhost:{port}"})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body


def test_a_desk_answers_on_this_machine_without_accounts(served: tuple[int, subprocess.Popen[str]]) -> None:
    """With the toll that the command prints, and to its own names only."""
    port, _ = served
    status, page = get(port, "/")
    assert status == 200
    assert "At least 885 people were killed" in page
    assert get(port, "/", host="evil.example")[0] == 421
    assert get(port, "/static/vendor/htmx.min.js")[0] == 200


def test_what_others_add_appears(served: tuple[int, subprocess.Popen[str]], record: Path, tmp_path: Path) -> None:
    """A report that another process adds to the record is on the desk moments later."""
    port, _ = served
    before = json.loads(get(port, "/api/reports")[1])["total"]
    report = tmp_path / "new.txt"
    report.write_text("Three farmers were killed in Hadra on 9 March 2031, residents said.")
    done = run("add", report, "--record", record, "--source", "A call", "--published", "2031-03-10")
    assert done.returncode == 0, done.stderr
    for _ in range(100):
        total = json.loads(get(port, "/api/reports")[1])["total"]
        if total == before + 1:
            break
        time.sleep(0.1)
    assert total == before + 1


def reject(port: int) -> str:
    """Reject what waits first, as the page's form would; what was rejected, once the desk has said so."""
    work = json.loads(get(port, "/api/queue?kind=moves_toll")[1])["work"]
    connection = http.client.HTTPConnection("localhost", port, timeout=30)
    connection.request("GET", "/queue")
    answer = connection.getresponse()
    cookie = (answer.headers["set-cookie"] or "").partition(";")[0]
    token = re.search(r'name="token" value="(\w+)"', answer.read().decode())
    assert token is not None
    fields = f"token={token[1]}&subject={work['subject']}&item={work['id']}&seen={work['seen']}&verdict=reject"
    form = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/queue/decide", body=fields, headers=form)
    assert connection.getresponse().status == 303
    connection.close()
    return str(work["subject"])


def test_a_decision_that_the_page_told_survives_a_kill(served: tuple[int, subprocess.Popen[str]], record: Path) -> None:
    """Killed the moment after its answer, the desk has kept the decision, and the record is sound."""
    port, process = served
    rejected = reject(port)
    process.kill()
    process.wait(timeout=30)
    assert run("verify", "--record", record).returncode == 0
    shown = json.loads(run("show", rejected, "--record", record, "--json").stdout)
    assert "rejected" in json.dumps(shown)


def test_the_desk_and_the_command_say_the_same_after_a_decision(
    served: tuple[int, subprocess.Popen[str]], record: Path
) -> None:
    """What is rejected on the desk is in no toll of the command either."""
    port, _ = served
    reject(port)
    desk = {
        (row["measure"], row["group"], row["low"], row["best"], row["high"])
        for event in json.loads(get(port, "/api/events")[1])["lines"]
        for row in json.loads(get(port, f"/api/events/{event['id']}")[1])["rows"]
    }
    command = json.loads(run("tolls", "--record", record, "--json").stdout)
    tolls = command["tolls"] if isinstance(command, dict) else command
    said = {(t["low"], t["best"], t["high"]) for t in tolls if (t["low"], t["best"], t["high"]) != (None, None, None)}
    assert {row[2:] for row in desk} == said
    assert run("verify", "--record", record).returncode == 0


@pytest.mark.parametrize(
    ("options", "environment", "words"),
    [
        (["--host", "0.0.0.0"], {}, "CORROBORATE_HOSTS"),
        (["--host", "0.0.0.0"], {"CORROBORATE_HOSTS": "desk.example"}, "people add"),
        (["--host", "192.0.2.1"], {"CORROBORATE_SECRET": SECRET}, "people add"),
        ([], {"CORROBORATE_SECRET": "short"}, "32"),
    ],
)
def test_a_desk_that_would_stand_open_does_not_start(
    record: Path, options: list[str], environment: dict[str, str], words: str
) -> None:
    """Status 1, and one line that says what to do."""
    done = run("serve", "--record", record, *options, **environment)
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_answered_is_sent_at_once(desk: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server sets TCP_NODELAY only on a socket that says that it is TCP; without it some answers wait for 40 ms."""
    given: list[socket.socket] = []
    monkeypatch.setattr(uvicorn.Server, "run", lambda _, sockets: given.extend(sockets))
    serve(desk.app, "127.0.0.1", free_port())
    assert [one.proto for one in given] == [socket.IPPROTO_TCP]


def test_a_taken_port_is_told(record: Path) -> None:
    """And what to do instead."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        done = run("serve", "--record", record, "--port", server.getsockname()[1])
    assert done.returncode == 1
    assert "--port" in done.stderr


def test_people_are_managed_at_the_command_line(record: Path) -> None:
    """Added with a password from standard input, listed, given a role, shut out, removed; each as JSON too."""
    done = run("people", "add", "Ada Example", "--role", "admin", "--record", record, "--json", stdin=f"{WORDS}\n")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["role"] == "admin"
    assert WORDS not in done.stdout + done.stderr
    run("people", "add", "Ben", "--role", "coder", "--record", record, stdin=f"{WORDS}\n")
    run("people", "role", "Ben", "--role", "reviewer", "--record", record)
    run("people", "disable", "Ben", "--record", record)
    plain = json.loads(run("people", "list", "--record", record, "--json").stdout)
    assert [(p["name"], p["role"], p["state"]) for p in plain] == [
        ("Ada Example", "admin", "active"),
        ("Ben", "reviewer", "disabled"),
    ]
    assert run("people", "disable", "Ben", "--undo", "--record", record).returncode == 0
    assert run("people", "password", "Ben", "--record", record, stdin="some other words\n").returncode == 0
    assert run("people", "remove", "Ben", "--record", record).returncode == 0
    assert "Ada Example" in run("people", "list", "--record", record).stdout


@pytest.mark.parametrize(
    ("arguments", "stdin", "words"),
    [
        (["add", "Ada", "--role", "queen"], WORDS, "no role"),
        (["add", "Ada", "--role", "coder"], "short", "at least 12"),
        (["add", "Ada", "--role", "coder"], "", "at least 12"),
        (["remove", "Nobody"], "", "nobody named"),
    ],
)
def test_a_mistake_with_people_is_told(record: Path, arguments: list[str], stdin: str, words: str) -> None:
    """In one line, with status 1."""
    done = run("people", *arguments, "--record", record, stdin=stdin)
    assert done.returncode == 1
    assert words in done.stderr
