"""The files of a manifest compared with those that are there: changed, missing, added, renamed, each reported once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cdsdossier.files.bagit import portable_names as names
from cdsdossier.files.bagit.report import BagFault, BagFaultKind
from cdsdossier.text.normalize import compose


@dataclass(slots=True)
class DigestComparison:
    """What a comparison found."""

    faults: list[BagFault] = field(default_factory=list)
    notes: list[BagFault] = field(default_factory=list)

    def changed(self, path: str) -> None:
        """Note that a file's content is not what was packed."""
        words = f"Tệp “{names.escape_path(path)}” đã bị thay đổi sau khi đóng gói."
        self.faults.append(BagFault(BagFaultKind.CHANGED, words, path))


def compare_digests(promised: Mapping[str, str], there: Mapping[str, str]) -> DigestComparison:
    """Compare path → sha256 as promised with path → sha256 as found."""
    found = DigestComparison()
    for path in sorted(promised.keys() & there.keys()):
        if promised[path] != there[path]:
            found.changed(path)
    missing = sorted(promised.keys() - there.keys())
    added = sorted(there.keys() - promised.keys())
    missing, added = _respelt(missing, added, promised, there, found)
    missing, added = _renamed(missing, added, promised, there, found)
    for path in missing:
        found.faults.append(BagFault(BagFaultKind.MISSING, f"Thiếu tệp “{names.escape_path(path)}”.", path))
    for path in added:
        words = f"Thừa tệp “{names.escape_path(path)}”: không có khi đóng gói."
        found.faults.append(BagFault(BagFaultKind.ADDED, words, path))
    return found


def _respelt(
    missing: list[str], added: list[str], promised: Mapping[str, str], there: Mapping[str, str], found: DigestComparison
) -> tuple[list[str], list[str]]:
    """Pair names that differ only in the form of their accents or in case; return what is left of both."""
    respelt = find_respelt_paths(missing, added)
    for old, new in respelt.items():
        if promised[old] != there[new]:
            found.changed(new)
        else:
            found.notes.append(_respelling(old, new))
    taken = set(respelt.values())
    return [path for path in missing if path not in respelt], [path for path in added if path not in taken]


def find_respelt_paths(promised: Iterable[str], there: Iterable[str]) -> dict[str, str]:
    """Return promised path → the path that is there in its place, its accents in another form or in another case.

    Of paths that are there as promised nothing is said: leave them out of both.
    """
    by_key = {names.fold_path(path): path for path in there}
    found = {path: by_key.pop(names.fold_path(path), "") for path in promised}
    return {path: other for path, other in found.items() if other}


def _respelling(old: str, new: str) -> BagFault:
    if compose(old) == compose(new):
        words = f"Tên “{names.escape_path(new)}” được viết lại theo kiểu dấu khác (máy Mac và Windows khác nhau)"
        return BagFault(BagFaultKind.ACCENTS, f"{words}; nội dung không đổi.", new)
    words = f"“{names.escape_path(old)}” thành “{names.escape_path(new)}”: chỉ khác chữ hoa, chữ thường"
    return BagFault(BagFaultKind.CASE, f"{words}; nội dung không đổi.", new)


def _renamed(
    missing: list[str], added: list[str], promised: Mapping[str, str], there: Mapping[str, str], found: DigestComparison
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
        words = f"Tệp “{names.escape_path(old)}” bị đổi tên thành “{names.escape_path(new)}”; nội dung không đổi."
        found.faults.append(BagFault(BagFaultKind.RENAMED, words, old))
    return rest, sorted(path for left in by_digest.values() for path in left)
