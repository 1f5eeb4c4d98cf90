"""``cdsdossier open``: the dossier in the browser of this machine, to fill in."""

from __future__ import annotations

import sys
import webbrowser
from pathlib import Path
from typing import Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import Folder, flag, option


def open(  # noqa: A001 - the command's name
    folder: Folder = Path(),
    port: Annotated[int, option("--port", "SỐ", "Cổng; bỏ trống là tự chọn.")] = 0,
    today: Annotated[str | None, option("--today", "NGÀY", "Làm như ngày này, ví dụ 2026-04-20.")] = None,
    browser: Annotated[bool, flag("--browser/--no-browser", "Tự mở trình duyệt hay không.")] = True,
) -> int:
    """Điền hồ sơ bằng trình duyệt: điểm, minh chứng, văn bản.

    Chỉ trên máy này; mỗi lần ghi chỉ đổi đúng chỗ đã sửa trong tệp. Dừng: bấm Ctrl+C.
    """
    from cdsdossier.cli._working_dir import find_shell_context
    from cdsdossier.model.dossier import locate_dossier
    from cdsdossier.web import open_endpoint
    from cdsdossier.web import run_server as answer
    from cdsdossier.web.reload import ReloadingReader
    from cdsdossier.web.site import Site

    load.parse_today(today)  # errors come before anything opens
    root = locate_dossier(folder).resolve()
    load.recover_dossier(root)
    load.load_dossier(root, compare=False, look=False)
    reader = ReloadingReader(
        root, lambda: load.load_assessment(root, today, quiet=True), lambda: load.parse_today(today)
    )
    with open_endpoint(port) as place:
        output.show_text(place.address)
        output.show_note("Trang đã mở trong trình duyệt; nếu chưa, mở địa chỉ trên. Dừng: bấm Ctrl+C.")
        sys.stdout.flush()
        if browser:
            webbrowser.open(place.address)
        try:
            answer(place, Site(reader, find_shell_context(root), writes=True))
        except KeyboardInterrupt:
            output.show_note("Đã dừng.")
    return 0
