"""``sent.yaml``: the packages that a school has made of its dossier to hand in. It never travels itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cdsdossier.yamlio import fields
from cdsdossier.yamlio.forms import Form, read_form
from cdsdossier.yamlio.reader import read_page

SENT = "sent.yaml"


class SentPackage(Form):
    """One package."""

    revision: int = fields.count_field(required=True, about="Lần gửi: 1, 2, 3 …")
    day: dt.date = fields.date_field(required=True, about="Ngày đóng gói.")
    file: str = fields.text_field(required=True, about="Tệp gói, tính từ thư mục hồ sơ.")
    sha256: str = fields.text_field(required=True, about="Mã SHA-256 của tệp gói, như ghi trong công văn.")
    payload: str = fields.text_field(required=True, about="Mã của nội dung; nội dung không đổi thì mã không đổi.")

    @property
    def name(self) -> str:
        """Return the name of the package's file."""
        return self.file.replace("\\", "/").rpartition("/")[2]


class _SentFile(Form):
    sent: tuple[SentPackage, ...] = fields.forms_field(SentPackage, about="Các gói đã đóng, cũ trước mới sau.")


@dataclass(frozen=True, slots=True)
class SentList:
    """What has been sent, the oldest first."""

    packages: tuple[SentPackage, ...] = ()
    #: The line of ``sent.yaml`` that cannot be read; 0 where all of it can.
    wrong_line: int = 0

    @property
    def last(self) -> SentPackage | None:
        """Return the last package of the highest revision; None where nothing has been sent."""
        return max(self.packages, key=lambda one: one.revision, default=None)

    def list_revision(self, revision: int) -> Iterator[SentPackage]:
        """Yield the packages of a revision, the newest first: it may have been packed into several places."""
        return (one for one in reversed(self.packages) if one.revision == revision)


def read_sent(folder: Path) -> SentList:
    """Return what the list of a dossier says; an empty list where there is none."""
    if not (folder / SENT).is_file():
        return SentList()
    page = read_page(folder / SENT, SENT)
    form, findings = read_form(_SentFile, page)
    wrong = next((one.line or 1 for one in (*page.findings, *findings)), 0)
    return SentList(() if wrong else form.sent, wrong)
