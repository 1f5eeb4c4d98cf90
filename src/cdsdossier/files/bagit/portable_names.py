"""Which names a package may hold: those that every system can unpack, and that stay where they are unpacked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cdsdossier.text.normalize import compose
from cdsdossier.text.visible import to_visible_line

_DEVICE = re.compile(r"^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\..*)?$", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ALONE = re.compile("[\ud800-\udfff]")
_REFUSED = (
    (_ALONE, "không đúng mã UTF-8"),
    (_CONTROL, "có ký tự điều khiển, không nhìn thấy"),
    (re.compile(r'[<>:"|?*\\]'), 'có ký tự mà Windows không nhận: \\ : < > " | ? *'),
    (_DEVICE, "trùng tên thiết bị của Windows"),
)
_DRIVE = re.compile("[A-Za-z]:")
#: Most paths are short and plain and need no closer look.
_PLAIN = re.compile(r"(?:[0-9A-Za-z._-]*[0-9A-Za-z_-])(?:/[0-9A-Za-z._-]*[0-9A-Za-z_-]){0,12}")
_DEVICES = re.compile(r"(?:^|/)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:[./]|$)", re.IGNORECASE)
_SHORT = 200
#: The longest name, the longest path (UTF-16 units, as Windows counts) and the deepest folder.
_NAME, _PATH, _DEPTH = 255, 400, 30


def find_name_fault(path: str) -> str:
    """Say why a path with forward slashes may not be in a package; empty where it may."""
    if len(path) <= _SHORT and _PLAIN.fullmatch(path) and not _DEVICES.search(path):
        return ""
    if not path or path.startswith(("/", "\\")) or _DRIVE.match(path):
        return "là đường dẫn tuyệt đối"
    if _length(path) > _PATH:
        return f"dài quá {_PATH} ký tự"
    parts = path.split("/")
    if len(parts) > _DEPTH:
        return f"nằm sâu quá {_DEPTH} thư mục"
    return next((why for part in parts if (why := _fault_of_part(part))), "")


def _fault_of_part(part: str) -> str:
    if part in {"", ".", ".."}:
        return "dẫn ra ngoài thư mục hoặc có phần tên bỏ trống"
    if part.endswith((".", " ")):
        return "kết thúc bằng dấu chấm hoặc dấu cách, Windows tự cắt bỏ"
    if _length(part) > _NAME:
        return f"có tên dài quá {_NAME} ký tự"
    return next((why for form, why in _REFUSED if form.search(part)), "")


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def fold_path(path: str) -> str:
    """Return a path as Windows and macOS compare it: without case, accents in one form."""
    return compose(compose(path).casefold())


def iter_name_collisions(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each path with the one before it that another system takes for one: by case, by accents, file as folder."""
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in paths:
        key = fold_path(path)
        first = files.setdefault(key, path)
        if first is not path:
            yield path, first
        while "/" in path:
            path, key = path.rpartition("/")[0], key.rpartition("/")[0]  # noqa: PLW2901 - from the file up to the top
            if folders.get(key) == path:
                break
            above = folders.setdefault(key, path)
            if above != path:
                yield path, above
    yield from ((folders[key], files[key]) for key in files.keys() & folders.keys())


def escape_path(path: str) -> str:
    """Return a path as it may be printed: what cannot be seen, or would steer a terminal, is spelled out."""
    text = to_visible_line(path)
    return text if len(text) <= 200 else f"{text[:120]}…{text[-60:]}"
