"""The dossier as a page in the browser of this machine: to look at, never to change.

Nobody else may look: the server listens on 127.0.0.1 alone, at a port of chance, below an address that cannot be
guessed (:mod:`.access`). Nothing is written and no file is handed out: every page is made from what was read.
"""

from __future__ import annotations

import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from cdsdossier.errors import WrongUsage

if TYPE_CHECKING:
    import uvicorn
    from starlette.types import ASGIApp

    from cdsdossier.views.status.command_line import ShellContext
    from cdsdossier.web.reload import ReloadingReader

__all__ = ["Endpoint", "open_endpoint", "run_server"]

HOST = "127.0.0.1"
_NEEDED = ("starlette", "uvicorn")
#: Nobody opens so many tabs; a program that asks for more waits.
_MOST = 64


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the pages are: a socket that already listens, and the word that opens them."""

    socket: socket.socket
    token: str

    @property
    def port(self) -> int:
        """Return the port."""
        return int(self.socket.getsockname()[1])

    @property
    def address(self) -> str:
        """Return the address to open."""
        return f"http://{HOST}:{self.port}/{self.token}/"


@contextmanager
def open_endpoint(port: int = 0) -> Iterator[Endpoint]:
    """Give a place to serve at: ``port``, or (0) any that is free. WrongUsage where the port is taken."""
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise WrongUsage(
            f"Lệnh serve cần thêm gói {', '.join(missing)}. "
            f'Cài một lần: py -m pip install "cdsdossier[serve]" (hoặc: py -m pip install {" ".join(_NEEDED)})'
        )
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as bound:
        try:
            bound.bind((HOST, port))
            bound.listen(_MOST)  # who comes before the server has started waits, and is not turned away
        except (OSError, OverflowError):
            raise WrongUsage(
                f"Cổng {port} không dùng được (chương trình khác đang giữ). Bỏ --port để tự chọn cổng."
            ) from None
        yield Endpoint(bound, secrets.token_urlsafe(24))


def run_server(place: Endpoint, reader: ReloadingReader, here: ShellContext) -> None:
    """Answer until somebody presses Ctrl+C (KeyboardInterrupt)."""
    build_server(place, reader, here).run(sockets=[place.socket])


def build_server(place: Endpoint, reader: ReloadingReader, here: ShellContext) -> uvicorn.Server:
    """Return the server, not yet started."""
    import uvicorn

    return uvicorn.Server(
        uvicorn.Config(
            _guarded_app(place, reader, here),
            log_config=None,
            log_level="critical",  # what a stranger sends is no news, and our own faults are told on the page
            access_log=False,
            lifespan="off",
            loop="asyncio",
            http="h11",
            ws="none",
            server_header=False,
            proxy_headers=False,
            limit_concurrency=_MOST,
            timeout_graceful_shutdown=2,
        )
    )


def _guarded_app(place: Endpoint, reader: ReloadingReader, here: ShellContext) -> ASGIApp:
    """Return the application behind its guard."""
    from cdsdossier.web.access import Guard
    from cdsdossier.web.routes import build_site

    return Guard(build_site(reader, here), place.token, (f"{HOST}:{place.port}", f"localhost:{place.port}"))
