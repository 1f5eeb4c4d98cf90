"""What a manifest promises beside what is there: changed, missing, added, renamed, each told once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from unicodedata import normalize

from cdsdossier.files.bagit import portable_names
from cdsdossier.files.bagit.report import Fault, Kind


@dataclass(slots=True)
class Compared:
    """What a comparison found."""

    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)

    def changed(self, path: str) -> None:
        """Note that a file's content is not what was packed."""
        words = f"Tệp “{portable_names.shown(path)}” đã bị thay đổi sau khi đóng gói."
        self.faults.append(Fault(Kind.CHANGED, words, path))


def compare(promised: Mapping[str, str], there: Mapping[str, str]) -> Compared:
    """Compare path → sha256 as promised with path → sha256 as found."""
    found = Compared()
    for path in sorted(promised.keys() & there.keys()):
        if promised[path] != there[path]:
            found.changed(path)
    missing = sorted(promised.keys() - there.keys())
    added = sorted(there.keys() - promised.keys())
    missing, added = _respelt(missing, added, promised, there, found)
    missing, added = _renamed(missing, added, promised, there, found)
    for path in missing:
        found.faults.append(Fault(Kind.MISSING, f"Thiếu tệp “{portable_names.shown(path)}”.", path))
    for path in added:
        words = f"Thừa tệp “{portable_names.shown(path)}”: không có khi đóng gói."
        found.faults.append(Fault(Kind.ADDED, words, path))
    return found


def _respelt(
    missing: list[str], added: list[str], promised: Mapping[str, str], there: Mapping[str, str], found: Compared
) -> tuple[list[str], list[str]]:
    """Pair names that differ only in the form of their accents or in case; return what is left of both."""
    by_key = {portable_names.folded(path): path for path in added}
    rest = []
    for old in missing:
        new = by_key.pop(portable_names.folded(old), None)
        if new is None:
            rest.append(old)
        elif promised[old] != there[new]:
            found.changed(new)
        else:
            found.notes.append(_respelling(old, new))
    return rest, sorted(by_key.values())


def _respelling(old: str, new: str) -> Fault:
    if normalize("NFC", old) == normalize("NFC", new):
        words = f"Tên “{portable_names.shown(new)}” được viết lại theo kiểu dấu khác (máy Mac và Windows khác nhau)"
        return Fault(Kind.ACCENTS, f"{words}; nội dung không đổi.", new)
    words = f"“{portable_names.shown(old)}” thành “{portable_names.shown(new)}”: chỉ khác chữ hoa, chữ thường; nội dung không đổi."
    return Fault(Kind.CASE, words, new)


def _renamed(
    missing: list[str], added: list[str], promised: Mapping[str, str], there: Mapping[str, str], found: Compared
) -> tuple[list[str], list[str]]:
    """Pair what is missing with what was added and has the same content; return what is left of both."""
    by_digest: dict[str, list[str]] = {}
    for path in reversed(added):
        by_digest.setdefault(there[path], []).append(path)
    rest = []
    for old in missing:
        same = by_digest.get(promised[old])
        if not same:
            rest.append(old)
            continue
        new = same.pop()
        words = f"Tệp “{portable_names.shown(old)}” bị đổi tên thành “{portable_names.shown(new)}”; nội dung không đổi."
        found.faults.append(Fault(Kind.RENAMED, words, old))
    return rest, sorted(path for left in by_digest.values() for path in left)
