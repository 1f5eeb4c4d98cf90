"""An indicator set: the law as data. Which groups, criteria and items there are, their points, and how it is judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Protocol

from cdsdossier.errors import Unreadable, WrongUsage
from cdsdossier.files import resources
from cdsdossier.files.regular import read_whole_file
from cdsdossier.findings import Finding, Severity, YamlPage
from cdsdossier.model.indicatorset.forms import (
    Band,
    Confirmed,
    Criterion,
    Deadline,
    Decision,
    Group,
    Item,
    Level,
    LevelRange,
    Node,
    Range,
)
from cdsdossier.yamlio import fields
from cdsdossier.yamlio.forms import Form, find_error, locate_value, read_form
from cdsdossier.yamlio.messages import missing_key, nearest_word
from cdsdossier.yamlio.reader import MAX_BYTES, parse_page, read_page

__all__ = [
    "FROZEN_SET_FILE", "Band", "Criterion", "Deadline", "Group", "IndicatorSet", "Item", "Level", "LevelRange", "Node",
    "Range", "find_set_file",
]  # fmt: skip

FROZEN_SET_FILE = "indicator-set.yaml"
_NAME = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z._-]{0,38}[0-9A-Za-z_-])?")
_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]", re.IGNORECASE)


class DossierLike(Protocol):
    """The parts of a dossier that choosing its set needs."""

    @property
    def folder(self) -> Path:
        """The dossier's folder."""

    @property
    def set_id(self) -> str | None:
        """The id of the set that the dossier names."""


class IndicatorSet(Form):
    """A whole set, and the findings from reading it."""

    id: str = fields.text_field(required=True, about="Mã bộ chỉ số.")
    title: str = fields.text_field(required=True, about="Tên bộ chỉ số.")
    decision: Decision = fields.form_field(Decision, default=Decision(), about="Quyết định ban hành.")
    applies_to: tuple[str, ...] = fields.texts_field(about="Các loại trường áp dụng.")
    status: str = fields.choice_field(
        ("usable", "skeleton"),
        default="usable",
        about="Tình trạng: usable (dùng được) hoặc skeleton (còn thiếu, chưa chấm được).",
    )
    judged: str = fields.choice_field(
        ("per-group", "whole-set"),
        default="per-group",
        about="Cách xếp mức: từng nhóm (per-group) hay cả bộ (whole-set).",
    )
    maximum: Decimal = fields.points_field(default=Decimal(100), about="Tổng điểm tối đa.")
    confirmed: Confirmed | None = fields.form_field(
        Confirmed, about="Xác nhận đối chiếu; chỉ ghi khi đã đối chiếu cả bộ với quyết định."
    )
    note: str | None = fields.text_field(about="Ghi chú.")
    levels: tuple[Level, ...] = fields.forms_field(Level, about="Các mức độ, đúng chữ của quyết định.")
    deadlines: tuple[Deadline, ...] = fields.forms_field(Deadline, about="Các thời hạn của quyết định.")
    sources: dict[str, str] = fields.text_table_field(about="Mã nguồn và tên nguồn.")
    groups: tuple[Group, ...] = fields.forms_field(Group, about="Các nhóm tiêu chí.")

    #: The file it was read from, for places and excerpts.
    page: YamlPage = YamlPage(FROZEN_SET_FILE)
    #: What is wrong with the form of the file.
    findings: tuple[Finding, ...] = ()

    @classmethod
    def read(cls, source: str | Path) -> IndicatorSet:
        """Read a set: a shipped id (``qd4725-2022``) or the path of a file.

        Raises WrongUsage if there is no such set, Unreadable (exit code 3) if nothing can be judged by the file. Faults
        that leave it usable are in ``findings``.
        """
        path = find_set_file(source)
        return _read_strictly(path, f"{path.resolve().parent.name}/{path.name}")

    @classmethod
    def parse(cls, content: bytes, name: str) -> IndicatorSet:
        """Read a set from the bytes of a file named ``name``. Raises Unreadable if nothing can be judged by it."""
        return _strictly(*_read_once(content, name), Path(name))

    @classmethod
    def look(cls, page: YamlPage) -> IndicatorSet:
        """Read as much as possible of a set that may be unusable; ``findings`` has everything that is wrong with it."""
        return _read(page)[0]

    @classmethod
    def of(cls, dossier: DossierLike) -> IndicatorSet:
        """Read the set that a dossier is judged by: its frozen copy, or the shipped one if it has no copy."""
        frozen = dossier.folder / FROZEN_SET_FILE
        if frozen.is_file():
            return _read_strictly(frozen, FROZEN_SET_FILE)
        if dossier.set_id in resources.shipped_set_ids():
            return cls.read(str(dossier.set_id))
        raise Unreadable(
            f"Thiếu {FROZEN_SET_FILE} trong {dossier.folder} nên không biết chấm theo bộ chỉ số nào. "
            f"Điền indicator_set trong dossier.yaml bằng một trong: {', '.join(resources.shipped_set_ids())}."
        )

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """Return every criterion and item by id, in the order of the decision."""
        return {node.form.id: node for node in self.walk()}

    @cached_property
    def rows(self) -> dict[str, Node]:
        """Return the scoring rows by id."""
        return {row.id: self.nodes[row.id] for group in self.groups for row in group.rows}

    @cached_property
    def evidence_folders(self) -> dict[str, str]:
        """Return evidence folder → the row that its files belong to (for an item without points, its criterion)."""
        folders: dict[str, str] = {}
        for node in self.nodes.values():
            if not node.criterion.by_items:
                folders[node.form.id] = node.criterion.id
            elif node.form is not node.criterion:
                folders[node.form.id] = node.form.id
        return folders

    @cached_property
    def folders_of(self) -> dict[str, tuple[str, ...]]:
        """Return row → the evidence folders whose files belong to it: its own, then those of its items."""
        folders: dict[str, tuple[str, ...]] = {}
        for folder, row in self.evidence_folders.items():
            folders[row] = (*folders.get(row, ()), folder)
        return folders

    @property
    def unverified(self) -> bool:
        """Return whether some points have not been compared with the decision itself."""
        return self.confirmed is None and any("points" not in node.form.checked for node in self.rows.values())

    def walk(self) -> Iterator[Node]:
        """Yield every criterion and item with its place, in the order of the file."""
        for g, group in enumerate(self.groups):
            for c, criterion in enumerate(group.criteria):
                here: tuple[str | int, ...] = ("groups", g, "criteria", c)
                yield Node(criterion, group, criterion, here)
                for i, item in enumerate(criterion.items):
                    yield Node(item, group, criterion, (*here, "items", i))


