"""Reading a whole package once: its own papers, the digest of every file, and how the two agree."""

from __future__ import annotations

import re
from collections.abc import Mapping
from concurrent.futures import Future
from hashlib import sha256

from cdsdossier.bag import lines, names
from cdsdossier.bag.comparing import compare
from cdsdossier.bag.hashing import Hashers, chunks
from cdsdossier.bag.reports import Fault, Kind, Progress, Report
from cdsdossier.bag.sources import Source, Unfit

#: A paper of a package (the manifest of 100,000 files) has at most this many bytes.
_MOST_PAPER = 60_000_000
#: What the office that received a package may lay beside the school's files.
_OFFICE_FILE, _OFFICE_FOLDER = "data/review.yaml", "data/review-output/"
_LEFT_BEHIND = re.compile(r"(?:thumbs\.db|\.ds_store|desktop\.ini|~\$.*|\.~lock\..*|\.cds-.*\.tmp)", re.IGNORECASE)


def report_of(source: Source, progress: Progress | None = None) -> Report:
    """Verify an opened package."""
    return _Reading(source, progress).report()


class _Reading:
    def __init__(self, source: Source, progress: Progress | None) -> None:
        self.source, self.progress = source, progress
        self.faults: list[Fault] = []
        self.notes: list[Fault] = []
        self.papers: dict[str, bytes] = {}

    def report(self) -> Report:
        for paper in (lines.BAGIT, lines.INFO, lines.MANIFEST, lines.TAGS):
            self._read_paper(paper)
        digests = self._digests()
        payload, tags = self._manifest(lines.MANIFEST), self._manifest(lines.TAGS)
        additions = self._additions(payload)
        ours = {path for path in digests if path not in additions and not self._left_behind(path, {**payload, **tags})}
        self._compare(payload, {path: digests[path] for path in ours if path.startswith(lines.DATA)})
        beside = {path: digests[path] for path in ours - {lines.TAGS} if not path.startswith(lines.DATA)}
        self._compare(tags, beside)
        info = self._info()
        here = [path for path in ours if path.startswith(lines.DATA)]
        self._weigh(info, sum(self.source.sizes[path] for path in here), len(here))
        return Report(
            tuple(self.faults),
            tuple(self.notes),
            info,
            sha256(self.papers[lines.MANIFEST]).hexdigest() if lines.MANIFEST in self.papers else "",
            tuple(sorted(path.removeprefix(lines.DATA) for path in additions)),
            self.source.name,
            None,
            len(payload),
            sum(self.source.sizes.get(path, 0) for path in payload),
        )

    def _fault(self, words: str, path: str = "") -> None:
        self.faults.append(Fault(Kind.FORM, words, path))

    def _read_paper(self, paper: str) -> None:
        size = self.source.sizes.get(paper)
        if size is None:
            if paper != lines.INFO:  # whether there should be one, the manifest of papers says
                self._fault(f"Gói thiếu {paper}. Xin gửi lại gói gốc.", paper)
        elif size > _MOST_PAPER:
            self._fault(f"{paper} lớn bất thường ({size} byte). Xin gửi lại gói gốc.", paper)
        else:
            try:
                with self.source.open(paper) as file:
                    self.papers[paper] = b"".join(chunks(file))
            except (OSError, Unfit) as why:
                self._fault(f"Không đọc được {paper}: {getattr(why, 'strerror', None) or why}.", paper)
        if paper == lines.BAGIT and paper in self.papers and not lines.declared(self.papers[paper]):
            self._fault("bagit.txt không đúng mẫu BagIt 1.0, UTF-8. Xin gửi lại gói gốc.", paper)

    def _digests(self) -> dict[str, str]:
        """Return path → sha256 of everything that is there; empty where it cannot be read."""
        known = {path: digest for path in self.source.sizes if (digest := self.source.known(path))}
        unread = [path for path in self.source.sizes if path not in known]
        futures: dict[str, Future[str]] = {}
        total, done = sum(self.source.sizes[path] for path in unread), 0
        with Hashers() as hashers:
            for path in unread:
                try:
                    with self.source.open(path) as file:
                        futures[path] = hashers.take(chunks(file))
                except (OSError, Unfit):
                    continue
                done += self.source.sizes[path]
                if self.progress is not None:
                    self.progress(done, total)
        read = {path: future.result() for path, future in futures.items()}
        self.source.learn(read)
        return {**dict.fromkeys(unread, ""), **known, **read}

    def _manifest(self, paper: str) -> dict[str, str]:
        digests, bad = lines.read_manifest(self.papers.get(paper, b""), self.source.sizes)
        bad += [
            f"không được ghi “{names.shown(path)}”"
            for path in digests
            if names.fault(path) or path.startswith(lines.DATA) != (paper == lines.MANIFEST)
        ]
        for words in bad[:20]:
            self._fault(f"{paper}: {words}. Xin gửi lại gói gốc.", paper)
        return digests

    def _additions(self, payload: Mapping[str, str]) -> frozenset[str]:
        """Return the office's own files; only an unpacked package can have them."""
        if self.source.folder is None:
            return frozenset()
        return frozenset(
            path
            for path in self.source.sizes.keys() - payload.keys()
            if path == _OFFICE_FILE or path.startswith(_OFFICE_FOLDER)
        )

    def _left_behind(self, path: str, promised: Mapping[str, str]) -> bool:
        """Tell, and note, whether a file in an unpacked package is what some program left there by itself."""
        name = path.rpartition("/")[2]
        if self.source.folder is None or path in promised or not _LEFT_BEHIND.fullmatch(name):
            return False
        words = f"Bỏ qua “{names.shown(path)}”: tệp tạm do chương trình khác để lại, không thuộc gói."
        self.notes.append(Fault(Kind.TEMPORARY, words, path))
        return True

    def _compare(self, promised: Mapping[str, str], there: Mapping[str, str]) -> None:
        compared = compare(promised, there)
        self.faults += compared.faults
        self.notes += compared.notes

    def _info(self) -> dict[str, str]:
        info, bad = lines.read_info(self.papers.get(lines.INFO, b""))
        for words in bad[:20]:
            self._fault(f"{lines.INFO}: {words}. Xin gửi lại gói gốc.", lines.INFO)
        return info

    def _weigh(self, info: Mapping[str, str], total: int, count: int) -> None:
        """Compare what the package says of its size; where files are missing that has been told already."""
        said = info.get("Payload-Oxum")
        if said is not None and said != f"{total}.{count}" and not self.faults:
            self._fault(f"Gói ghi Payload-Oxum {names.shown(said)} nhưng có {total}.{count}. Xin gửi lại gói gốc.")
