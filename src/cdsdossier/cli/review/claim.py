"""``cdsdossier review claim``: the office says that a review without its mark is its own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import Yes, argument
from cdsdossier.cli._received import office_keys
from cdsdossier.text.visible import to_visible_line
from cdsdossier.views.layout import wrap_text


def claim_reviews(
    folder: Annotated[Path, argument("[THƯ MỤC]", "Thư mục hồ sơ đã nhận, hoặc thư mục chứa nhiều hồ sơ.")] = Path(),
    yes: Yes = False,
) -> int:
    """Nhận đánh giá ngoài là của cơ quan mình.

    Dùng khi review.yaml do chính cơ quan lập mà không có dấu: lập ở máy khác, đổi máy. Chưa nhận thì rollup không tính,
    vì nơi gửi có thể để sẵn tệp ấy trong gói. Chỉ ghi received.json cạnh gói.
    """
    from cdsdossier.errors import Refused
    from cdsdossier.office.review.claim import list_unmarked_reviews

    found = list_unmarked_reviews([folder], output.show_note)
    if not found:
        output.show_text("Không có đánh giá ngoài nào thiếu dấu của cơ quan.")
        return 0
    output.show_text("Nhận các đánh giá ngoài này là của cơ quan mình:")
    for one in found:
        words = to_visible_line(f"{one.place}: {one.school}; cơ quan đánh giá: {one.body}; {one.state}")
        output.show_lines(wrap_text(words, "  ", "    "))
    output.confirm_changes(yes=yes)
    keys = office_keys(folder, None)
    if not keys:
        raise Refused("Không ghi được dấu của cơ quan trên máy này. Kiểm tra quyền ghi ở thư mục chứa office.yaml.")
    for one in found:
        one.mark(keys, load.parse_today(None))
    output.show_text(f"Đã nhận {len(found)} đánh giá.")
    return 0
