"""The live server: changed slides only, the last picture where the outline is dead, and no answer to whom it is not meant for."""

from __future__ import annotations

import http.client
import json
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from slides.cli.main import main
from slides.live.server import Address, address_of, application
from slides.live.session import LiveOutline, Session
from tests.browser import browser_page, until
from tests.example_counts import THOROUGH

OUTLINE = (
    "---\nagenda: false\n---\n\n# A talk\n\n## One\n\n- first\n- second\n\n## Two\n\n- third\n- fourth\n\n## Three\n\n- fifth\n- sixth\n"
)


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    path = tmp_path / "talk.md"
    path.write_text(OUTLINE, encoding="utf-8")
    return path


def test_an_edit_sends_the_changed_slide_alone(outline: Path) -> None:
    session = Session(LiveOutline(str(outline)))
    first = session.rebuild()
    assert [at for at, _ in first["pieces"]] == [0, 1, 2, 3]
    outline.write_text(OUTLINE.replace("third", "3rd"), encoding="utf-8")
    assert session.changed()
    change = session.rebuild()
    assert [at for at, _ in change["pieces"]] == [2]
    assert "3rd" in change["pieces"][0][1]
    assert (change["edited"], change["count"]) == (2, 4)
    assert not session.changed()


def test_a_dead_outline_keeps_the_last_picture_and_says_why(outline: Path) -> None:
    session = Session(LiveOutline(str(outline)))
    session.rebuild()
    page = session.page()
    outline.write_bytes(b"\xc3( broken")
    change = session.rebuild()
    assert change["pieces"] == []
    assert "not UTF-8 text" in change["problems"][0]["text"]
    assert session.page().count('<section class="slide"') == page.count('<section class="slide"') == 4
    outline.unlink()
    assert "no such file" in session.rebuild()["problems"][0]["text"]
    outline.write_text(OUTLINE, encoding="utf-8")
    assert session.rebuild()["dead"] == ""


def test_problems_come_with_their_lines(outline: Path) -> None:
    outline.write_text(OUTLINE + "\n- [x](#nowhere)\n", encoding="utf-8")
    session = Session(LiveOutline(str(outline)))
    problems = session.rebuild()["problems"]
    assert any(problem["text"].startswith("22: ") and "nowhere" in problem["text"] for problem in problems)


def test_decks_are_written_too(outline: Path) -> None:
    Session(LiveOutline(str(outline), targets=(str(outline.with_suffix(".pptx")),))).rebuild()
    assert outline.with_suffix(".pptx").read_bytes().startswith(b"PK")


def test_a_thousand_edits_keep_no_more_than_a_few(outline: Path) -> None:
    session = Session(LiveOutline(str(outline)))
    session.rebuild()
    sizes = []
    for number in range(60):
        outline.write_text(OUTLINE.replace("third", f"edit {number}"), encoding="utf-8")
        session.rebuild()
        sizes.append(len(session.memo))
    assert sizes[-1] <= max(sizes[5:10])


class Server:
    """The application on a free port, in a thread of its own."""

    def __init__(self, session: Session, token: str = "") -> None:
        uvicorn = pytest.importorskip("uvicorn", reason="the extra serve is not installed")
        pytest.importorskip("starlette", reason="the extra serve is not installed")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.address = Address("127.0.0.1", port, token)
        config = uvicorn.Config(application(session, self.address), "127.0.0.1", port, log_level="error", timeout_graceful_shutdown=1)
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()
        while not self.server.started:
            time.sleep(0.01)

    def ask(self, path: str, host: str = "", **headers: str) -> tuple[int, str, dict[str, str]]:
        connection = http.client.HTTPConnection("127.0.0.1", self.address.port, timeout=5)
        connection.request("GET", path, headers={"Host": host or f"127.0.0.1:{self.address.port}", **headers})
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), {name.lower(): value for name, value in answer.getheaders()}

    def events(self, version: int) -> Iterator[dict[str, Any]]:
        connection = http.client.HTTPConnection("127.0.0.1", self.address.port, timeout=5)
        connection.request("GET", f"/events?version={version}", headers={"Host": f"127.0.0.1:{self.address.port}"})
        answer = connection.getresponse()
        try:
            while line := answer.readline():
                if line.startswith(b"data: "):
                    yield json.loads(line[6:])
        finally:
            connection.close()

    def stop(self) -> None:
        self.server.should_exit = True
        self.thread.join(10)


@pytest.fixture
def server(outline: Path) -> Iterator[Server]:
    session = Session(LiveOutline(str(outline)))
    session.rebuild()
    running = Server(session)
    yield running
    running.stop()
    assert not running.thread.is_alive()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", running.address.port)) != 0


def test_only_the_page_and_its_events_are_answered(server: Server) -> None:
    status, page, headers = server.ask("/")
    assert (status, headers["x-content-type-options"], headers["cache-control"]) == (200, "nosniff", "no-store")
    assert page.count('<section class="slide"') == 4
    paths = ("/talk.md", "/../talk.md", "/%2e%2e/etc/passwd", "/etc/passwd", "//etc/passwd", "/static/../../x", "/events/x")
    assert {server.ask(path)[0] for path in paths} == {404}


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example:8000", "localhost", "[::1]:1"])
def test_another_host_is_not_served(server: Server, host: str) -> None:
    assert server.ask("/", host)[0] == 421
    assert server.ask("/events?version=1", host)[0] == 421


