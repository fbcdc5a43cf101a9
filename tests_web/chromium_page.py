"""A page in Debian's Chromium, spoken to over its DevTools protocol with nothing but the standard library."""

from __future__ import annotations

import base64
import json
import os
import re
import socket
import struct
import subprocess
import time
from pathlib import Path
from typing import Any

CHROMIUM = "/usr/bin/chromium"
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars --remote-debugging-port=0 --remote-allow-origins=*"
).split()


class Page:
    """One tab. ``events`` holds what the browser reported, in order."""

    def __init__(self, profile: Path) -> None:
        self.events: list[dict[str, Any]] = []
        self._number = 0
        self._browser = subprocess.Popen(
            [CHROMIUM, *_FLAGS, f"--user-data-dir={profile}", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        port, path = self._listening(profile / "DevToolsActivePort")
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._shake_hands(port, path)
        self._session: str | None = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime"):
            self.call(f"{domain}.enable")

    @staticmethod
    def _listening(file: Path) -> tuple[int, str]:
        for _ in range(300):
            if file.exists() and len(lines := file.read_text().splitlines()) == 2:
                return int(lines[0]), lines[1]
            time.sleep(0.1)
        raise AssertionError(f"{CHROMIUM} did not start; apt-get install chromium")

    def _shake_hands(self, port: int, path: str) -> None:
        key = base64.b64encode(os.urandom(16)).decode()
        self._socket.sendall(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += self._socket.recv(1)

    def _read(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            data += self._socket.recv(count - len(data))
        return data

    def _receive(self) -> dict[str, Any]:
        message = b""
        while True:
            first, second = self._read(2)
            count = second & 127
            if count == 126:
                count = struct.unpack(">H", self._read(2))[0]
            elif count == 127:
                count = struct.unpack(">Q", self._read(8))[0]
            message += self._read(count)
            if first & 0x80:
                found: dict[str, Any] = json.loads(message)
                return found

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """The result of a DevTools method. AssertionError with the browser's own words if it refuses."""
        self._number += 1
        plain: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if self._session is not None:
            plain["sessionId"] = self._session
        data = json.dumps(plain).encode()
        mask = os.urandom(4)
        size = bytes([0x80 | len(data)]) if len(data) < 126 else bytes([0x80 | 126]) + struct.pack(">H", len(data))
        self._socket.sendall(b"\x81" + size + mask + bytes(c ^ mask[i % 4] for i, c in enumerate(data)))
        while True:
            answer = self._receive()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer["error"]
                result: dict[str, Any] = answer["result"]
                return result
            self.events.append(answer)

    def run(self, script: str) -> Any:
        """The value of a script in the page."""
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    def show(
        self, file: Path, width: int, height: int, scheme: str = "light", media: str = "screen", at: str = ""
    ) -> None:
        """Open a file at a size in CSS pixels, in a colour scheme, and wait until it is there."""
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )
        self.call(
            "Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}]
        )
        self.call("Page.navigate", url="about:blank")
        self.events.clear()
        self.call("Page.navigate", url=file.as_uri() + at)
        for _ in range(200):
            if self.run(f"document.readyState === 'complete' && location.href.startsWith({json.dumps(file.as_uri())})"):
                return
            time.sleep(0.05)
        raise AssertionError(f"{file} did not load")

    def picture(self, file: Path) -> None:
        """What is in the window, as PNG."""
        file.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))

    def pdf(self, file: Path) -> None:
        """The page on A4, as it asks to be printed."""
        self.call("Emulation.setEmulatedMedia", media="", features=[])
        result = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        file.write_bytes(base64.b64decode(result["data"]))

    def requests(self) -> list[str]:
        """What the page asked for over anything but its own file."""
        asked = [e["params"]["request"]["url"] for e in self.events if e.get("method") == "Network.requestWillBeSent"]
        return [url for url in asked if not re.match(r"(file|data|about):", url)]

    def close(self) -> None:
        """End the browser that this page started."""
        self._socket.close()
        self._browser.terminate()
        self._browser.wait(20)
