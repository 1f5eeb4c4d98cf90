"""One run of the pages: the dossier they show, whether they change it, and what is to be said next."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files.recent_folders import remember_folder
from cdsdossier.judging.assessing import Assessment
from cdsdossier.model.dossier import HEAD, find_office_folder, locate_dossier
from cdsdossier.text.normalize import ascii_words
from cdsdossier.views.status.command_line import ShellContext
from cdsdossier.web.reload import ReloadingReader
from cdsdossier.web.uploads import Uploads
from cdsdossier.workflows.begin_year import PlannedYear
from cdsdossier.workflows.undo import undoable

#: Returns what reads a dossier, and how commands typed there name it.
Opener = Callable[[Path], tuple[ReloadingReader, ShellContext]]


@dataclass(slots=True)
class Note:
    """Something to be said on the next page."""

    words: str
    #: ``tot``, ``can`` or ``xau``.
    style: str = "tot"
    #: Whether the change that it tells of can be looked at and taken back.
    change: bool = False


@dataclass
class Site:
    """What the pages of one run share. ``reader`` is None until a dossier is opened."""

    reader: ReloadingReader | None
    here: ShellContext
    #: Whether the pages change the dossier (``open``) or only show it (``serve``).
    writes: bool = False
    #: What opens another dossier; None where only the one is shown.
    opener: Opener | None = None
    #: Where a new year is put unless somebody says otherwise.
    place: Path = field(default_factory=Path.cwd)
    #: A new year that has been shown and is not written yet.
    planned: PlannedYear | None = None
    #: What every form sends back, so that no other site can send one.
    key: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    #: Who concludes in an external assessment, as last typed.
    officer: str = ""
    uploads: Uploads = field(default_factory=Uploads)
    notes: list[Note] = field(default_factory=list)
    #: One request at a time writes, or makes a document.
    lock: Lock = field(default_factory=Lock)

    @property
    def folder(self) -> Path:
        """Return the dossier's folder."""
        if self.reader is None:
            raise Refused("Chưa mở hồ sơ nào: mở một hồ sơ ở trang đầu.")
        return self.reader.folder

    @property
    def office_folder(self) -> Path:
        """Return where the office's own files lie: beside the payload of a received package, else the dossier."""
        return find_office_folder(self.folder)

    @property
    def public_folder(self) -> str:
        """Return the usual name of the folder of the public page, beside the dossier."""
        return "-".join(["cong-bo", *ascii_words(self.folder.name)])

    def assessment(self) -> Assessment:
        """Return the dossier as it is now. Raises Refused where it cannot be read."""
        seen = self.reader.now() if self.reader else None
        if seen is None or seen.assessment is None:
            raise Refused(seen.trouble if seen else "Chưa mở hồ sơ nào.")
        return seen.assessment

    def open_dossier(self, folder: Path) -> None:
        """Show another dossier from now on; forms of the one before are not taken any more. Raises CdsError."""
        if self.opener is None:
            raise Refused("Trang này chỉ xem một hồ sơ.")
        try:
            home = locate_dossier(folder).resolve()
            there = (home / HEAD).is_file()
        except (OSError, ValueError):
            raise WrongUsage(f"Không mở được {folder}. Xem lại đường dẫn.") from None
        if not there:
            raise WrongUsage(f"{folder} không phải thư mục hồ sơ: trong đó không có tệp {HEAD}.")
        with self.lock:
            self.reader, self.here = self.opener(home)
            self.key, self.planned = secrets.token_urlsafe(24), None
        remember_folder(home)

    @contextmanager
    def change(self, title: str, folder: Path | None = None) -> Iterator[None]:
        """Let one request change a folder; what it changed is the step that can be taken back."""
        with self.lock, undoable(folder or self.folder, title):
            yield

    def say(self, words: str, style: str = "tot", *, change: bool = False) -> None:
        """Say something on the next page that is shown."""
        self.notes.append(Note(words, style, change))

    def take_notes(self) -> list[Note]:
        """Return what is to be said, once."""
        notes, self.notes = self.notes, []
        return notes
