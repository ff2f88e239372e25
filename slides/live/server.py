"""The web application: the viewer's page and a stream of changes; nothing else is answered. The only room that imports starlette.

It listens on this machine alone unless asked. A request has to name a host that is meant, so that no foreign site can reach the server by
a name that it lets point here (DNS rebinding); on other addresses it also needs a token, which is new with every start.
"""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import json
import secrets
import socket
from collections.abc import AsyncIterator, Callable
from typing import Any

from slides.base.records import frozen
from slides.live.session import Session

PAUSE = 0.04
"""Seconds between two looks at the files."""
_ALIVE = 15.0
"""Seconds after which a silent stream says that it is there."""
_COOKIE = "slides-token"
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@frozen
class Address:
    """Where the server listens. `token` is empty on this machine alone."""

    host: str
    port: int
    token: str = ""

    @property
    def url(self) -> str:
        """What to open in a browser."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{name}:{self.port}/" + (f"?token={self.token}" if self.token else "")

    @property
    def hosts(self) -> frozenset[str]:
        """The names that a request may have in its Host header."""
        names = {self.host, *(("localhost", "127.0.0.1", "[::1]") if not self.token else _own_names())}
        return frozenset(f"{f'[{name}]' if ':' in name and name[0] != '[' else name}:{self.port}" for name in names)


def address_of(host: str, port: int) -> Address:
    """An address, with a token where others may reach it."""
    local = host in ("127.0.0.1", "localhost", "::1")
    return Address(host, port, "" if local else secrets.token_urlsafe(16))


def _own_names() -> set[str]:
    """The addresses of this machine, by which others in the network reach it."""
    found = {"localhost", "127.0.0.1", socket.gethostname()}
    with contextlib.suppress(OSError):
        found |= {str(each[4][0]) for each in socket.getaddrinfo(socket.gethostname(), None)}
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))
        found.add(str(probe.getsockname()[0]))
    return found


class Changes:
    """Who waits for the next change of a session."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.condition = asyncio.Condition()

    async def watch(self) -> None:
        """Look at the files, build after each change, and wake whoever waits. Goes on until it is cancelled."""
        while True:
            await asyncio.sleep(PAUSE)
            if await asyncio.to_thread(self.session.changed):
                await asyncio.to_thread(self.session.rebuild)
                async with self.condition:
                    self.condition.notify_all()

    async def stream(self, version: int) -> AsyncIterator[str]:
        """Every change after a version, as server-sent events. Who has missed more than one is told to load the page again."""
        yield "retry: 500\n\n"
        while True:
            now = self.session.version
            if now == version + 1 or (now == version and version <= 1):
                yield _event({**self.session.last, "pieces": self.session.last["pieces"] if now > version else []})
                version = now
            elif now != version:
                yield _event({"reload": True})
                return
            try:
                await asyncio.wait_for(self._next(version), _ALIVE)
            except TimeoutError:
                yield ": still here\n\n"

    async def _next(self, version: int) -> None:
        """Wait until the session has another version than this."""
        async with self.condition:
            while self.session.version == version:
                await self.condition.wait()


def _event(data: dict[str, Any]) -> str:
    return f"data: {json.dumps(data, ensure_ascii=False)}\n\n"


def application(session: Session, address: Address) -> Any:
    """The application as an ASGI callable."""
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.requests import Request
    from starlette.responses import HTMLResponse, Response, StreamingResponse
    from starlette.routing import Route

    changes = Changes(session)

    async def page(request: Request) -> Response:
        response = HTMLResponse(session.page())
        if address.token:
            response.set_cookie(_COOKIE, address.token, httponly=True, samesite="strict")
        return response

    async def events(request: Request) -> Response:
        given = request.query_params.get("version", "")
        version = int(given) if given.isascii() and given.isdigit() and len(given) < 12 else -1
        return StreamingResponse(changes.stream(version), media_type="text/event-stream")

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(changes.watch())
        try:
            yield
        finally:
            task.cancel()

    routes = [Route("/", page), Route("/events", events)]
    return Starlette(routes=routes, middleware=[Middleware(_Guard, address=address)], lifespan=lifespan)


class _Guard:
    """Lets through what names a host that is meant and has the token, if there is one; adds the headers of every answer."""

    def __init__(self, app: Callable[..., Any], address: Address) -> None:
        self.app = app
        self.address = address

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        from starlette.requests import Request
        from starlette.responses import PlainTextResponse

        request = Request(scope)
        if request.headers.get("host", "").lower() not in {host.lower() for host in self.address.hosts}:
            await PlainTextResponse("this host is not served here\n", 421, _HEADERS)(scope, receive, send)
            return
        given = request.query_params.get("token") or request.cookies.get(_COOKIE, "")
        if self.address.token and not hmac.compare_digest(given.encode(), self.address.token.encode()):
            await PlainTextResponse("open the address with its token\n", 403, _HEADERS)(scope, receive, send)
            return

        async def sent(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                extra = [(name.lower().encode(), value.encode()) for name, value in _HEADERS.items()]
                message = {**message, "headers": [*message.get("headers", []), *extra]}
            await send(message)

        await self.app(scope, receive, sent)


def require_libraries() -> None:
    """ModuleNotFoundError where a library of the extra `serve` is missing."""
    import starlette  # noqa: F401
    import uvicorn  # noqa: F401


def serve_outline(session: Session, address: Address) -> None:
    """Serve until the process is interrupted. OSError where the port is taken."""
    import uvicorn

    config = uvicorn.Config(
        application(session, address), address.host, address.port, log_level="error", access_log=False, timeout_graceful_shutdown=1
    )
    uvicorn.Server(config).run()
