"""A decision's table of criteria (a Word or Excel file) → an indicator set.

Nothing is guessed: what could not be read stays in the file as a note and is reported with its table and row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files import resources
from cdsdossier.files.tables import TableDocument
from cdsdossier.files.tables.open import read_tables
from cdsdossier.model.indicatorset import Deadline, IndicatorSet, Level
from cdsdossier.text.normalize import fold_text
from cdsdossier.workflows.decision_import import check_sums, metadata
from cdsdossier.workflows.decision_import.build_tree import build_criteria_tree
from cdsdossier.workflows.decision_import.collect_rows import DecisionContent, collect_decision_content
from cdsdossier.workflows.decision_import.deadlines import FoundDeadline, find_deadlines
from cdsdossier.workflows.decision_import.emit import format_concern, format_set_file
from cdsdossier.workflows.decision_import.levels import AskedLevel, find_set_levels
from cdsdossier.workflows.decision_import.tree import Concern, CriteriaTree
from cdsdossier.yamlio.forms import read_form
from cdsdossier.yamlio.reader import parse_page

__all__ = [
    "Concern",
    "ImportedSet",
    "SetDescription",
    "format_concern",
    "import_decision",
    "import_tables",
    "parse_decision",
]

_ID = re.compile(r"[0-9a-z](?:[0-9a-z._-]{0,38}[0-9a-z])?")
_SLUG = 40  # letters
_DAY, _ISSUER = "ngày ban hành (thêm --date)", "cơ quan ban hành (thêm --issuer)"


@dataclass(frozen=True, slots=True)
class SetDescription:
    """What the set is; the caller supplies what the document does not say."""

    id: str
    title: str = ""
    number: str = ""
    date: date | None = None
    issuer: str | None = None
    kinds: tuple[str, ...] = ()
    #: Level → its name, where the document gives it none.
    level_names: Mapping[int, str] = field(default_factory=dict)


#: Asks for the names that levels lack, and returns what was answered, by level.
AskLevelNames = Callable[[Sequence[Level]], Mapping[int, str]]


@dataclass(frozen=True, slots=True)
class ImportedSet:
    """What was read, before anything is written."""

    file: str
    about: SetDescription
    tree: CriteriaTree
    #: Which tables it stood in: ``bảng 1``.
    places: tuple[str, ...]
    judged: check_sums.JudgingScope
    levels: tuple[Level, ...]
    #: The levels in the file whose points must be filled in.
    asked_levels: tuple[AskedLevel, ...]
    deadlines: tuple[Deadline, ...]
    #: Deadline → where the document says it: ``Điều 4, khoản 2``.
    deadline_places: dict[str, str]
    #: Group id → the short name of its score file.
    slugs: dict[str, str]
    #: What must be filled in by hand before anything can be judged by this set.
    missing: tuple[str, ...]
    #: What a person must look at, in the order of the table.
    concerns: tuple[Concern, ...]
    #: Remarks about the reading as a whole.
    remarks: tuple[str, ...]

    @property
    def status(self) -> str:
        """Return ``usable`` where a school can be judged by the set as it is, else ``skeleton``."""
        return "skeleton" if self.missing else "usable"


def import_decision(path: Path, about: SetDescription, ask: AskLevelNames | None = None) -> tuple[ImportedSet, bytes]:
    """Return what a decision says, and the set file that it makes; ``ask`` is asked for what its levels are called.

    Raises WrongUsage where the document leaves open what the options must say, Refused where there is no table.
    """
    return import_tables(read_tables(path), path.name, about, ask)


def import_tables(
    source: TableDocument, file: str, about: SetDescription, ask: AskLevelNames | None = None
) -> tuple[ImportedSet, bytes]:
    """Return what :func:`import_decision` does, of a document that has been opened already; ``file`` is its name."""
    made = parse_decision(source, file, about)
    nameless = [level for level in made.levels if not level.own_name]
    if nameless and ask and (names := ask(nameless)):
        made = parse_decision(source, file, replace(about, level_names=names))
    data = format_set_file(made)
    page = parse_page(data, f"{about.id}.yaml")
    faults = (*page.findings, *read_form(IndicatorSet, page)[1])
    if faults:
        raise Refused(f"Không nhập được {file}: {faults[0].message}. Xem lại hàng đó trong bảng rồi chạy lại.")
    return made, data


def parse_decision(source: TableDocument, file: str, about: SetDescription) -> ImportedSet:
    """Return what a document's tables and the text around them say. Raises as :func:`import_decision` does."""
    if not about.id:
        raise WrongUsage("Thiếu --id. Thêm vào lệnh mã của bộ chỉ số mới, ví dụ --id qd3267-2024")
    if not _ID.fullmatch(about.id):
        raise WrongUsage(f"--id “{about.id}” không dùng được. Viết chữ thường không dấu, số, dấu -: ví dụ qd3267-2024")
    gathered = collect_decision_content(source)
    tree = build_criteria_tree(gathered)
    if not any(group.criteria for group in tree.groups):
        found = "có bảng nhưng không có hàng tiêu chí nào đọc được" if gathered.places else "không có bảng tiêu chí"
        raise Refused(
            f"{file} {found}; cần một bảng có cột Tiêu chí (hoặc Nội dung) và cột Điểm tối đa, mỗi tiêu chí một hàng "
            "có số (1.1, 1.2 …). Số do Word tự đánh (Numbering) không đọc được: gõ lại số bằng tay.",
            *source.remarks,
        )
    known = IndicatorSet.read(about.id) if about.id in resources.shipped_set_ids() else None
    about = _described(about, gathered, known, file)
    if known and known.decision.number != about.number:
        other = f"Mã {about.id} đang là bộ của Quyết định {known.decision.number}, tệp này ghi {about.number}."
        gathered, known = replace(gathered, remarks=(other, *gathered.remarks)), None
    return _judged(file, about, tree, gathered, known)


