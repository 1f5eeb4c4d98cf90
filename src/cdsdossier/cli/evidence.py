"""``cdsdossier evidence``: which evidence is where; ``evidence add``: copy a file in and list it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import Yes, argument, option, parse_day
from cdsdossier.errors import WrongUsage
from cdsdossier.views.file_diff import file_diff_lines

Words = Annotated[
    list[str] | None,
    argument(
        "[THƯ MỤC] | add TỆP MỤC [THƯ MỤC]",
        "Thư mục hồ sơ; hoặc chữ add, tệp cần thêm, mã mục chấm (1.3.1) rồi thư mục hồ sơ.",
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
    """Xem minh chứng nào đặt ở đâu; hoặc thêm một tệp vào hồ sơ.

    cdsdossier evidence là xem, không sửa gì. cdsdossier evidence add TỆP MỤC chép tệp vào evidence/MỤC dưới tên không
    dấu và ghi vào tệp điểm; các tùy chọn dưới đây chỉ dùng với add.
    """
    details = {"title": title, "number": number, "date": date, "issuer": issuer}
    given = {name: " ".join(text.split()) for name, text in details.items() if text and text.strip()}
    if words and words[0] == "add":
        return _add(words[1:], given, yes=yes)
    if given or yes:
        raise WrongUsage(
            "--title, --number, --date, --issuer, --yes chỉ dùng khi thêm: cdsdossier evidence add TỆP MỤC"
        )
    from cdsdossier.views.evidence import evidence_lines

    assessment = load.load_assessment(_folder(words or []), None)
    output.show_lines(evidence_lines(assessment))
    load.warn_of_unread(assessment)
    return 0


def _add(words: list[str], details: dict[str, str], *, yes: bool) -> int:
    from cdsdossier.workflows import add_evidence

    if len(words) < 2:
        raise WrongUsage("Thiếu tệp hoặc mã mục chấm. Ví dụ: cdsdossier evidence add ke-hoach.pdf 1.1")
    if "date" in details:
        details["date"] = parse_day("--date", details["date"], "2026-02-05").isoformat()
    dossier, rules, _ = load.load_for_change(_folder(words[2:]))
    filed = add_evidence.plan_add_evidence(dossier, rules, Path(words[0]), words[1], details)
    if filed.copies:
        output.show_text(f"chép {filed.source}", f"  → {filed.target}")
    output.show_lines(file_diff_lines(filed.file, filed.before, filed.after))
    output.confirm_changes(yes=yes)
    done = add_evidence.apply_add_evidence(filed)
    if done.target != filed.target:
        output.show_text(f"Tên đó vừa có tệp khác; đã chép thành {done.target}.")
    output.show_text(f"Đã thêm minh chứng cho mục chấm {words[1]}.")
    if not add_evidence.can_be_opened(done):
        output.show_note(
            "Chú ý: tệp này rỗng, bị hỏng hoặc có mật khẩu nên chưa là minh chứng. Xem: cdsdossier evidence"
        )
    return 0


def _folder(words: list[str]) -> Path:
    if len(words) > 1:
        raise WrongUsage(f"Thừa tham số: {words[1]}.")
    return Path(words[0] if words else ".")
