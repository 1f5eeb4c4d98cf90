"""Reading a whole package once: its own papers, the digest of every file, and how the two agree."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import Future
from hashlib import sha256

from cdsdossier.files.bagit import (
    BAGIT_FILE,
    FETCH_FILE,
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
from cdsdossier.files.bagit.hash import ByteCounter, Digests, Hashers, iter_chunks
from cdsdossier.files.bagit.promises import (
    MOST_OF_A_LIST,
    BagPromises,
    describe_unfit_lists,
    find_bag_lists,
    find_identity_file,
    read_bag_promises,
)
from cdsdossier.files.bagit.report import BagFault, BagFaultKind, BagReport, ByteProgress
from cdsdossier.files.bagit.sources import BagSource, UnreadableBag
from cdsdossier.files.leftovers import is_left_behind

#: The papers of a package beside its manifests, and the most bytes that each may have; of a list of papers as well.
_PAPERS = {BAGIT_FILE: 1000, INFO_FILE: 1_000_000, FETCH_FILE: MOST_OF_A_LIST}
_MOST_OF_PAPERS = 1_000_000
#: Papers that a package may do without.
_SPARED = {INFO_FILE, FETCH_FILE}
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
        self.lists = find_bag_lists(source.sizes)

    def report(self) -> BagReport:
        if unfit := describe_unfit_lists(self.lists):
            self._fault(f"{unfit} Xin gói do lệnh cdsdossier pack tạo ra.")
            return BagReport(tuple(self.faults), name=self.source.name)
        for paper in (*_PAPERS, *self._missing_lists(), *self.lists):
            self._read_paper(paper)
        promises = read_bag_promises(self.papers, self.source.sizes)
        self._check_promises(promises)
        digests, listed = self._digests(promises.codes), promises.paths
        additions = self._additions(listed)
        ours = {path for path in digests if path not in additions and not self._left_behind(path, listed)}
        self._compare_all(promises, {path: digests[path] for path in ours})
        self._check_fetch(promises)
        self._look_at_the_last_papers(promises)
        info = self._info(promises.said)
        here = [self.source.sizes[path] for path in ours if path.startswith(PAYLOAD_PREFIX)]
        self._weigh(info, sum(here), len(here))
        return self._summary(promises, info, additions)

    def _summary(self, promises: BagPromises, info: Mapping[str, str], additions: AbstractSet[str]) -> BagReport:
        payload = {path for path in promises.paths if path.startswith(PAYLOAD_PREFIX)}
        identity = self.papers.get(find_identity_file(self.papers))
        return BagReport(
            tuple(dict.fromkeys(self.faults)),
            tuple(dict.fromkeys(self.notes)),
            info,
            "" if identity is None else sha256(identity).hexdigest(),
            tuple(sorted(additions - {RECEIPT_FILE})),
            self.source.name,
            None,
            len(payload),
            sum(self.source.sizes.get(path, 0) for path in payload),
        )

    def _missing_lists(self) -> list[str]:
        """Return the names of the manifests that a package must have in some kind of digest, and this one has not."""
        there = {one.of_papers for one in self.lists.values()}
        return [
            path
            for path, one in find_bag_lists((MANIFEST_FILE, TAG_MANIFEST_FILE)).items()
            if one.of_papers not in there
        ]

    def _fault(self, words: str, path: str = "") -> None:
        self.faults.append(BagFault(BagFaultKind.FORM, words, path))

    def _read_paper(self, paper: str) -> None:
        size = self.source.sizes.get(paper)
        most = _MOST_OF_PAPERS if paper in self.lists and self.lists[paper].of_papers else MOST_OF_A_LIST
        if size is None:
            if paper not in _SPARED:  # whether there should be one, the manifest of papers says
                self._fault(f"Gói thiếu {paper}. Xin gửi lại gói gốc.", paper)
        elif size > _PAPERS.get(paper, most):
            self._fault(f"{paper} lớn bất thường ({size} byte). Xin gửi lại gói gốc.", paper)
        else:
            try:
                with self.source.open(paper) as file:
                    self.papers[paper] = b"".join(iter_chunks(file))
            except (OSError, UnreadableBag) as why:
                self._fault(f"Không đọc được {paper}: {getattr(why, 'strerror', None) or why}.", paper)
        if paper == BAGIT_FILE and paper in self.papers and not tagfiles.parse_bag_declaration(self.papers[paper]):
            self._fault("bagit.txt không đúng mẫu BagIt 1.0, UTF-8. Xin gửi lại gói gốc.", paper)

    def _digests(self, codes: tuple[str, ...]) -> dict[str, Digests]:
        """Return path → digests of everything that is there; none where it cannot be read."""
        known = {path: self.source.known(path) for path in self.source.sizes}
        unread = [path for path, digests in known.items() if not digests.keys() >= set(codes)]
        futures: dict[str, Future[Digests]] = {}
        meter = ByteCounter(sum(self.source.sizes[path] for path in unread), self.progress)
        with Hashers(codes) as hashers:
            for path in unread:
                try:
                    with self.source.open(path) as file:
                        futures[path] = hashers.take(meter.through(iter_chunks(file)))
                except (OSError, UnreadableBag):
                    continue
        read = {path: future.result() for path, future in futures.items()}
        self.source.learn(read)
        return {**known, **{path: {} for path in unread}, **read}

    def _check_promises(self, promises: BagPromises) -> None:
        """Tell what is wrong in the manifests, and the paths that may not stand in them."""
        for paper, one in self.lists.items():
            listed = (promises.papers if one.of_papers else promises.payload).get(one.code, {})
            bad = promises.faults.get(paper, []) + [
                f"không được ghi “{names.escape_path(path)}”"
                for path in listed
                if names.find_name_fault(path)
                or path.startswith(PAYLOAD_PREFIX) == one.of_papers
                or is_receivers(names.fold_path(path))
            ]
            self._tell_bad(paper, bad)

    def _tell_bad(self, paper: str, bad: Sequence[str]) -> None:
        for words in bad[:_TOLD]:
            self._fault(f"{paper}: {words}. Xin gửi lại gói gốc.", paper)

    def _check_fetch(self, promises: BagPromises) -> None:
        """Nothing is fetched here: what ``fetch.txt`` has addresses for must be there, and must stay in the package."""
        paths, bad = tagfiles.parse_bag_fetch(self.papers.get(FETCH_FILE, b""), promises.said)
        listed = {path for found in promises.payload.values() for path in found}
        for path in paths:
            if names.find_name_fault(path) or not path.startswith(PAYLOAD_PREFIX):
                bad.append(f"“{names.escape_path(path)}” dẫn ra ngoài {PAYLOAD_PREFIX} của gói")
            elif path not in listed:
                bad.append(f"“{names.escape_path(path)}” không có trong danh mục tệp của gói")
        self._tell_bad(FETCH_FILE, bad)
        if absent := sum(path not in self.source.sizes for path in set(paths) & listed):
            self._fault(
                f"{absent} tệp của gói chỉ có địa chỉ tải trong {FETCH_FILE}; ở đây không tải gì về. Xin gói đủ tệp.",
                FETCH_FILE,
            )

    def _additions(self, listed: AbstractSet[str]) -> frozenset[str]:
        """Return the receiver's own files; only an unpacked package can have them, and no manifest lists them."""
        if self.source.folder is None:
            return frozenset()
        return frozenset(path for path in self.source.sizes.keys() - listed if is_receivers(path))

    def _left_behind(self, path: str, promised: AbstractSet[str]) -> bool:
        """Tell, and note, whether a file in a package is what some program left there by itself."""
        if path in promised or not (is_left_behind(path) or _UNFINISHED.search(path)):
            return False
        words = f"Bỏ qua “{names.escape_path(path)}”: tệp tạm do chương trình khác để lại, không thuộc gói."
        self.notes.append(BagFault(BagFaultKind.TEMPORARY, words, path))
        return True

    def _compare_all(self, promises: BagPromises, there: Mapping[str, Digests]) -> None:
        here = {path: digests for path, digests in there.items() if path.startswith(PAYLOAD_PREFIX)}
        self._compare(promises.payload, here, promises.paths if promises.said.may_repeat else frozenset())
        beside = {path: digests for path, digests in there.items() if path not in here}
        lists = (path for path, one in self.lists.items() if one.of_papers)
        self._compare(promises.papers, beside, frozenset({FETCH_FILE, *lists}))

    def _compare(
        self, promised: Mapping[str, Mapping[str, str]], there: Mapping[str, Digests], spared: frozenset[str]
    ) -> None:
        """Compare with every list; none needs to name what is ``spared``."""
        for code, listed in promised.items():
            found = {path: one.get(code, "") for path, one in there.items() if path in listed or path not in spared}
            compared = compare_digests(listed, found)
            self.faults += compared.faults
            self.notes += compared.notes

    def _look_at_the_last_papers(self, promises: BagPromises) -> None:
        """Note where the papers that no other vouches for are not written as they are written here."""
        for paper, one in self.lists.items():
            if not one.of_papers or self.faults or paper not in self.papers:
                continue
            if self.papers[paper] != tagfiles.format_bag_manifest(promises.papers[one.code]):
                words = f"{paper} do chương trình khác viết lại; các tệp vẫn khớp."
                self.notes.append(BagFault(BagFaultKind.FOREIGN, words, paper))

    def _info(self, said: tagfiles.BagDeclaration) -> dict[str, str]:
        info, bad = tagfiles.parse_bag_info(self.papers.get(INFO_FILE, b""), said)
        self._tell_bad(INFO_FILE, bad)
        return info

    def _weigh(self, info: Mapping[str, str], total: int, count: int) -> None:
        """Compare what the package says of its size; where files are missing that has been reported already."""
        said = info.get("Payload-Oxum")
        if said is not None and said != f"{total}.{count}" and not self.faults:
            self._fault(
                f"Gói ghi Payload-Oxum {names.escape_path(said)} nhưng có {total}.{count}. Xin gửi lại gói gốc."
            )
