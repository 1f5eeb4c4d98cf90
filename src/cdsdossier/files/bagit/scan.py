"""Reading a whole package once: its own papers, the digest of every file, and how the two agree."""

from __future__ import annotations

import re
from collections.abc import Mapping
from concurrent.futures import Future
from hashlib import sha256

from cdsdossier.files.bagit import (
    BAGIT_FILE,
    INFO_FILE,
    MANIFEST_FILE,
    PAYLOAD_PREFIX,
    RECEIPT_FILE,
    RECEIVER_FILE,
    RECEIVER_FOLDER,
    TAG_MANIFEST_FILE,
    tagfiles,
)
from cdsdossier.files.bagit import portable_names as names
from cdsdossier.files.bagit.compare import compare_digests
from cdsdossier.files.bagit.hash import ByteCounter, Hashers, iter_chunks
from cdsdossier.files.bagit.report import BagFault, BagFaultKind, BagReport, ByteProgress
from cdsdossier.files.bagit.sources import BagSource, UnreadableBag
from cdsdossier.files.leftovers import is_left_behind

#: The papers of a package, and the most bytes that each may have: 500,000 names, and a page of words.
_PAPERS = {BAGIT_FILE: 1000, INFO_FILE: 1_000_000, MANIFEST_FILE: 100_000_000, TAG_MANIFEST_FILE: 1_000_000}
_LIST = re.compile(r"(tag)?manifest-([a-z0-9]{2,20})\.txt")
#: At most this many faults of one paper are reported.
_TOLD = 25
#: What a change that was cut off leaves.
_UNFINISHED = re.compile(r"(?:^|/)\.cds-changes-[^/]*\.tmp/")


def scan_bag(source: BagSource, progress: ByteProgress | None = None) -> BagReport:
    """Verify an opened package."""
    return _Reading(source, progress).report()


def is_receivers(path: str) -> bool:
    """Return whether a path, relative to the package's top, is one that only the receiver of a package makes."""
    return path in {RECEIPT_FILE, RECEIVER_FILE} or f"{path}/".startswith(RECEIVER_FOLDER)


