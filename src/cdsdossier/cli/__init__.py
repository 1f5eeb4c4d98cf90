"""The command line: parse, call, show, exit code. One error boundary for all commands."""

from __future__ import annotations

import sys

from cdsdossier import __version__
from cdsdossier.cli import _output as output
from cdsdossier.cli._commands import load_command
from cdsdossier.cli._program import find_command, program_page, split_arguments
from cdsdossier.errors import CdsError, Unreadable

FIRST_STEP = """\
cdsdossier – hồ sơ tự đánh giá mức độ chuyển đổi số của nhà trường.

Bắt đầu một năm học:      cdsdossier init 2025-2026
Rồi vào thư mục đó:       cd 2025-2026
Điền điểm, minh chứng, rồi xem mức độ:   cdsdossier score
Kiểm tra trước khi gửi:   cdsdossier check
Xem nhanh mỗi sáng:       cdsdossier status
Xem lịch, việc đến hạn:   cdsdossier timeline
Tạo văn bản Word:         cdsdossier render

Mọi lệnh và tùy chọn:     cdsdossier --help
"""


def run_command_line(arguments: list[str]) -> int:
    """Carry out a command line and return its exit code; errors become messages."""
    output.prepare_streams()
    debug = "--debug" in arguments
    arguments = [argument for argument in arguments if argument != "--debug"]
    try:
        return _run(arguments)
    except CdsError as error:
        return _refused(error)
    except KeyboardInterrupt:
        output.show_note("Đã dừng theo yêu cầu.")
        return 130
    except Exception as error:
        if debug:
            raise
        words = _system_error(error)
        if words:
            output.show_note(words)
            return 2
        output.show_note(f"Chương trình gặp lỗi của chính nó ({type(error).__name__}); hồ sơ không bị thay đổi.")
        output.show_note(
            "Chạy lại với --debug rồi gửi nội dung in ra cho nơi phát hành cdsdossier (xem mục Báo lỗi trong README)."
        )
        return 4


def _run(arguments: list[str]) -> int:
    option, words = split_arguments(arguments)
    if option == "--help":
        output.show_text(*program_page().splitlines())
        return 0
    if option == "--version":
        output.show_text(f"cdsdossier {__version__}")
        return 0
    if words:
        name = find_command(words[0])
        from cdsdossier.cli._typer import run_app

        return run_app(load_command(name), name, words[1:])
    return _first_step()


def _first_step() -> int:
    from cdsdossier.cli._working_dir import is_in_dossier

    if is_in_dossier():
        from cdsdossier.cli.status import status

        return status()
    output.show_text(*FIRST_STEP.splitlines())
    return 0


def _system_error(error: Exception) -> str:
    """Return the sentence for what the system refused (a long name, a closed folder, a full disk); else nothing."""
    if isinstance(error, OSError):
        where = f" {error.filename}" if error.filename else ""
        return f"Không dùng được{where}: {error.strerror or error}. Kiểm tra đường dẫn, quyền và chỗ trống trên ổ đĩa."
    if isinstance(error, RuntimeError) and "Symlink loop" in str(error):  # before Python 3.13
        return "Đường dẫn là lối tắt quay vòng về chính nó. Chọn đường dẫn khác."
    return ""


def _refused(error: CdsError) -> int:
    output.show_note(*error.lines)
    if isinstance(error, Unreadable) and error.findings:
        from cdsdossier.views.findings.text import finding_lines

        output.show_on_stderr(finding_lines(error.findings, {error.page.file: error.page} if error.page else {}))
    return error.exit_code


def main() -> None:
    """Run the program on the arguments of this process."""
    sys.exit(run_command_line(sys.argv[1:]))
