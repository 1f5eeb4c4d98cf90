"""``cdsdossier sets adopt``: a decision's file becomes the dossier's set, in one command."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cdsdossier.cli import _decision as decisions
from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import Folder, Yes, argument, option
from cdsdossier.cli.sets.replace import replace_set
from cdsdossier.errors import Refused

if TYPE_CHECKING:
    from cdsdossier.findings import Finding
    from cdsdossier.model.dossier import Dossier
    from cdsdossier.model.indicatorset import IndicatorSet


def adopt_set(
    file: Annotated[Path, argument("TỆP", "Tệp quyết định có bảng tiêu chí: Word, Excel, PDF.")],
    folder: Folder = Path(),
    title: Annotated[str, option("--title", "TÊN", "Tên bộ chỉ số, khi trong tệp không ghi.")] = "",
    number: Annotated[str, option("--number", "SỐ", "Số quyết định, ví dụ 12/QĐ-BGDĐT.")] = "",
    date: Annotated[str | None, option("--date", "NGÀY", "Ngày quyết định, ví dụ 2024-10-30.")] = None,
    issuer: Annotated[str | None, option("--issuer", "CƠ QUAN", "Cơ quan ban hành.")] = None,
    yes: Yes = False,
) -> int:
    """Nhập bảng của quyết định làm bộ chỉ số của hồ sơ.

    Cho xem trước: đọc được gì, chỗ nào cần xem lại, hồ sơ sẽ đổi gì; rồi mới hỏi. Bản cũ được giữ lại bên cạnh, điểm và
    minh chứng đã có giữ nguyên.
    """
    from cdsdossier.workflows.adopt_decision import read_adopted_decision

    about = decisions.describe_decision(title, number, date, issuer)
    dossier, old, shipped = load.load_for_change(folder, compare=True)
    asking = None if yes else decisions.ask_level_names
    adopted = read_adopted_decision(file, old, replace(about, kinds=_kinds(dossier)), asking)
    rules, errors = adopted.chosen.rules, decisions.show_decision(adopted)
    _refuse_worse(rules, old, errors)
    output.show_text("")
    replace_set(dossier, old, adopted.chosen, shipped, yes=yes)
    return int(decisions.warn_of_skeleton(rules, dossier.folder, file) or bool(errors))


def _kinds(dossier: Dossier) -> tuple[str, ...]:
    kind = dossier.head.school.kind
    return (kind,) if kind else ()


def _refuse_worse(rules: IndicatorSet, old: IndicatorSet, errors: tuple[Finding, ...]) -> None:
    """Refuse a set with faults where the dossier has one that it can be scored by."""
    if old.status == "skeleton" or (rules.status != "skeleton" and not errors):
        return
    raise Refused(
        "Chưa ghi gì: hồ sơ đang có bộ chỉ số dùng được, bảng vừa đọc còn thiếu hoặc còn lỗi. Sửa bảng trong tệp quyết "
        f"định rồi chạy lại; hoặc nhập ra tệp riêng để điền tiếp: cdsdossier sets import TỆP --id {rules.id}"
    )