class _Reading:
    def __init__(self, source: BagSource, progress: ByteProgress | None) -> None:
        self.source, self.progress = source, progress
        self.faults: list[BagFault] = []
        self.notes = list(source.notes)
        self.papers: dict[str, bytes] = {}

    def report(self) -> BagReport:
        if others := self._other_codes():
            self._fault(
                f"Gói có danh mục mã kiểm {', '.join(others)} do chương trình khác tạo; ở đây chỉ đối chiếu sha256. "
                "Xin gói do lệnh cdsdossier pack tạo ra."
            )
            return BagReport(tuple(self.faults), name=self.source.name)
        for paper in _PAPERS:
            self._read_paper(paper)
        digests = self._digests()
        payload, tags = self._manifest(MANIFEST_FILE), self._manifest(TAG_MANIFEST_FILE)
        additions = self._additions({**payload, **tags})
        ours = {path for path in digests if path not in additions and not self._left_behind(path, {**payload, **tags})}
        here = {path for path in ours if path.startswith(PAYLOAD_PREFIX)}
        self._compare(payload, {path: digests[path] for path in here})
        self._compare(tags, {path: digests[path] for path in ours - here - {TAG_MANIFEST_FILE}})
        self._look_at_the_last_paper(tags)
        info = self._info()
        self._weigh(info, sum(self.source.sizes[path] for path in here), len(here))
        return BagReport(
            tuple(self.faults),
            tuple(self.notes),
            info,
            sha256(self.papers[MANIFEST_FILE]).hexdigest() if MANIFEST_FILE in self.papers else "",
            tuple(sorted(additions - {RECEIPT_FILE})),
            self.source.name,
            None,
            len(payload),
            sum(self.source.sizes.get(path, 0) for path in payload),
        )

    def _other_codes(self) -> list[str]:
        """Return the other kinds of digests that the package vouches by: all of a package's manifests count."""
        found = {paper[2] for path in self.source.sizes if (paper := _LIST.fullmatch(path))}
        return sorted(found - {"sha256"})

    def _fault(self, words: str, path: str = "") -> None:
        self.faults.append(BagFault(BagFaultKind.FORM, words, path))

    def _read_paper(self, paper: str) -> None:
        size = self.source.sizes.get(paper)
        if size is None:
            if paper != INFO_FILE:  # whether there should be one, the manifest of papers says
                self._fault(f"Gói thiếu {paper}. Xin gửi lại gói gốc.", paper)
        elif size > _PAPERS[paper]:
            self._fault(f"{paper} lớn bất thường ({size} byte). Xin gửi lại gói gốc.", paper)
        else:
            try:
                with self.source.open(paper) as file:
                    self.papers[paper] = b"".join(iter_chunks(file))
            except (OSError, UnreadableBag) as why:
                self._fault(f"Không đọc được {paper}: {getattr(why, 'strerror', None) or why}.", paper)
        if paper == BAGIT_FILE and paper in self.papers and not tagfiles.is_bag_declaration(self.papers[paper]):
            self._fault("bagit.txt không đúng mẫu BagIt 1.0, UTF-8. Xin gửi lại gói gốc.", paper)

    def _digests(self) -> dict[str, str]:
        """Return path → sha256 of everything that is there; empty where it cannot be read."""
        known = {path: digest for path in self.source.sizes if (digest := self.source.known(path))}
        unread = [path for path in self.source.sizes if path not in known]
        futures: dict[str, Future[str]] = {}
        meter = ByteCounter(sum(self.source.sizes[path] for path in unread), self.progress)
        with Hashers() as hashers:
            for path in unread:
                try:
                    with self.source.open(path) as file:
                        futures[path] = hashers.take(meter.through(iter_chunks(file)))
                except (OSError, UnreadableBag):
                    continue
        read = {path: future.result() for path, future in futures.items()}
        self.source.learn(read)
        return {**dict.fromkeys(unread, ""), **known, **read}

    def _manifest(self, paper: str) -> dict[str, str]:
        digests, bad = tagfiles.parse_bag_manifest(self.papers.get(paper, b""), self.source.sizes)
        bad += [
            f"không được ghi “{names.escape_path(path)}”"
            for path in digests
            if names.find_name_fault(path)
            or path.startswith(PAYLOAD_PREFIX) != (paper == MANIFEST_FILE)
            or is_receivers(names.fold_path(path))
        ]
        for words in bad[:_TOLD]:
            self._fault(f"{paper}: {words}. Xin gửi lại gói gốc.", paper)
        return digests

    def _additions(self, listed: Mapping[str, str]) -> frozenset[str]:
        """Return the receiver's own files; only an unpacked package can have them, and no manifest lists them."""
        if self.source.folder is None:
            return frozenset()
        return frozenset(path for path in self.source.sizes.keys() - listed.keys() if is_receivers(path))

    def _left_behind(self, path: str, promised: Mapping[str, str]) -> bool:
        """Tell, and note, whether a file in a package is what some program left there by itself."""
        if path in promised or not (is_left_behind(path) or _UNFINISHED.search(path)):
            return False
        words = f"Bỏ qua “{names.escape_path(path)}”: tệp tạm do chương trình khác để lại, không thuộc gói."
        self.notes.append(BagFault(BagFaultKind.TEMPORARY, words, path))
        return True

    def _compare(self, promised: Mapping[str, str], there: Mapping[str, str]) -> None:
        compared = compare_digests(promised, there)
        self.faults += compared.faults
        self.notes += compared.notes

    def _look_at_the_last_paper(self, tags: Mapping[str, str]) -> None:
        """Note where the one paper that no other vouches for is not written as it is written here."""
        if (
            TAG_MANIFEST_FILE in self.papers
            and not self.faults
            and self.papers[TAG_MANIFEST_FILE] != tagfiles.format_bag_manifest(tags)
        ):
            words = f"{TAG_MANIFEST_FILE} do chương trình khác viết lại; các tệp vẫn khớp."
            self.notes.append(BagFault(BagFaultKind.FOREIGN, words, TAG_MANIFEST_FILE))

    def _info(self) -> dict[str, str]:
        info, bad = tagfiles.parse_bag_info(self.papers.get(INFO_FILE, b""))
        for words in bad[:_TOLD]:
            self._fault(f"{INFO_FILE}: {words}. Xin gửi lại gói gốc.", INFO_FILE)
        return info

    def _weigh(self, info: Mapping[str, str], total: int, count: int) -> None:
        """Compare what the package says of its size; where files are missing that has been reported already."""
        said = info.get("Payload-Oxum")
        if said is not None and said != f"{total}.{count}" and not self.faults:
            self._fault(
                f"Gói ghi Payload-Oxum {names.escape_path(said)} nhưng có {total}.{count}. Xin gửi lại gói gốc."
            )