def find_set_file(source: str | Path) -> Path:
    """Return the file of a set: of a shipped id, or the path itself. Raises WrongUsage if there is none."""
    if str(source) in resources.shipped_set_ids():
        return resources.indicator_sets_folder() / f"{source}.yaml"
    if Path(source).is_file():
        return Path(source)
    near = nearest_word(str(source), list(resources.shipped_set_ids()))
    hint = f"Có phải {near}?" if near else f"Các bộ đi kèm: {', '.join(resources.shipped_set_ids())}."
    raise WrongUsage(f"Không có bộ chỉ số “{source}”. {hint}")


def _read_file(path: Path, name: str) -> tuple[IndicatorSet, str]:
    try:
        return _read_once(read_whole_file(path, MAX_BYTES), name)
    except OSError:
        return _read(read_page(path, name))  # the empty page says why


@lru_cache(maxsize=64)  # one command asks for the same set several times, a roll-up for that of each school
def _read_once(content: bytes, name: str) -> tuple[IndicatorSet, str]:
    return _read(parse_page(content, name))


def _read(page: YamlPage) -> tuple[IndicatorSet, str]:
    """Read a set, and say why nothing can be judged by it (empty if it is usable)."""
    read, findings = read_form(IndicatorSet, page)
    unusable = tuple(_unusable(read, page))
    findings = (*page.findings, *findings, *_lacking(page), *_twice(read, page), *unusable)
    read.__dict__.update(page=page, findings=findings)  # not part of the law, so not a field
    if not page.readable:
        return read, "Không đọc được bộ chỉ số {}."
    if not (read.id and read.decision.number and read.levels and (read.groups or read.status == "skeleton")):
        return read, "Bộ chỉ số {} thiếu phần không thể thiếu (id, decision, levels, groups)."
    return read, "Bộ chỉ số {} có mã không dùng làm tên tệp được." if unusable else ""


def _read_strictly(path: Path, name: str) -> IndicatorSet:
    """Read a set; raise Unreadable if a part is missing without which nothing can be judged."""
    return _strictly(*_read_file(path, name), path)


def _strictly(read: IndicatorSet, refusal: str, path: Path) -> IndicatorSet:
    if not refusal:
        return read
    raise Unreadable(refusal.format(path), read.findings, read.page)


def _lacking(page: YamlPage) -> Iterator[Finding]:
    """Yield a finding for each missing or empty part; one that was refused has been reported already."""
    data = page.data if isinstance(page.data, dict) else {}
    parts = ("decision", "levels") if data.get("status") == "skeleton" else ("decision", "levels", "groups")
    for part in parts if page.readable else ():
        if data.get(part) in (None, [], {}):
            yield find_error(page, "key-missing", (part,), missing_key(part, IndicatorSet.fields[part].label))


def _twice(rules: IndicatorSet, page: YamlPage) -> Iterator[Finding]:
    """Yield a finding for each id that two nodes have: only one could be scored, but both would count."""
    seen: set[str] = set()
    for node in rules.walk():
        if node.form.id.casefold() in seen:
            line, column = locate_value(page.data, (*node.path, "id"))
            words = f"mã “{node.form.id}” đã có ở trên", "Mỗi tiêu chí, nội dung một mã riêng."
            yield Finding("yaml-duplicate-key", Severity.ERROR, page.file, line, column, *words, about=node.form.id)
        seen.add(node.form.id.casefold())


def _unusable(rules: IndicatorSet, page: YamlPage) -> Iterator[Finding]:
    """Yield a finding for each id or slug that cannot name a file or folder: each of them becomes one."""
    names: list[tuple[str, tuple[str | int, ...]]] = [(node.form.id, (*node.path, "id")) for node in rules.walk()]
    files = set[str]()
    for index, group in enumerate(rules.groups):
        names += [(group.id, ("groups", index, "id")), (group.slug, ("groups", index, "slug"))]
        if group.file.casefold() in files:
            yield _refused(f"nhóm “{group.id}” trùng mã với nhóm ở trên", ("groups", index, "id"), page)
        files.add(group.file.casefold())
    for name, where in names:
        if not _NAME.fullmatch(name) or _DEVICE.fullmatch(name.partition(".")[0]) or name.casefold() == "van-ban":
            yield _refused(f"“{name}” không dùng làm tên tệp, tên thư mục được", where, page)


def _refused(message: str, where: tuple[str | int, ...], page: YamlPage) -> Finding:
    fix = "Mã chỉ gồm chữ không dấu, số, dấu chấm, gạch ngang; mỗi nhóm một mã riêng."
    return find_error(page, "value-wrong", where, (message, fix))
