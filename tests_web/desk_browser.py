"""A desk that answers on a port, and browsers to open it with."""

from __future__ import annotations

import re
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from argon2 import PasswordHasher

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from desk_rig import Rig, rig

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync"
).split()
# The like with WebGL, which maps need.
DRAWING = [
    *(flag for flag in FLAGS if flag != "--disable-gpu"),
    *("--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"),
]


@contextmanager
def answering(folder: Path) -> Iterator[tuple[Rig, str]]:
    """A desk over the invented example, and its address."""
    made = rig(folder, hasher=PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(made.app, log_level="warning", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield made, f"http://localhost:{port}"
    finally:
        server.should_exit = True
        thread.join()
        made.close()


def watch(page: Any, complaints: list[str]) -> None:
    """Note what a page complains of, and what it asks of anybody else."""
    # That an answer was a refusal is no complaint: the page says it.
    expected = re.compile(r"the server responded with a status of 4|Response Status Error Code 4")
    page.on(
        "console",
        lambda message: (
            complaints.append(message.text) if message.type == "error" and not expected.search(message.text) else None
        ),
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith(("http://localhost", "data:", "blob:"))
            else complaints.append(f"asked {request.url}")
        ),
    )
