"""``cdsdossier serve``: the dossier in the browser of this machine, to look at."""

from __future__ import annotations

import sys
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output


def serve(
    folder: Annotated[Path, typer.Argument(metavar="[THƯ MỤC]", help="Thư mục hồ sơ.", show_default=False)] = Path(),
    port: Annotated[
        int, typer.Option("--port", metavar="SỐ", help="Cổng; bỏ trống là tự chọn.", show_default=False)
    ] = 0,
    today: Annotated[
        str | None, typer.Option("--today", metavar="NGÀY", help="Xem như ngày này, ví dụ 2026-04-20.")
    ] = None,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Tự mở trình duyệt hay không.", show_default=False)
    ] = True,
) -> int:
    """Xem hồ sơ bằng trình duyệt: tình trạng, điểm, lỗi, lịch, văn bản.

    Chỉ để xem, chỉ trên máy này; trang tự cập nhật khi lưu tệp. Dừng: bấm Ctrl+C.
    """
    from cdsdossier.cli._standpoint import standpoint
    from cdsdossier.model.dossier import find_root
    from cdsdossier.web import listening
    from cdsdossier.web import serve as answer

    load.day(today)  # what is wrong is told before anything opens
    root = find_root(folder).resolve()
    load.opened(root, None, compare=False, look=False)
    with listening(port) as place:
        from cdsdossier.web.reload import Reader

        reader = Reader(root, lambda: load.assessed(root, None, today, quiet=True), lambda: load.day(today))
        output.show_text(place.address)
        output.note("Mở địa chỉ trên bằng trình duyệt của máy này. Dừng: bấm Ctrl+C.")
        sys.stdout.flush()
        if browser and sys.stdout.isatty():
            webbrowser.open(place.address)
        try:
            answer(place, reader, standpoint(root))
        except KeyboardInterrupt:
            output.note("Đã dừng.")
    return 0
