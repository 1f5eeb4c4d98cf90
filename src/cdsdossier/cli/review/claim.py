"""``cdsdossier review claim``: the office says that a review without its mark is its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import Yes, argument
from cdsdossier.cli._received import office_keys
from cdsdossier.errors import Refused
from cdsdossier.files.office_key import accept_office_key
from cdsdossier.text.visible import to_visible_line
from cdsdossier.views.layout import wrap_text

if TYPE_CHECKING:
    from cdsdossier.office.review.claim import UnmarkedReview


def claim_reviews(
    folder: Annotated[Path, argument("[THƯ MỤC]", "Thư mục hồ sơ đã nhận, hoặc thư mục chứa nhiều hồ sơ.")] = Path(),
    yes: Yes = False,
) -> int:
    """Nhận đánh giá ngoài là của cơ quan mình.

    Dùng khi review.yaml do chính cơ quan lập mà không có dấu (lập ở máy khác, đổi máy) và khi khóa cạnh office.yaml do
    máy khác tạo. Chưa nhận thì không tính, vì nơi gửi có thể để sẵn các tệp ấy trong gói. Chỉ ghi received.json cạnh
    gói và cài đặt của máy.
    """
    from cdsdossier.model.office import find_strange_key_home
    from cdsdossier.office.review.claim import list_unmarked_reviews

    home = find_strange_key_home(folder)
    found = list_unmarked_reviews([folder], output.show_note)
    if not found and home is None:
        output.show_text("Không có đánh giá ngoài nào thiếu dấu của cơ quan.")
        return 0
    _show_claimed(home, found)
    output.confirm_changes(yes=yes)
    if home:
        accept_office_key(home)
    return _mark(found, folder)


def _show_claimed(home: Path | None, found: Sequence[UnmarkedReview]) -> None:
    if home:
        words = f"Nhận khóa của cơ quan ở {home}: mọi đánh giá ngoài ở dưới đó có dấu của khóa ấy đều được tính."
        output.show_lines(wrap_text(to_visible_line(words), "", "  "))
    if found:
        output.show_text("Nhận các đánh giá ngoài này là của cơ quan mình:")
    for one in found:
        words = to_visible_line(f"{one.place}: {one.school}; cơ quan đánh giá: {one.body}; {one.state}")
        output.show_lines(wrap_text(words, "  ", "    "))


def _mark(found: Sequence[UnmarkedReview], folder: Path) -> int:
    """Mark the receipts; one that cannot be written is told, and stops no other."""
    keys, today, left = office_keys(folder, None), load.parse_today(None), list[str]()
    if not keys:
        raise Refused("Không ghi được dấu của cơ quan trên máy này. Kiểm tra quyền ghi ở thư mục chứa office.yaml.")
    for one in found:
        try:
            one.mark(keys, today)
        except Refused as error:
            left.append(f"{one.place}: {error}")
    output.show_text(f"Đã nhận {len(found) - len(left)} đánh giá.")
    if left:
        output.show_note(f"Chưa nhận được {len(left)} đánh giá, vì không ghi được received.json cạnh gói:")
    for words in left:
        output.show_note_list("  ", [to_visible_line(words)])
    if left:
        output.show_note("Mở quyền ghi ở đó rồi chạy lại; đánh giá đã nhận thì giữ nguyên.")
    return 1 if left else 0
