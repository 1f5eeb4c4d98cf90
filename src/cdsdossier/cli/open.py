"""``cdsdossier open``: the dossier in the browser of this machine, to fill in."""

from __future__ import annotations

import contextlib
import os
import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import Folder, flag, option
from cdsdossier.errors import WrongUsage

if TYPE_CHECKING:
    from cdsdossier.web.site import Site


def open(  # noqa: A001 - the command's name
    folder: Folder = Path(),
    port: Annotated[int, option("--port", "SỐ", "Cổng; bỏ trống là tự chọn.")] = 0,
    today: Annotated[str | None, option("--today", "NGÀY", "Làm như ngày này, ví dụ 2026-04-20.")] = None,
    browser: Annotated[bool, flag("--browser/--no-browser", "Tự mở trình duyệt hay không.")] = True,
) -> int:
    """Điền hồ sơ bằng trình duyệt: điểm, minh chứng, văn bản.

    Chưa có hồ sơ thì trang đầu cho bắt đầu một năm học, hoặc mở hồ sơ đã có. Chỉ trên máy này; mỗi lần ghi chỉ đổi
    đúng chỗ đã sửa trong tệp. Dừng: bấm Ctrl+C.
    """
    from cdsdossier.web import open_endpoint
    from cdsdossier.web import run_server as answer

    load.parse_today(today)  # errors come before anything opens
    site = _begin_site(folder, today)
    with open_endpoint(port) as place:
        output.show_text(place.address)
        output.show_note("Trang đã mở trong trình duyệt; nếu chưa, mở địa chỉ trên. Dừng: bấm Ctrl+C.")
        sys.stdout.flush()
        if browser:
            webbrowser.open(place.address)
        try:
            answer(place, site)
        except KeyboardInterrupt:
            output.show_note("Đã dừng.")
    return 0


def _begin_site(folder: Path, today: str | None) -> Site:
    """Return the pages of the dossier that a folder lies in; of none where it lies in none."""
    from cdsdossier.cli._working_dir import find_shell_context
    from cdsdossier.errors import Unreadable
    from cdsdossier.model.dossier import HEAD, locate_dossier
    from cdsdossier.views.status.command_line import ShellContext
    from cdsdossier.web.reload import ReloadingReader
    from cdsdossier.web.site import Site

    def opened(root: Path) -> tuple[ReloadingReader, ShellContext]:
        load.recover_dossier(root)
        with contextlib.suppress(Unreadable):  # the pages say where and why
            load.load_dossier(root, compare=False, look=False)
        look = ReloadingReader(
            root, lambda: load.load_assessment(root, today, quiet=True), lambda: load.parse_today(today)
        )
        return look, find_shell_context(root)

    root = locate_dossier(folder).resolve()
    site = Site(None, ShellContext(), writes=True, opener=opened, place=_choose_place(root))
    if (root / HEAD).is_file():
        site.open_dossier(root)
    elif not root.is_dir():
        raise WrongUsage(f"{folder} là một tệp, không phải thư mục hồ sơ.")
    return site


def _choose_place(here: Path) -> Path:
    """Return where a new year is put by default: here; the user's documents where the program was not started there.

    A program that is started by a click begins in the user's home, or in a folder of the system.
    """
    try:
        home = Path.home()
    except RuntimeError:
        return here
    system = os.environ.get("SYSTEMROOT", "")
    if here not in {home, *home.parents} and os.access(here, os.W_OK) and not (system and here.is_relative_to(system)):
        return here
    documents = home / "Documents"
    return documents if documents.is_dir() else home
