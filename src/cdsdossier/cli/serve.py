"""``cdsdossier serve``: the dossier in the browser of this machine, to look at."""

from __future__ import annotations

import sys
import webbrowser
from pathlib import Path
from typing import Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import Folder, flag, option


def serve(
    folder: Folder = Path(),
    port: Annotated[int, option("--port", "SỐ", "Cổng; bỏ trống là tự chọn.")] = 0,
    today: Annotated[str | None, option("--today", "NGÀY", "Xem như ngày này, ví dụ 2026-04-20.")] = None,
    browser: Annotated[bool, flag("--browser/--no-browser", "Tự mở trình duyệt hay không.")] = True,
) -> int:
    """Xem hồ sơ bằng trình duyệt: tình trạng, điểm, lỗi, lịch, văn bản.

    Chỉ để xem, chỉ trên máy này; trang tự cập nhật khi lưu tệp. Dừng: bấm Ctrl+C.
    """
    from cdsdossier.cli._working_dir import find_shell_context
    from cdsdossier.model.dossier import locate_dossier
    from cdsdossier.web import open_endpoint
    from cdsdossier.web import run_server as answer

    load.parse_today(today)  # errors come before anything opens
    root = locate_dossier(folder).resolve()
    load.load_dossier(root, compare=False, look=False)
    with open_endpoint(port) as place:
        from cdsdossier.web.reload import ReloadingReader
        from cdsdossier.web.site import Site

        reader = ReloadingReader(
            root, lambda: load.load_assessment(root, today, quiet=True), lambda: load.parse_today(today)
        )
        output.show_text(place.address)
        output.show_note("Mở địa chỉ trên bằng trình duyệt của máy này. Dừng: bấm Ctrl+C.")
        sys.stdout.flush()
        if browser and sys.stdout.isatty():
            webbrowser.open(place.address)
        try:
            answer(place, Site(reader, find_shell_context(root)))
        except KeyboardInterrupt:
            output.show_note("Đã dừng.")
    return 0
