"""``cdsdossier sets import`` and ``sets overlay``: a document becomes a new set file; nobody's work is overwritten."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

from cdsdossier.cli import _decision as decisions
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import Force, argument, option
from cdsdossier.cli._target import OutputTarget, choose_target
from cdsdossier.text.shell import path_argument


def import_set(
    file: Annotated[
        Path, argument("TỆP", "Tệp có bảng của quyết định: .docx, .xlsx, .xls, .ods, .pdf, .doc, .txt, .md.")
    ],
    id_: Annotated[str, option("--id", "MÃ", "Mã của bộ mới, ví dụ qd3267-2024. Bắt buộc.")] = "",
    target: Annotated[
        Path | None, option("--output", "TỆP", "Ghi vào tệp này thay cho MÃ.yaml ở thư mục đang đứng.")
    ] = None,
    title: Annotated[str, option("--title", "TÊN", "Tên bộ chỉ số.")] = "",
    number: Annotated[str, option("--number", "SỐ", "Số quyết định, ví dụ 12/QĐ-BGDĐT.")] = "",
    date: Annotated[str | None, option("--date", "NGÀY", "Ngày quyết định, ví dụ 2024-10-30.")] = None,
    issuer: Annotated[str | None, option("--issuer", "CƠ QUAN", "Cơ quan ban hành.")] = None,
    kinds: Annotated[str, option("--kinds", "LOẠI", "Loại trường, cách nhau dấu phẩy: thcs,thpt.")] = "",
    force: Force = False,
) -> int:
    """Đọc bảng của quyết định thành tệp bộ chỉ số.

    Số, tên, ngày quyết định chỉ cần ghi khi trong tệp không có. Chỗ nào không đọc được thì giữ lại làm ghi chú (note)
    và liệt kê kèm bảng, hàng; chương trình không tự đoán điểm.
    """
    from cdsdossier.views.sets.decision_import import imported_set_lines
    from cdsdossier.workflows.decision_import import import_decision

    about = replace(decisions.describe_decision(title, number, date, issuer), id=id_, kinds=_kinds(kinds))
    made, data = import_decision(file, about, decisions.ask_level_names)
    chosen = _target(target, f"{id_}.yaml", force=force)
    chosen.write(data)
    output.show_lines(imported_set_lines(made))
    for remark in made.remarks:
        output.show_note(f"Chú ý: {remark}")
    output.show_text("", f"Đã ghi {chosen.path}. Xem: cdsdossier sets show {path_argument(chosen.path)}")
    return 1 if made.missing else 0


def overlay_set(
    name: Annotated[str, argument("BỘ", "Mã bộ chỉ số (qd4725-2022) hoặc tệp.")],
    file: Annotated[Path, argument("TỆP", "Tệp hướng dẫn (Word, Excel, PDF) có bảng với cột minh chứng.")],
    target: Annotated[Path | None, option("--output", "TỆP", "Ghi vào tệp này (mặc định: BỘ-TÊN-TỆP.yaml).")] = None,
    force: Force = False,
) -> int:
    """Thêm gợi ý minh chứng của Sở vào bản sao một bộ chỉ số.

    Đọc bảng có cột minh chứng trong tệp hướng dẫn, ghi thêm vào gợi ý của từng mục chấm. Điểm, mã, lời văn giữ nguyên.
    """
    from cdsdossier.views.sets.decision_import import overlay_lines
    from cdsdossier.workflows.decision_import.overlay_evidence import overlay_file_name, overlay_guidance

    made, data = overlay_guidance(name, file)
    chosen = _target(target, overlay_file_name(made.set_id, file), force=force)
    chosen.write(data)
    output.show_lines(overlay_lines(made))
    for remark in made.remarks:
        output.show_note(f"Chú ý: {remark}")
    output.show_text("", f"Đã ghi {chosen.path}. Xem: cdsdossier sets show {path_argument(chosen.path)}")
    return 0


def _target(given: Path | None, usual: str, *, force: bool) -> OutputTarget:
    """Return the file for a set: as it was asked for, else in the current folder, or beside the dossier there."""
    from cdsdossier.cli._load import default_target
    from cdsdossier.model.dossier import HEAD, find_root

    root = find_root(Path())
    free = default_target(root, usual) if (root / HEAD).is_file() else Path(usual)
    return choose_target(given or free, force=force, example="../bo-moi.yaml")


def _kinds(written: str) -> tuple[str, ...]:
    from cdsdossier.cli._load import check_choice
    from cdsdossier.model.school_kinds import SCHOOL_KINDS, parse_school_kind

    kinds = [part.strip() for part in written.split(",") if part.strip()]
    return tuple(check_choice("--kinds", parse_school_kind(kind) or kind, SCHOOL_KINDS) for kind in kinds)
