"""Files that a command makes: where they go when no place is named, and what must not be overwritten."""

from __future__ import annotations

from pathlib import Path

from cdsdossier.errors import Refused, WrongUsage


def default_target(dossier: Path, name: str) -> Path:
    """Return a file in the current folder, or beside the dossier (or package) where the current folder is in it."""
    home = dossier.resolve()
    return home.parent / name if Path.cwd().is_relative_to(home) else Path(name)


def check_suffix(path: Path, suffix: str) -> Path:
    """Return the file to write; refuse one of another kind."""
    if path.suffix.lower() != suffix:
        raise WrongUsage(f"--output {path} không phải tệp {suffix}. Ghi tên có đuôi {suffix}.")
    return path


def refuse_overwriting(path: Path, *, force: bool) -> None:
    """Refuse to overwrite a file without ``--force``."""
    if path.exists() and not force:
        raise Refused(f"{path} đã có, chưa ghi gì. Đổi tên bằng --output, hoặc thêm --force để ghi đè.")
