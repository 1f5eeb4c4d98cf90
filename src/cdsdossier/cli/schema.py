"""``cdsdossier schema``: JSON Schemas, with which an editor completes and checks while typing."""

from __future__ import annotations

from pathlib import Path

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import Folder


def schema(folder: Folder = Path()) -> int:
    """Giúp trình soạn thảo gợi ý và báo lỗi ngay khi gõ.

    Ghi JSON Schema vào thư mục .schema và thêm vào .vscode/settings.json. Chạy lại khi sửa indicator-set.yaml.
    """
    from cdsdossier.workflows import editor_schemas
    from cdsdossier.workflows.editor_schemas.settings import SETTINGS, format_settings_snippet

    dossier, rules, _ = load.load_for_change(folder)
    written = editor_schemas.write_schemas(dossier.folder, rules)
    for name in written.files:
        output.show_text(f"đã ghi  {dossier.folder / name}")
    output.show_text("Việc tiếp theo: mở thư mục hồ sơ bằng VS Code, cài tiện ích YAML (của Red Hat) rồi mở tệp .yaml.")
    output.show_text("  Gõ Ctrl+Space để xem các mục điền được; đưa chuột vào tên mục để xem lời giải thích.")
    if written.unmerged:
        output.show_note(
            f"Chú ý: không sửa {dossier.folder / SETTINGS} ({written.unmerged}). Có thể tự thêm vào tệp đó:"
        )
        output.show_note(*format_settings_snippet(editor_schemas.map_schemas(rules)).splitlines())
    return 0
