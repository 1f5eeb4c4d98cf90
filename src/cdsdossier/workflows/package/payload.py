"""Which files of a dossier travel: one pass over its folder, and everything that stays out with its reason."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field

from cdsdossier.errors import Refused
from cdsdossier.files.bagit.payload import PayloadFile
from cdsdossier.files.bagit.portable_names import escape_path
from cdsdossier.model.dossier import SET, Dossier, normalize_path
from cdsdossier.model.dossier.sent import SENT
from cdsdossier.text.normalize import compose
from cdsdossier.workflows.package.left_out import LeftOut, LeftOutKind, find_left_out_kind


@dataclass(frozen=True, slots=True)
class DossierPayload:
    """What of a dossier is to be packed, and what is not."""

    files: tuple[PayloadFile, ...]
    #: Folders first.
    left_out: tuple[LeftOut, ...]
    #: What stays out because it is the office's.
    of_office: tuple[str, ...]


def collect_payload(dossier: Dossier, office: tuple[str, ...], *, draft: bool = False) -> DossierPayload:
    """Return what of a dossier travels, without the top entries in ``office``; nothing is opened that is not packed.

    Raises Refused where the dossier needs what cannot travel: one of its own files, or (unless it is a ``draft``)
    evidence that it lists, is a shortcut, hidden, a backup, a key; and where something in the folder is no file.
    """
    walk = _Walk(dossier, office)
    walk.run()
    _refuse_needed(dossier, walk.left_out, draft=draft)
    left_out = sorted(walk.left_out, key=lambda one: (not one.path.endswith("/"), one.path))
    return DossierPayload(tuple(walk.files), tuple(left_out), tuple(sorted(walk.of_office)))


def _list_needed(dossier: Dossier, *, draft: bool) -> frozenset[str]:
    """Return the files without which the package is not the dossier: its own, and the evidence that it names."""
    own = {*dossier.pages, *([SET] if dossier.has_frozen_set else [])}
    return frozenset(own if draft else own | {f"evidence/{normalize_path(file)}" for file in _list_named(dossier)})


def _list_named(dossier: Dossier) -> Iterator[str]:
    yield from (item.file for row in dossier.scores.values() for item in row.form.evidence if item.file)
    yield from (issued.file for issued in dossier.head.documents.values() if issued.file)
    yield from (product.file for task in dossier.timeline.tasks for product in task.products if product.file)


def _refuse_needed(dossier: Dossier, left_out: list[LeftOut], *, draft: bool) -> None:
    needed = _list_needed(dossier, draft=draft)
    for one in left_out:
        path = compose(one.path).rstrip("/")
        linked = one.kind is LeftOutKind.LINK and not draft and _is_evidence(dossier, path)
        if linked or path in needed or any(file.startswith(f"{path}/") for file in needed):
            raise Refused(one.refusal)


def _is_evidence(dossier: Dossier, path: str) -> bool:
    top, _, below = path.partition("/")
    return top == "evidence" and dossier.evidence.at(below) is not None


@dataclass(slots=True)
class _Walk:
    """One pass over a dossier: every file as it lies, but for what does not leave a school."""

    dossier: Dossier
    #: What at the top is not the school's to send.
    office: tuple[str, ...]
    files: list[PayloadFile] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    of_office: list[str] = field(default_factory=list)

    def run(self) -> None:
        below = [""]
        while below:
            folder = below.pop()
            try:
                with os.scandir(self.dossier.folder / folder) as entries:
                    below += [path for entry in entries if (path := self._meet(entry, folder))]
            except OSError as error:
                raise Refused(
                    f"Không vào được thư mục {escape_path(folder) or self.dossier.folder}: "
                    f"{error.strerror or error}. Kiểm tra quyền."
                ) from error

    def _meet(self, entry: os.DirEntry[str], folder: str) -> str:
        """Take a file, or leave it out; return the path of a folder to be looked into."""
        path = f"{folder}/{entry.name}" if folder else entry.name
        if path in self.office or f"{path}/" in self.office:
            self.of_office.append(path)
            return ""
        if path == SENT:
            return ""
        kind = find_left_out_kind(entry)
        if kind is not None:
            folder_there = kind is not LeftOutKind.LINK and entry.is_dir()
            self.left_out.append(LeftOut(f"{path}/" if folder_there else path, kind))
            return ""
        if entry.is_dir():
            return path
        if not entry.is_file():
            raise Refused(
                f"“{escape_path(path)}” không phải tệp, không đóng gói được. Chuyển ra khỏi hồ sơ rồi chạy lại."
            )
        self.files.append(PayloadFile(path, self.dossier.folder / path))
        return ""
