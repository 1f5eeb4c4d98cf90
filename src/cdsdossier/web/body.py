"""What a form sends: bounded in size, count and time, and refused unless it bears the key of this run."""

from __future__ import annotations

import asyncio
import hmac
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.datastructures import FormData, UploadFile
    from starlette.requests import Request
    from starlette.types import Message

#: Bytes of a form without files, and of one with files; fields and files of one form.
MOST_TEXT, MOST_BYTES, MOST_FIELDS, MOST_FILES = 4_000_000, 2_000_000_000, 6_000, 100
#: Seconds without a byte; bytes a second that must come on the whole, once so many seconds have passed.
PATIENCE, SLOWEST = 20.0, 50_000


class FormRefused(Exception):
    """A form that is not taken; has the status of the answer, and why."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status, self.words = status, words


@dataclass(frozen=True)
class SentForm:
    """A form as it was sent."""

    data: FormData

    def get(self, name: str, otherwise: str = "") -> str:
        """Return the text of a field; of several the last."""
        found = [value for value in self.data.getlist(name) if isinstance(value, str)]
        return found[-1] if found else otherwise

    def lines(self, name: str) -> str:
        """Return the texts of all fields of a name, a line each."""
        return "\n".join(value for value in self.data.getlist(name) if isinstance(value, str) and value)

    def names(self, start: str) -> list[str]:
        """Return what follows ``start`` in the names of the fields that begin with it, each once."""
        return list(dict.fromkeys(name.removeprefix(start) for name in self.data if name.startswith(start)))

    def files(self, name: str) -> list[UploadFile]:
        """Return the files of a field that were really sent."""
        found = (value for value in self.data.getlist(name) if not isinstance(value, str))
        return [one for one in found if one.filename]


async def read_sent_form(request: Request, key: str) -> SentForm:
    """Return the form of a request. Raises FormRefused where it is too big, too slow, broken, or lacks the key."""
    from starlette.exceptions import HTTPException
    from starlette.requests import Request as BoundedRequest

    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        raise FormRefused(415, "Dữ liệu gửi lên không phải của trang này.")
    most = MOST_BYTES if kind == "multipart/form-data" else MOST_TEXT
    bounded = _Bounded(request, most)
    try:
        data = await BoundedRequest(request.scope, bounded.receive).form(
            max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=MOST_TEXT
        )
    except HTTPException as error:
        raise FormRefused(400, "Dữ liệu gửi lên quá dài hoặc bị cắt giữa chừng. Chưa ghi gì.") from error
    form = SentForm(data)
    if not hmac.compare_digest(form.get("khoa").encode(), key.encode()):
        await data.close()
        raise FormRefused(403, "Trang này đã cũ: mở lại trang rồi làm lại. Chưa ghi gì.")
    return form


class _Bounded:
    """The body of a request, up to so many bytes, which may not be long in coming, singly or on the whole."""

    def __init__(self, request: Request, most: int) -> None:
        self._receive, self._most, self._seen = request.receive, most, 0
        self._since = monotonic()
        announced = request.headers.get("content-length", "0")
        if not announced.isdecimal() or int(announced) > most:
            raise _too_big(most)

    async def receive(self) -> Message:
        """Return the next piece of the body."""
        left = self._since + PATIENCE + self._seen / SLOWEST - monotonic()
        try:
            message = await asyncio.wait_for(self._receive(), min(PATIENCE, left))
        except TimeoutError:
            raise FormRefused(408, "Gửi lên quá chậm nên đã dừng. Chưa ghi gì.") from None
        self._seen += len(message.get("body", b""))
        if self._seen > self._most:
            raise _too_big(self._most)
        return message


def _too_big(most: int) -> FormRefused:
    return FormRefused(413, f"Dữ liệu gửi lên lớn quá (tối đa {most // 1_000_000} MB một lần). Chưa ghi gì.")
