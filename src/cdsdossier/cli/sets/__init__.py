"""``cdsdossier sets``: the indicator sets that come with the program, what one says, and the dossier's own copy."""

from __future__ import annotations

from typing import Annotated

import typer

from cdsdossier.cli import _output as output
from cdsdossier.cli._options import argument
from cdsdossier.cli._typer import Command, CommandGroup
from cdsdossier.cli.sets.adopt import adopt_set
from cdsdossier.cli.sets.check import check_set
from cdsdossier.cli.sets.confirm import confirm_set
from cdsdossier.cli.sets.diff import diff_sets
from cdsdossier.cli.sets.import_ import import_set, overlay_set
from cdsdossier.cli.sets.refreeze import refreeze_set

app = typer.Typer(cls=CommandGroup, rich_markup_mode=None, add_completion=False, invoke_without_command=True)


@app.callback()
def sets(context: typer.Context) -> int:
    """Bộ chỉ số: xem, kiểm tra, so sánh, xác nhận, thay bản mới."""
    return 0 if context.invoked_subcommand else list_sets()


@app.command("list", cls=Command)
def list_sets() -> int:
    """Liệt kê các bộ chỉ số đi kèm."""
    from cdsdossier.files import resources
    from cdsdossier.model.indicatorset import IndicatorSet
    from cdsdossier.views.sets.text import set_list_lines

    output.show_lines(set_list_lines([IndicatorSet.read(name) for name in resources.shipped_set_ids()]))
    return 0


@app.command("show", cls=Command)
def show_set(
    name: Annotated[str, argument("MÃ|TỆP", "Mã bộ chỉ số (qd4725-2022), tệp, hoặc thư mục hồ sơ.")],
) -> int:
    """Xem một bộ chỉ số: nhóm, tiêu chí, điểm, nguồn."""
    from cdsdossier.cli.sets import names as set_names
    from cdsdossier.text.shell import folder_argument
    from cdsdossier.views.sets.text import set_lines, skeleton_lines

    rules, home = set_names.read_named_set(name), set_names.find_dossier_of(name)
    output.show_lines(set_lines(rules))
    output.show_lines(skeleton_lines(rules, None if home is None else folder_argument(home)))
    return 0


app.command("check", cls=Command)(check_set)
app.command("diff", cls=Command)(diff_sets)
app.command("confirm", cls=Command)(confirm_set)
app.command("adopt", cls=Command)(adopt_set)
app.command("refreeze", cls=Command)(refreeze_set)
app.command("import", cls=Command)(import_set)
app.command("overlay", cls=Command)(overlay_set)
