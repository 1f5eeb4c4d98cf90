"""Putting evidence into the dossier: copied under names that travel, listed with its row. All of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files.change_journal import leads_out
from cdsdossier.files.changes import FileChange, FileCopy, exclusive_changes
from cdsdossier.files.new_folder import free_file_name
from cdsdossier.model.dossier import Dossier, normalize_path
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.workflows.evidence_sources import (
    EvidenceSource,
    EvidenceSources,
    find_evidence_place,
    portable_name,
    read_evidence_sources,
    read_score_file,
)
from cdsdossier.workflows.evidence_twins import find_evidence_twins
from cdsdossier.workflows.remove_evidence import TRASH
from cdsdossier.yamlio.edit import append_nested_item
from cdsdossier.yamlio.loader import is_unwritable
from cdsdossier.yamlio.messages import nearest_word

#: What a sentence names of what there is nothing to do with.
_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class AddedEvidence:
    """One piece: a file, where its copy goes (itself where it is in the dossier already), or an address."""

    source: Path | None = None
    target: Path | None = None
    url: str = ""

    @property
    def copies(self) -> bool:
        """Return whether a file is copied at all."""
        return self.source != self.target


@dataclass(frozen=True, slots=True)
class AddEvidencePlan:
    """What is to be done; nothing has been done yet."""

    folder: Path
    pieces: tuple[AddedEvidence, ...]
    #: What was named and is passed over, each with its reason.
    passed_over: tuple[str, ...]
    #: File → one that holds exactly the same and is evidence of the row already, or will be.
    twins: Mapping[Path, Path]
    #: The score file, relative to the dossier, and the row that lists the evidence there.
    file: str
    owner: str
    #: Title, number, date, issuer as far as given.
    details: Mapping[str, str]
    before: bytes
    after: bytes


def plan_add_evidence(
    dossier: Dossier, rules: IndicatorSet, names: Sequence[str], row: str, details: Mapping[str, str]
) -> AddEvidencePlan:
    """Return how to file what is named (files, folders, addresses) with a row.

    ``details`` are title, number, date, issuer as far as given; each piece gets them. Raises WrongUsage where there is
    no such file or row, Refused where the score file cannot take the entries.
    """
    sources, owner = read_evidence_sources(names, dossier.folder), _owner(rules, row)
    for text in (*(one.path.name if one.path else one.url for one in sources.pieces), *details.values()):
        if is_unwritable(text):
            raise WrongUsage("Tên tệp hoặc lời ghi có ký tự không nhìn thấy. Đổi tên tệp, gõ lại bằng tay.")
    scored = dossier.scores.get(owner)
    file = scored.file if scored else rules.nodes[owner].group.file
    fresh, passed = _without_listed(dossier, owner, file, sources)
    twins = find_evidence_twins(dossier, rules, owner, [one.path for one in fresh if one.path])
    copied = _listed_twins(dossier, owner, twins)
    passed += [f"{path} (giống hệt {twin}, đã ghi ở mục chấm {owner})" for path, twin in copied.items()]
    pieces = list[AddedEvidence]()
    for source in fresh:
        if source.path not in copied:
            pieces.append(_piece(source, dossier.folder, row, pieces))
    if not pieces:
        raise Refused(f"Không còn gì để thêm: {', '.join(passed[:_MOST_NAMED])}{' …' * (len(passed) > _MOST_NAMED)}.")
    before = read_score_file(dossier.folder, file)
    told = {path: twin for path, twin in twins.items() if path not in copied}
    plan = AddEvidencePlan(
        dossier.folder, tuple(pieces), tuple(passed), told, file, owner, details, before, before
    )  # fmt: skip
    return _entered(plan, before)


def apply_add_evidence(plan: AddEvidencePlan) -> AddEvidencePlan:
    """Copy and list, all or nothing; return what was done.

    What was saved in the score file since the plan was made stays, the entries are added to it. Raises Refused with a
    sentence for the user.
    """
    with exclusive_changes(plan.folder) as apply:
        pieces: list[AddedEvidence] = []
        for piece in plan.pieces:
            target = _free(piece.target, pieces) if piece.target and piece.copies else piece.target
            pieces.append(replace(piece, target=target))
        plan = _entered(replace(plan, pieces=tuple(pieces)), read_score_file(plan.folder, plan.file))
        copies = [
            FileCopy(one.target.relative_to(plan.folder).as_posix(), None, one.source)
            for one in plan.pieces
            if one.copies and one.source and one.target
        ]
        apply([*copies, FileChange(plan.file, plan.before, plan.after)])
    return plan


def _without_listed(
    dossier: Dossier, owner: str, file: str, sources: EvidenceSources
) -> tuple[list[EvidenceSource], list[str]]:
    """Return what a row does not list yet, and what is passed over. Raises Refused for what was named and is listed."""
    home, scored = dossier.folder / "evidence", dossier.scores.get(owner)
    listed = {_place_of(item.file, item.url) for item in scored.form.evidence} if scored else set()
    fresh, passed = list[EvidenceSource](), list(sources.passed_over)
    for source in sources.pieces:
        there = find_evidence_place(source.path, home) if source.path else None
        place = normalize_path(there.relative_to(home).as_posix()) if there else source.url
        if not place or place not in listed:
            fresh.append(source)
        elif source.found:
            passed.append(f"{place} (đã ghi ở mục chấm {owner})")
        else:
            raise Refused(f"{place} đã được ghi ở mục chấm {owner} trong {file}.")
    return fresh, passed


def _listed_twins(dossier: Dossier, owner: str, twins: Mapping[Path, Path]) -> dict[Path, Path]:
    """Return file → the same one that the row lists already, for each that would be copied a second time.

    What lies in the dossier's evidence is not copied; what is brought back from its trash is wanted.
    """
    home, trash = dossier.folder / "evidence", dossier.folder / TRASH
    listed = {home / (file.raw or file.path) for file in dossier.files_of(owner)}
    kept = {path for path in twins if find_evidence_place(path, home) or find_evidence_place(path, trash)}
    return {path: twin for path, twin in twins.items() if twin in listed and path not in kept}


def _piece(source: EvidenceSource, folder: Path, row: str, before: Sequence[AddedEvidence]) -> AddedEvidence:
    if source.path is None:
        return AddedEvidence(url=source.url)
    home = folder / "evidence"
    there = find_evidence_place(source.path, home)
    target = there or home / row / portable_name(source.path.name)
    if leads_out(folder, target.parent.relative_to(folder).as_posix()):
        raise Refused(f"{target.parent} là lối tắt dẫn ra ngoài hồ sơ; chưa ghi gì. Thay bằng thư mục thật.")
    return AddedEvidence(target, target) if there else AddedEvidence(source.path, _free(target, before))


def _free(target: Path, before: Sequence[AddedEvidence]) -> Path:
    """Return the place of a copy under a name that nothing has there, nor will have."""
    taken = [one.target.name for one in before if one.target and one.target.parent == target.parent]
    return target.with_name(free_file_name(target.parent, target.name, taken))


def _place_of(file: str | None, url: str | None) -> str:
    return normalize_path(file) if file else url or ""


def _listed_place(piece: AddedEvidence, home: Path) -> str:
    return piece.url or (normalize_path(piece.target.relative_to(home).as_posix()) if piece.target else "")


def _entered(plan: AddEvidencePlan, before: bytes) -> AddEvidencePlan:
    """Return the plan with its entries added to what the score file holds now."""
    after = before
    for piece in plan.pieces:
        entry = {"url" if piece.url else "file": _listed_place(piece, plan.folder / "evidence"), **plan.details}
        after = append_nested_item(after, plan.file, ("scores", plan.owner, "evidence"), entry)
    return replace(plan, before=before, after=after)


def list_unopenable_evidence(done: AddEvidencePlan) -> list[Path]:
    """Return the filed files that the body that receives them cannot open: empty, broken, locked."""
    from cdsdossier.files.probe.faults import USELESS
    from cdsdossier.files.probe.probe import probe_all

    targets = [one.target for one in done.pieces if one.target]
    sizes = [target.stat().st_size for target in targets]
    probes = probe_all([(str(target), size) for target, size in zip(targets, sizes, strict=True)])
    looked = zip(targets, sizes, probes, strict=True)
    return [target for target, size, probe in looked if size == 0 or probe.fault in USELESS]


def _owner(rules: IndicatorSet, row: str) -> str:
    """Return the row that lists the files of a folder; an item without points is listed with its criterion."""
    folders = rules.evidence_folders
    if row in folders:
        return folders[row]
    node = rules.nodes.get(row)
    if node is not None:
        raise WrongUsage(
            f"“{row}” chấm theo từng nội dung. Dùng một trong: {', '.join(i.id for i in node.criterion.items)}."
        )
    near = nearest_word(row, list(folders))
    raise WrongUsage(f"Bộ chỉ số {rules.id} không có mục chấm “{row}”." + (f" Có phải {near}?" if near else ""))
