"""``cdsdossier review``: the external assessment beside the school's own, opened, worked on, sent back, received."""

from __future__ import annotations

import typer

from cdsdossier.cli._typer import Command, CommandGroup, Context
from cdsdossier.cli.review.claim import claim_reviews
from cdsdossier.cli.review.open import open_review
from cdsdossier.cli.review.pack import pack_review, receive_review
from cdsdossier.cli.review.show import refuse_mistyped_command, show_review
from cdsdossier.cli.review.team import agree_review, list_all_reviews, merge_review


class _Review(CommandGroup):
    """Without one of its commands it shows: ``cdsdossier review 2025-2026`` is ``review show 2025-2026``."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] != "--help"):
            if args:
                refuse_mistyped_command(args[0])
            args = ["show", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(cls=_Review, rich_markup_mode=None, add_completion=False)


@app.callback()
def review() -> None:
    """Đánh giá ngoài: mở, xem điểm hai bên, gửi lại trường, nhận về.

    cdsdossier review [THƯ MỤC] là xem (như review show), không sửa gì. Cơ quan đánh giá dùng open rồi pack; trường dùng
    receive.
    """


app.command("show", cls=Command)(show_review)
app.command("open", cls=Command)(open_review)
app.command("agree", cls=Command)(agree_review)
app.command("merge", cls=Command)(merge_review)
app.command("list", cls=Command)(list_all_reviews)
app.command("claim", cls=Command)(claim_reviews)
app.command("pack", cls=Command)(pack_review)
app.command("receive", cls=Command)(receive_review)
