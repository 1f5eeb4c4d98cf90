"""``cdsdossier evidence``: what lies where; ``evidence add``: copy a file in and list it."""

from __future__ import annotations

from datetime import date as Day  # noqa: N812 - `date` is an option here
from pathlib import Path
from typing import Annotated

import typer

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.errors import WrongUsage

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[THƯ MỤC] | add TỆP DÒNG [THƯ MỤC]",
        help="Thư mục hồ sơ; hoặc chữ add, tệp cần thêm, mã dòng (1.3.1) rồi thư mục hồ sơ.",
        show_default=False,
    ),
]
Text = str | None


def evidence(
    words: Words = None,
    title: Annotated[Text, typer.Option("--title", metavar="TÊN", help="Tên văn bản.", show_default=False)] = None,
    number: Annotated[Text, typer.Option("--number", metavar="SỐ", help="Số, ký hiệu.", show_default=False)] = None,
    date: Annotated[Text, typer.Option("--date", metavar="NGÀY", help="Ngày, ví dụ 2026-02-05.")] = None,
    issuer: Annotated[Text, typer.Option("--issuer", metavar="NƠI", help="Nơi ban hành.", show_default=False)] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Ghi luôn, không hỏi lại.", show_default=False)] = False,
) -> int:
    """Xem minh chứng nào đặt ở đâu; hoặc thêm một tệp vào hồ sơ.

    cdsdossier evidence là xem, không sửa gì. cdsdossier evidence add TỆP DÒNG chép tệp vào evidence/DÒNG dưới tên không
    dấu và ghi vào tệp điểm; các tùy chọn dưới đây chỉ dùng với add.
    """
    details = {"title": title, "number": number, "date": date, "issuer": issuer}
    given = {name: " ".join(text.split()) for name, text in details.items() if text and text.strip()}
    if words and words[0] == "add":
        return _add(words[1:], given, yes=yes)
    if given or yes:
        raise WrongUsage(
            "--title, --number, --date, --issuer, --yes chỉ dùng khi thêm: cdsdossier evidence add TỆP DÒNG"
        )
    from cdsdossier.views.evidence import evidence_lines

    assessment = load.load_assessment(_folder(words or []), None, None)
    output.show_lines(evidence_lines(assessment))
    load.warn_of_unread(assessment)
    return 0


def _add(words: list[str], details: dict[str, str], *, yes: bool) -> int:
    from cdsdossier.cli._asking import confirm_changes
    from cdsdossier.views.file_diff import file_diff_lines
    from cdsdossier.workflows import add_evidence

    if len(words) < 2:
        raise WrongUsage("Thiếu tệp hoặc mã dòng. Ví dụ: cdsdossier evidence add ke-hoach.pdf 1.1")
    _refuse_bad_day(details.get("date"))
    dossier, rules, _ = load.load_for_change(_folder(words[2:]))
    filed = add_evidence.plan_add_evidence(dossier, rules, Path(words[0]), words[1], details)
    if filed.copies:
        output.show_text(f"chép {filed.source}\n  → {filed.target}")
    output.show_lines(file_diff_lines(filed.file, filed.before, filed.after))
    confirm_changes(yes=yes)
    filed = add_evidence.apply_add_evidence(filed)
    output.show_text(f"Đã thêm minh chứng cho dòng {words[1]}.")
    if not add_evidence.can_be_opened(filed):
        output.show_note(
            "Chú ý: tệp này rỗng, bị hỏng hoặc có mật khẩu nên chưa là minh chứng. Xem: cdsdossier evidence"
        )
    return 0


def _refuse_bad_day(written: str | None) -> None:
    try:
        bad = written is not None and Day.fromisoformat(written).isoformat() != written
    except ValueError:
        bad = True
    if bad:
        raise WrongUsage(f"--date “{written}” không phải ngày. Viết năm-tháng-ngày, ví dụ 2026-02-05.")


def _folder(words: list[str]) -> Path:
    if len(words) > 1:
        raise WrongUsage(f"Thừa tham số: {words[1]}.")
    return Path(words[0] if words else ".")
