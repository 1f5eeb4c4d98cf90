"""Whether linked evidence still answers: ``check --links``. Off unless asked for, and never a private address.

Each address is asked with HEAD, then with GET where HEAD is refused; redirects are followed by hand, so that every
step is judged anew; the connection goes to the very address that was judged, so that a name that resolves
differently a moment later leads nowhere else.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit

from cdsdossier.errors import WrongUsage

if TYPE_CHECKING:
    import httpx

#: Seconds without a byte; redirects that are followed; hosts that are asked at a time.
TIMEOUT, REDIRECTS, HOSTS = 10.0, 5, 8
#: Seconds for one address with all its redirects: a server that sends a byte now and then is never without one.
LONGEST = 30.0

#: Addresses that carry an IPv4 address in their last four bytes: NAT64, and the old IPv4-compatible ones.
_CARRIERS = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("::/96"))
_MISSING = "Muốn thử đường liên kết cần thêm gói httpx: py -m pip install httpx"
_HEADERS = {"User-Agent": "cdsdossier (kiem tra minh chung)", "Accept": "*/*"}


def resolve_addresses(host: str, port: int) -> list[str]:
    """Return the numeric addresses of a host; an empty list where the name is not known."""
    try:
        return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        return []


def is_public(address: str) -> bool:
    """Return whether a numeric address is on the public internet."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    judged = _carried(found) if isinstance(found, ipaddress.IPv6Address) else found
    return judged.is_global and not judged.is_multicast


def _carried(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """Return the IPv4 address that this one leads to in the end, else itself."""
    if any(address in network for network in _CARRIERS):
        return ipaddress.IPv4Address(address.packed[-4:])
    return address.ipv4_mapped or address.sixtofour or address


@dataclass(frozen=True, slots=True)
class _Place:
    """An address taken apart; ``name`` is its host as DNS writes it."""

    parts: SplitResult
    name: str
    port: int

    @classmethod
    def of(cls, url: str) -> _Place:
        """Raise ValueError for what is no address at all."""
        parts = urlsplit(url)
        name = (parts.hostname or "").encode("idna").decode("ascii")
        return cls(parts, name, parts.port or (443 if parts.scheme == "https" else 80))


@dataclass(frozen=True, slots=True)
class LinkChecker:
    """How addresses are found and judged; tests bring their own."""

    resolve: Callable[[str, int], list[str]] = field(default=resolve_addresses)
    allowed: Callable[[str], bool] = field(default=is_public)
    longest: float = LONGEST

    def fault(self, open_client: Callable[[], httpx.Client], url: str) -> str | None:
        """Return what is wrong with a link in a few Vietnamese words; None where it answers.

        Raises TimeoutError where the answer does not come to an end. The thread that waits for it ends with the
        connection, or with the program; it has a client of its own.
        """
        answers: SimpleQueue[str | None] = SimpleQueue()

        def ask() -> None:
            try:
                with open_client() as client:
                    answers.put(self._followed(client, url))
            except Exception as error:  # noqa: BLE001 - whatever it is, the link does not open
                answers.put(_not_opened(error))

        Thread(target=ask, daemon=True).start()
        try:
            return answers.get(timeout=self.longest)
        except Empty:
            raise TimeoutError from None

    def _followed(self, client: httpx.Client, url: str) -> str | None:
        onward: str | None = ""
        for step in range(REDIRECTS + 1):
            try:
                url = urljoin(url, onward)
                place = _Place.of(url)
            except ValueError:
                return "chuyển hướng sang địa chỉ viết sai" if step else "địa chỉ viết sai"
            answer = self._answer(client, place)
            if isinstance(answer, str):
                return answer
            status, onward = answer
            if onward is None:
                return None if status < 400 else f"máy chủ trả lời mã {status}"
        return f"chuyển hướng quá {REDIRECTS} lần"

    def _answer(self, client: httpx.Client, place: _Place) -> tuple[int, str | None] | str:
        parts = place.parts
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            return "chuyển hướng sang chỗ không phải trang web"
        found = self.resolve(parts.hostname, place.port)
        if not found:
            return "không tìm thấy tên miền"
        if not all(self.allowed(address) for address in found):
            return "dẫn vào mạng nội bộ"
        return self._asked(client, place, found[0])

    def _asked(self, client: httpx.Client, place: _Place, address: str) -> tuple[int, str | None] | str:
        import httpx

        parts, name = place.parts, place.name
        where = f"[{address}]" if ":" in address else address
        target = parts._replace(netloc=f"{where}:{place.port}", fragment="").geturl()
        headers = {**_HEADERS, "Host": f"{name}:{parts.port}" if parts.port else name}
        status, onward = 0, None
        try:
            for method in ("HEAD", "GET"):
                with client.stream(method, target, headers=headers, extensions={"sni_hostname": name}) as response:
                    status, onward = response.status_code, response.headers.get("location")
                if status < 400:
                    break
        except httpx.TimeoutException:
            return f"không trả lời sau {TIMEOUT:.0f} giây"
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            return _not_opened(error)
        return status, onward if 300 <= status < 400 else None


def _not_opened(error: Exception) -> str:
    return f"không mở được ({type(error).__name__})"


def _host(url: str) -> str:
    """Return an address's host; empty where it is written wrong."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def check_links(urls: Iterable[str], asker: LinkChecker | None = None) -> dict[str, str]:
    """Ask each address once; return address → what is wrong, for those that do not answer.

    One request at a time goes to any host. Raises WrongUsage where httpx is not installed.
    """
    try:
        import httpx
    except ImportError:
        raise WrongUsage(_MISSING) from None
    hosts: dict[str, list[str]] = {}
    for url in dict.fromkeys(urls):
        hosts.setdefault(_host(url), []).append(url)
    one = asker or LinkChecker()

    trusted = httpx.create_ssl_context(trust_env=False)

    def open_client() -> httpx.Client:
        return httpx.Client(timeout=TIMEOUT, trust_env=False, follow_redirects=False, verify=trusted)

    def ask(group: list[str]) -> dict[str, str]:
        faults: dict[str, str] = {}
        for place, url in enumerate(group):
            try:
                if fault := one.fault(open_client, url):
                    faults[url] = fault
            except TimeoutError:  # nor would the host's other addresses
                words = f"máy chủ trả lời nhỏ giọt, chưa xong sau {one.longest:.0f} giây"
                return faults | dict.fromkeys(group[place:], words)
        return faults

    with ThreadPoolExecutor(HOSTS) as pool:
        return {url: fault for found in pool.map(ask, hosts.values()) for url, fault in found.items()}
