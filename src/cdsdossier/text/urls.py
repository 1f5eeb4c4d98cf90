"""Which addresses can serve as evidence: pages of the public web that anyone can open."""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

_LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")
#: Last labels of names that exist only inside a local network.
_LOCAL = ("localhost", "local", "internal", "lan", "home", "intranet", "corp", "localdomain")


@lru_cache(maxsize=1024)
def find_url_fault(url: str) -> str | None:
    """Return what is wrong with an address, in a few Vietnamese words; None if it can serve. No network is used."""
    if re.search(r"[\s\x00-\x1f\x7f<>\"{}|\\^`]", url):
        return "có dấu cách hoặc ký tự không dùng được trong đường liên kết"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "không đúng cách viết đường liên kết"
    return _by_scheme(parts) or _by_host(parts, port)


def _by_scheme(parts: SplitResult) -> str | None:
    if parts.scheme == "file":
        return "trỏ vào tệp trên máy của người viết"
    if not parts.scheme or not parts.netloc:
        return "không đúng cách viết đường liên kết"
    if parts.scheme not in {"http", "https"}:
        return f"dùng {parts.scheme}:, không phải trang web"
    if "@" in parts.netloc:
        return "chứa tên đăng nhập hoặc mật khẩu"
    return None


def _by_host(parts: SplitResult, port: int | None) -> str | None:
    host = (parts.hostname or "").rstrip(".")
    if not host or port == 0:
        return "không đúng cách viết đường liên kết"
    address = _address(host)
    if address is not None:
        return None if address.is_global and not address.is_multicast else "trỏ vào mạng nội bộ"
    return _by_name(host)


def _by_name(host: str) -> str | None:
    labels = host.split(".")
    if labels[-1] in _LOCAL or len(labels) == 1:
        return "trỏ vào mạng nội bộ"
    if len(host) > 253 or not all(map(_LABEL.fullmatch, labels)) or labels[-1].isdigit():
        return "không đúng cách viết tên miền"
    return None


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return the IP address that a host stands for, including the odd forms that browsers accept (``2130706433``)."""
    if ":" not in host and not host[0].isdigit():
        return None  # a name, as nearly all are
    try:
        found = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return _odd_address(host)
    return getattr(found, "ipv4_mapped", None) or found


def _odd_address(host: str) -> ipaddress.IPv4Address | None:
    parts = host.split(".")
    if len(parts) > 4 or not all(re.fullmatch(r"0[xX][0-9a-fA-F]{1,8}|[0-9]{1,12}", part) for part in parts):
        return None
    numbers = [_number(part) for part in parts]
    total = sum(number << (24 - 8 * place) for place, number in enumerate(numbers[:-1])) + numbers[-1]
    return ipaddress.IPv4Address(total) if total < 1 << 32 else None


def _number(written: str) -> int:
    if written[:2] in {"0x", "0X"}:
        return int(written, 16)
    octal = written.startswith("0") and not set(written) & set("89")
    return int(written, 8 if octal else 10)
