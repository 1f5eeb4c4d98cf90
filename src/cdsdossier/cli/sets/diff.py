"""``cdsdossier sets diff``: what one indicator set says differently from another."""

from __future__ import annotations

from typing import Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import argument, option
from cdsdossier.cli.sets import names as set_names
from cdsdossier.views.layout import wrap_text

FORMATS = ("text", "json")


def diff_sets(
    first: Annotated[str, argument("[A]", "Mã, tệp, hoặc thư mục hồ sơ (bản riêng của hồ sơ).")] = ".",
    second: Annotated[str | None, argument("[B]", "Như trên; bỏ trống thì so với bản đi kèm.")] = None,
    form: Annotated[str, option("--format", "DẠNG", "text (để đọc) hoặc json.")] = "text",
) -> int:
    """So hai bộ chỉ số, hoặc bản của hồ sơ với bản đi kèm.

    Cho biết từ A sang B có gì khác: mục chấm mới, mục không còn, điểm, mức, lời văn, thời hạn. Chỉ nêu A
    (bỏ trống cả hai thì là hồ sơ đang đứng): so với bản đi kèm chương trình.
    """
    from cdsdossier.model.indicatorset.diff import compare_sets
    from cdsdossier.views.sets.diff import set_diff_json, set_diff_lines

    load.check_choice("--format", form, FORMATS)
    old = set_names.read_named_set(first)
    new = set_names.read_named_set(second) if second is not None else set_names.read_shipped_set(old)
    found = compare_sets(old, new)
    if form == "json":
        output.show_data(set_diff_json(old, new, found))
        return 0
    other = set_names.format_set_name(second) if second is not None else f"{new.id} (bản đi kèm chương trình)"
    output.show_lines(
        [*wrap_text(f"Từ {set_names.format_set_name(first)} sang {other}", hanging="  ", style="strong"), ()]
    )
    output.show_lines(set_diff_lines(found))
    return 0
