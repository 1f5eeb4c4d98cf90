"""Which commands there are. A command's module is imported when it is called, so that ``--help`` stays instant."""

from __future__ import annotations

from importlib import import_module

import typer
from typer._click import Command as AnyCommand
from typer._click import Context, HelpFormatter
from typer._click.exceptions import UsageError

from cdsdossier.cli._vietnamese import Command, CommandGroup

#: Command → what the list of commands says of it; the module of the same name holds it.
COMMANDS = {
    "init": "Tạo thư mục hồ sơ của một năm học.",
    "status": "Xem nhanh mỗi sáng: mức độ, chỗ thiếu, hạn, việc làm tiếp.",
    "score": "Xem điểm và mức độ từng nhóm, còn cách mức trên bao xa.",
    "check": "Kiểm tra hồ sơ trước khi gửi: mọi lỗi trong một lần, không sửa gì.",
    "timeline": "Xem lịch công tác: đến hạn, quá hạn, đã xong, còn thiếu gì.",
    "evidence": "Xem minh chứng nào đặt ở đâu; hoặc thêm một tệp vào hồ sơ.",
    "sheet": "Chấm điểm bằng Excel: xuất phiếu chấm, rồi đưa trở lại vào hồ sơ.",
    "render": "Tạo văn bản từ hồ sơ (Word, HTML, PDF).",
    "pack": "Đóng gói cả hồ sơ thành một tệp .zip để nộp.",
    "publish": "Tạo trang công bố kết quả để đưa lên trang của trường.",
    "compare": "So sánh các năm học: điểm, mức, minh chứng, tồn tại.",
    "serve": "Xem hồ sơ bằng trình duyệt: tình trạng, điểm, lỗi, lịch, văn bản.",
    "verify": "Kiểm tra gói hồ sơ đã nhận: đủ tệp, không bị sửa, rồi xét như check.",
    "review": "Đánh giá ngoài: mở, xem điểm hai bên, gửi lại trường, nhận về.",
    "rollup": "Tổng hợp hồ sơ nhiều trường: điểm, mức độ, lỗi, ai đã gửi.",
    "explain": "Giải thích một quy tắc: vì sao, cách sửa, căn cứ.",
    "sets": "Bộ chỉ số: xem, kiểm tra, so sánh, xác nhận, thay bản mới.",
    "schema": "Giúp trình soạn thảo gợi ý và báo lỗi ngay khi gõ.",
}


class Commands(CommandGroup):
    """The program: its commands come from the table."""

    def list_commands(self, ctx: Context) -> list[str]:
        """Return the commands in the order of the table."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> AnyCommand | None:
        """Import a command; None where there is none of that name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"cdsdossier.cli.{cmd_name}")
        app = getattr(module, "app", None)
        if app is None:
            app = typer.Typer(rich_markup_mode=None, add_completion=False)
            app.command(cmd_name, cls=Command)(getattr(module, cmd_name))
        command = typer.main.get_command(app)
        command.name = cmd_name
        return command

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, AnyCommand | None, list[str]]:
        """Find the command that was typed; say which are near where there is none."""
        try:
            return super().resolve_command(ctx, args)
        except UsageError as error:
            from cdsdossier.yamlio.messages import nearest_word

            near = nearest_word(args[0], list(COMMANDS))
            if near and "No such command" in error.message:
                error.message += f" Did you mean {near!r}?"
            raise

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the table, without importing anything."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))