def _described(
    about: SetDescription, gathered: DecisionContent, known: IndicatorSet | None, file: str
) -> SetDescription:
    """Return title, number, date and the rest: as the options say, else the document, else the shipped set."""
    number, day = metadata.find_decision(gathered.prose)
    title = _title(about.title or metadata.find_set_title(gathered.prose), known)
    number = about.number or number or (known.decision.number if known else "")
    lacking = [f"{option} “…”" for option, value in (("--title", title), ("--number", number)) if not value]
    if lacking:
        raise WrongUsage(f"{file} không ghi rõ tên hoặc số quyết định. Thêm vào lệnh: {' '.join(lacking)}")
    issuer, kinds = metadata.find_issuer(gathered.prose), about.kinds
    if known and known.decision.number == number:
        day, issuer, kinds = day or known.decision.date, known.decision.issuer, kinds or known.applies_to
    return replace(
        about, title=title, number=number, date=about.date or day, issuer=about.issuer or issuer, kinds=kinds
    )


def _title(found: str | None, known: IndicatorSet | None) -> str:
    if known and (not found or fold_text(found) == fold_text(known.title)):
        return known.title  # the document may have it in capitals
    return found or ""


def _judged(
    file: str, about: SetDescription, tree: CriteriaTree, gathered: DecisionContent, same: IndicatorSet | None
) -> ImportedSet:
    """Return the whole, with what is missing and what a person must look at; ``same`` is this set as shipped."""
    levels = find_set_levels((*tree.lines, *gathered.passages), check_sums.FULL, about.level_names)
    deadlines, unsure = find_deadlines(gathered.passages)
    wrong = tuple(check_sums.check_point_sums(tree))
    remarks = list(gathered.remarks)
    lacking = [words for words, value in ((_DAY, about.date), (_ISSUER, about.issuer)) if not value]
    if lacking:
        remarks.append(f"Chưa rõ {', '.join(lacking)}, hoặc điền decision trong tệp.")
    if not about.kinds:
        remarks.append("Chưa rõ bộ này dùng cho loại trường nào: thêm --kinds, hoặc điền applies_to trong tệp.")
    shipped = same.deadlines if same else ()
    remarks += _about_deadlines(deadlines, about.id, shipped, told=bool(unsure))
    order = {row.place: index for index, row in enumerate(gathered.rows)}
    concerns = sorted((*tree.concerns, *wrong), key=lambda one: order.get(one.place, -1))
    concerns += [*levels.concerns, *unsure, *_unlike(deadlines, shipped)]
    return ImportedSet(
        file,
        about,
        tree,
        gathered.places,
        check_sums.find_judging_scope(tree),
        levels.levels,
        levels.asked,
        shipped or tuple(one.form for one in deadlines),
        {} if shipped else {one.form.id: one.place for one in deadlines},
        _slugs(tree, same),
        tuple(_missing(tree, levels.lacking, wrong)),
        tuple(dict.fromkeys(concerns)),
        tuple(remarks),
    )


def _about_deadlines(
    read: Sequence[FoundDeadline], id_: str, shipped: Sequence[Deadline], *, told: bool
) -> Iterator[str]:
    """Yield what there is to say of deadlines; ``told``: the list of what to look at names some that were not taken."""
    if shipped:
        yield f"Thời hạn (deadlines) lấy từ bộ {id_} đi kèm chương trình."
    elif not read and not told:
        yield "Không thấy thời hạn báo cáo, công bố trong tệp: quyết định có nêu thì điền deadlines trong tệp."
    for one in () if shipped else read:
        yield f"{one.place} ghi thời hạn “{one.phrase}”: {one.form.what}. Xem lại việc và ngày ở deadlines trong tệp."


def _unlike(read: Sequence[FoundDeadline], shipped: Sequence[Deadline]) -> Iterator[Concern]:
    """Yield where the document's deadlines are others than those of the shipped set, which are kept."""
    days = {one.id: one.before for one in shipped}
    for one in read if shipped else ():
        if days.get(one.form.id) != one.form.before:
            yield Concern(one.place, "", f"ghi thời hạn “{one.phrase}”, khác bộ đi kèm chương trình; xem lại deadlines")


def _missing(tree: CriteriaTree, levels: str, wrong: tuple[Concern, ...]) -> list[str]:
    missing = [levels] if levels else []
    criteria = [criterion for group in tree.groups for criterion in group.criteria]
    if wrong or any(criterion.worth == 0 and not criterion.mandatory for criterion in criteria):
        missing.append("điểm tối đa (maximum): có chỗ chưa có điểm hoặc cộng chưa khớp, xem danh sách")
    return missing


def _slugs(tree: CriteriaTree, known: IndicatorSet | None) -> dict[str, str]:
    """Return short names: those that score files already have, else made of the group's name."""
    given = {group.id: group.slug for group in known.groups} if known else {}
    return {group.id: given.get(group.id) or _slug(group.name, group.id) for group in tree.groups}


def _slug(name: str, id_: str) -> str:
    words = re.findall(r"[a-z0-9]+", fold_text(name))
    while len("-".join(words)) > _SLUG:
        words.pop()
    return "-".join(words) or f"nhom-{id_}"