def test_an_edit_reaches_every_client(server: Server, outline: Path) -> None:
    streams = [server.events(1) for _ in range(12)]
    for stream in streams:
        assert next(stream)["pieces"] == []
    outline.write_text(OUTLINE.replace("third", "3rd"), encoding="utf-8")
    for stream in streams:
        change = next(stream)
        assert (change["version"], [at for at, _ in change["pieces"]]) == (2, [2])
    assert next(server.events(77)) == {"reload": True}


@pytest.mark.parametrize(("edits", "clients"), [(1000, 50) if THOROUGH else (50, 5)])
def test_many_edits_and_clients_leave_nothing_behind(outline: Path, edits: int, clients: int) -> None:
    """SLIDES_THOROUGH=1 makes a thousand edits that fifty clients see."""
    session = Session(LiveOutline(str(outline)))
    session.rebuild()
    threads, files = threading.active_count(), open_files()
    running = Server(session)
    seen = [0] * clients

    def follow(client: int) -> None:
        """A browser: it loads the page, listens, and loads the page again where it is told to."""
        while seen[client] < edits + 1:
            page = running.ask("/")[1]
            version = int(page.partition('data-version="')[2].partition('"')[0])
            seen[client] = max(seen[client], version)
            for change in running.events(version):
                if change.get("reload"):
                    break
                seen[client] = change["version"]
                if seen[client] >= edits + 1:
                    return

    followers = [threading.Thread(target=follow, args=(client,), daemon=True) for client in range(clients)]
    for follower in followers:
        follower.start()
    sizes: list[int] = []
    for number in range(edits):
        write_edit(outline, number)
        wait_for(lambda number=number: session.version >= number + 2)  # type: ignore[misc]
        sizes.append(len(session.memo))
    for follower in followers:
        follower.join(30)
    assert seen == [edits + 1] * clients
    assert sizes[-1] <= max(sizes[5:15]), "what is remembered does not grow with the edits"
    running.stop()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", running.address.port)) != 0
    wait_for(lambda: open_files() <= files + 2)
    assert threading.active_count() <= threads + 2 * (os.cpu_count() or 1) + 8, "no thread is left for each client or edit"


def write_edit(outline: Path, number: int) -> None:
    """Change the outline, and its time in any case."""
    before = outline.stat().st_mtime_ns
    outline.write_text(OUTLINE.replace("third", f"edit {number}"), encoding="utf-8")
    if outline.stat().st_mtime_ns == before:
        os.utime(outline, ns=(before + 1, before + 1))


def wait_for(reached: Callable[[], bool]) -> None:
    """Wait until something is true, ten seconds at most."""
    end = time.monotonic() + 10
    while not reached():
        assert time.monotonic() < end, "it did not come to it within ten seconds"
        time.sleep(0.005)


def open_files() -> int:
    """How many files and sockets this process has open; 0 where that is not known."""
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.is_dir() else 0


def test_others_need_the_token(outline: Path) -> None:
    session = Session(LiveOutline(str(outline)))
    session.rebuild()
    running = Server(session, token="secret")
    try:
        assert running.ask("/")[0] == 403
        assert running.ask("/?token=wrong")[0] == 403
        status, _, headers = running.ask("/?token=secret")
        assert status == 200
        assert "httponly" in headers["set-cookie"].lower()
        assert running.ask("/", Cookie="slides-token=secret")[0] == 200
    finally:
        running.stop()


def test_only_this_machine_needs_no_token() -> None:
    assert address_of("127.0.0.1", 8000).token == ""
    assert len(address_of("0.0.0.0", 8000).token) > 20


def test_the_browser_shows_the_slide_that_is_edited(server: Server, outline: Path) -> None:
    with browser_page() as page:
        page.goto(server.address.url)
        until(page, lambda: "live" in (page.get_attribute("body", "class") or ""))
        until(page, lambda: page.get_attribute("body", "data-shown") is not None)
        outline.write_text(OUTLINE.replace("third", "edited") + "\n- [x](#nowhere)\n", encoding="utf-8")
        until(page, lambda: page.inner_text("#place") in ("3 / 4", "4 / 4") and "nowhere" in page.inner_text(".problems"))
        outline.write_text(OUTLINE.replace("first", "changed"), encoding="utf-8")
        until(page, lambda: "changed" in (page.text_content(".slide.current svg") or ""))
        outline.write_bytes(b"\xc3(")
        until(page, lambda: "not UTF-8" in page.inner_text(".problems"))
        assert "changed" in page.text_content(".slide.current svg")


def test_a_taken_port_is_said(outline: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("uvicorn", reason="the extra serve is not installed")
    pytest.importorskip("starlette", reason="the extra serve is not installed")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert main(["serve", str(outline), "--port", str(taken.getsockname()[1])]) == 1
    assert "cannot listen on 127.0.0.1" in capsys.readouterr().err
