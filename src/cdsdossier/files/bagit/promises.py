"""What the manifests of a package promise, of its payload and of its papers, in whichever digests they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cdsdossier.files.bagit import BAGIT_FILE, IDENTITY_FILES, SAFE_CODES, tagfiles

#: A larger manifest is read by nobody here; verifying it says so.
MOST_OF_A_LIST = 100_000_000
#: Digests that count only beside a safe one: for both, two contents with one digest have been made.
_WEAK_CODES = ("sha1", "md5")
_LIST = re.compile(r"(tag)?manifest-([^/]*)\.txt", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BagList:
    """A manifest: which kind of digest it has, and whether it is of the package's own papers."""

    code: str
    of_papers: bool


def find_bag_lists(paths: Iterable[str]) -> dict[str, BagList]:
    """Return the manifests among the paths of a package."""
    found = ((path, _LIST.fullmatch(path)) for path in sorted(paths))
    # Written in other letters it is some other program's kind of digest, and stands beside no list of that name.
    return {path: BagList(name[2] if path.islower() else path, bool(name[1])) for path, name in found if name}


def describe_unfit_lists(lists: Mapping[str, BagList]) -> str:
    """Return why a package with these manifests cannot be compared here; empty where it can, or where it has none."""
    if other := sorted({one.code for one in lists.values()} - {*SAFE_CODES, *_WEAK_CODES}):
        return f"Gói có danh mục mã kiểm {', '.join(other)}, không đối chiếu được ở đây."
    codes = sorted({one.code for one in lists.values() if not one.of_papers})
    if codes and not set(codes) & set(SAFE_CODES):
        return f"Gói chỉ có mã kiểm {', '.join(codes)}, loại cũ làm giả được; cần sha256 hoặc sha512."
    return ""


@dataclass(frozen=True, slots=True)
class BagPromises:
    """What the manifests say: kind of digest → path → digest."""

    payload: Mapping[str, Mapping[str, str]]
    papers: Mapping[str, Mapping[str, str]]
    #: Each manifest that has faults, and its sentences.
    faults: Mapping[str, list[str]]
    said: tagfiles.BagDeclaration

    @property
    def paths(self) -> frozenset[str]:
        """Return every path that a manifest names."""
        return frozenset(path for found in (self.payload, self.papers) for listed in found.values() for path in listed)

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the kinds of digests that are needed to compare everything."""
        return tuple(sorted({*self.payload, *self.papers}))


def read_bag_promises(papers: Mapping[str, bytes], there: Iterable[str]) -> BagPromises:
    """Return what the manifests among the papers (path → content) say of a package in which these paths are there."""
    said = tagfiles.parse_bag_declaration(papers.get(BAGIT_FILE, b"")) or tagfiles.OUR_DECLARATION
    known, faults = frozenset(there), dict[str, list[str]]()
    found: dict[bool, dict[str, dict[str, str]]] = {False: {}, True: {}}
    for path, one in find_bag_lists(papers).items():
        digests, faults[path] = tagfiles.parse_bag_manifest(papers[path], known, one.code, said)
        found[one.of_papers][one.code] = digests
    return BagPromises(found[False], found[True], faults, said)


def find_identity_file(paths: Iterable[str]) -> str:
    """Return the manifest by which a package is known: in the safest kind of digest that it has; empty without one."""
    there = frozenset(paths)
    return next((path for path in IDENTITY_FILES if path in there), "")
