"""``cdsdossier evidence``: which is where; ``add`` copies files in and lists them; ``remove`` takes one out."""

from __future__ import annotations

from typing import Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._evidence_words import list_undo_commands, single_folder, split_add_words
from cdsdossier.cli._options import Yes, argument, option, parse_day
from cdsdossier.errors import WrongUsage
from cdsdossier.views.file_diff import file_diff_lines

Words = Annotated[
    list[str] | None,
    argument(
        "[THƯ MỤC] | add TỆP… MỤC [THƯ MỤC] | remove TỆP [THƯ MỤC]",
        "Thư mục hồ sơ; hoặc chữ add, các tệp cần thêm, mã mục chấm (1.3.1) rồi thư mục hồ sơ; hoặc chữ remove, tệp "
        "cần gỡ rồi thư mục hồ sơ.",
    ),
]
Text = str | None


def evidence(
    words: Words = None,
    title: Annotated[Text, option("--title", "TÊN", "Tên văn bản.")] = None,
    number: Annotated[Text, option("--number", "SỐ", "Số, ký hiệu.")] = None,
    date: Annotated[Text, option("--date", "NGÀY", "Ngày, ví dụ 2026-02-05.")] = None,
    issuer: Annotated[Text, option("--issuer", "NƠI", "Nơi ban hành.")] = None,
    yes: Yes = False,
) -> int:
    """Xem minh chứng nào đặt ở đâu; thêm hoặc gỡ minh chứng.

    cdsdossier evidence là xem, không sửa gì. cdsdossier evidence add TỆP… MỤC chép tệp vào evidence/MỤC dưới tên không
    dấu và ghi vào tệp điểm; nêu được nhiều tệp, cả thư mục (lấy các tệp trong đó), địa chỉ trang web. cdsdossier
    evidence remove TỆP chuyển tệp vào thư mục .trash của hồ sơ và xóa dòng ghi nó. Các tùy chọn dưới đây chỉ dùng với
    add; --yes dùng với cả remove.
    """
    details = {"title": title, "number": number, "date": date, "issuer": issuer}
    given = {name: " ".join(text.split()) for name, text in details.items() if text and text.strip()}
    if words and words[0] == "add":
        return _add(words[1:], given, yes=yes)
    if words and words[0] == "remove" and not given:
        return _remove(words[1:], yes=yes)
    if given or yes:
        raise WrongUsage(
            "--title, --number, --date, --issuer, --yes chỉ dùng khi thêm: cdsdossier evidence add TỆP MỤC; khi gỡ "
            "chỉ dùng --yes."
        )
    from cdsdossier.views.evidence import evidence_lines

    assessment = load.load_assessment(single_folder(words or []), None)
    output.show_lines(evidence_lines(assessment))
    load.warn_of_unread(assessment)
    return 0


def _add(words: list[str], details: dict[str, str], *, yes: bool) -> int:
    from cdsdossier.workflows import add_evidence

    asked = split_add_words(words)
    if "date" in details:
        details["date"] = parse_day("--date", details["date"], "2026-02-05").isoformat()
    dossier, rules, _ = load.load_for_change(asked.folder)
    filed = add_evidence.plan_add_evidence(dossier, rules, asked.names, asked.row, details)
    for piece in filed.pieces:
        if piece.copies:
            output.show_text(f"chép {piece.source}", f"  → {piece.target}")
    output.show_lines(file_diff_lines(filed.file, filed.before, filed.after))
    if filed.passed_over:
        output.show_note_list("Bỏ qua: ", list(filed.passed_over))
    for path, twin in filed.twins.items():
        output.show_note(f"Chú ý: {path} giống hệt {twin}; một mục chấm chỉ cần một bản.")
    output.confirm_changes(yes=yes)
    done = add_evidence.apply_add_evidence(filed)
    for before, after in zip(filed.pieces, done.pieces, strict=True):
        if before.target != after.target:
            output.show_text(f"Tên đó vừa có tệp khác; đã chép thành {after.target}.")
    count = f" {len(done.pieces)}" if len(done.pieces) > 1 else ""
    output.show_text(f"Đã thêm{count} minh chứng cho mục chấm {asked.row}.")
    for path in add_evidence.list_unopenable_evidence(done):
        name = "tệp này" if len(done.pieces) == 1 else path.name
        output.show_note(
            f"Chú ý: {name} rỗng, bị hỏng hoặc có mật khẩu nên chưa là minh chứng. Xem: cdsdossier evidence"
        )
    return 0


def _remove(words: list[str], *, yes: bool) -> int:
    from cdsdossier.workflows import remove_evidence

    if not words:
        raise WrongUsage("Thiếu tệp. Ví dụ: cdsdossier evidence remove 1.1/ke-hoach.pdf")
    dossier, rules, _ = load.load_for_change(single_folder(words[1:]))
    plan = remove_evidence.plan_remove_evidence(dossier, rules, words[0])
    if plan.file:
        output.show_text(f"chuyển {plan.folder / plan.file}", f"  → {plan.folder / plan.trash}")
    for file, (before, after) in plan.changes.items():
        output.show_lines(file_diff_lines(file, before, after))
    rows = sorted({*plan.listed, *([plan.row] if plan.row else [])})
    if len(rows) > 1:
        output.show_note(f"Chú ý: minh chứng này dùng chung cho các mục chấm {', '.join(rows)}; gỡ ra khỏi tất cả.")
    output.confirm_changes(yes=yes)
    done = remove_evidence.apply_remove_evidence(plan)
    output.show_text(f"Đã gỡ {done.place}.")
    if undo := list_undo_commands(done):
        output.show_text("Muốn lấy lại thì gõ:", *(f"  {command}" for command in undo))
    elif done.file:
        output.show_text(f"Muốn lấy lại thì chuyển {done.folder / done.trash} về chỗ cũ.")
    return 0
