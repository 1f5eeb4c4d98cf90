"""The dossier as pages in the browser of this machine: to look at (``serve``), or to fill in (``open``).

The server listens on 127.0.0.1 only, at a random port, and answers only who comes by an address that cannot be guessed
(:mod:`.access`). Every page is made from what was read; every change goes through ``workflows``.
"""

from __future__ import annotations

import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdsdossier.errors import WrongUsage

if TYPE_CHECKING:
    import uvicorn
    from starlette.types import ASGIApp

    from cdsdossier.web.site import Site

__all__ = ["Endpoint", "open_endpoint", "run_server"]

HOST = "127.0.0.1"
#: Connections that wait to be taken, before the server has started.
_QUEUE = 128


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the pages are: a socket that already listens, and the secret word of the address."""

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
    """Bind ``port``, or any free one where it is 0; raise WrongUsage where the port is taken."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as bound:
        try:
            bound.bind((HOST, port))
            bound.listen(_QUEUE)  # requests that come before the server has started wait
        except (OSError, OverflowError):
            raise WrongUsage(
                f"Cổng {port} không dùng được (chương trình khác đang giữ). Bỏ --port để tự chọn cổng."
            ) from None
        yield Endpoint(bound, secrets.token_urlsafe(24))


def run_server(place: Endpoint, site: Site) -> None:
    """Answer requests until Ctrl+C (KeyboardInterrupt)."""
    build_server(place, site).run(sockets=[place.socket])


def build_server(place: Endpoint, site: Site) -> uvicorn.Server:
    """Return the server, not yet started."""
    import uvicorn

    from cdsdossier.web.connection import BoundedConnection

    return uvicorn.Server(
        uvicorn.Config(
            _guarded_app(place, site),
            log_config=None,
            log_level="critical",  # foreign requests are refused silently, our own faults are shown on the page
            access_log=False,
            lifespan="off",
            loop="asyncio",
            http=BoundedConnection,
            ws="none",
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=2,
        )
    )


def _guarded_app(place: Endpoint, site: Site) -> ASGIApp:
    """Return the application behind its guard."""
    from cdsdossier.web.access import Guard
    from cdsdossier.web.routes import build_site

    hosts = (f"{HOST}:{place.port}", f"localhost:{place.port}")
    return Guard(build_site(site), place.token, hosts, writes=site.writes)
