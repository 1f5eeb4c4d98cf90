"""``cdsdossier sets refreeze``: a new version of the set in the place of the dossier's own copy."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli._options import Folder, Yes, option
from cdsdossier.cli.sets import names as set_names
from cdsdossier.cli.sets.replace import replace_set
from cdsdossier.text.shell import folder_argument


def refreeze_set(
    folder: Folder = Path(),
    set_name: Annotated[str | None, option("--set", "MÃ|TỆP", "Bản mới; bỏ trống: bản đi kèm cùng mã.")] = None,
    yes: Yes = False,
) -> int:
    """Thay bộ chỉ số của hồ sơ bằng bản mới, điểm giữ nguyên.

    Cho xem trước: bản mới khác gì, điểm và mức trước, sau, mục chấm nào không còn, mục nào mới; rồi mới hỏi. Bản cũ
    được giữ lại bên cạnh. Điểm đã chấm không bị sửa; mục chấm mới được thêm vào tệp điểm, để trống.
    """
    from cdsdossier.model.indicatorset.set_file import SetFile

    dossier, old, shipped = load.load_for_change(folder, compare=True)
    source, _ = set_names.locate_set(set_name if set_name is not None else set_names.read_shipped_set(old).id)
    chosen = SetFile.read(source)
    set_names.refuse_faulty_set(chosen.rules, set_name or old.id, folder_argument(dossier.folder))
    replace_set(dossier, old, chosen, shipped, yes=yes)
    return 0
