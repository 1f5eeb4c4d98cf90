"""LibreOffice, where there is one, run over some files: in a closed profile of its own, without macros, in time."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from cdsdossier.errors import Refused

#: Seconds: to start, and for each document.
_START, _EACH = 90, 30
_NAMES = ("soffice", "libreoffice")
_MAC = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
_WINDOWS = Path("LibreOffice") / "program" / "soffice.com"
#: No macro runs, nothing is fetched from elsewhere: the document may be anybody's.
_CLOSED = "".join(
    f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
    f"<value>{value}</value></prop></item>\n"
    for path, name, value in (
        ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
        ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
        ("Common/Security/Scripting", "DisableActiveContent", "true"),
        ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
        ("Writer/Content/Update", "Link", "0"),
    )
)
_SETTINGS = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}</oor:items>
"""


def find_libreoffice() -> Path | None:
    """Return the LibreOffice of this machine; None where there is none."""
    on_path = (shutil.which(name) for name in _NAMES)
    roots = (os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"))
    usual = [_MAC, *(Path(root) / _WINDOWS for root in roots if root)]
    found = [*(Path(path) for path in on_path if path), *(path for path in usual if path.is_file())]
    return found[0] if found else None


def run_libreoffice(program: Path, sources: Sequence[Path], form: str, settings: str = "") -> str:
    """Convert files that lie in one folder, beside them; return the last line that LibreOffice wrote.

    ``form`` is the filter (``pdf:writer_pdf_Export``), ``settings`` are further entries of the profile, which lies in
    that folder, too. Raises Refused where it fails or takes too long.
    """
    room = sources[0].parent
    _write_profile(room / "profile", settings)
    profile = f"-env:UserInstallation={(room / 'profile').as_uri()}"
    options = ["--headless", "--norestore", "--nolockcheck", "--nodefault", "--convert-to", form]
    command = [str(program), profile, *options, "--outdir", str(room), *map(str, sources)]
    patience = _START + _EACH * len(sources)
    try:
        running = subprocess.Popen(  # noqa: S603 - our own arguments, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # so that the processes it starts can be stopped with it
        )
    except OSError as error:
        raise Refused(f"Không chạy được {program}: {error.strerror or error}.") from error
    try:
        output, _ = running.communicate(timeout=patience)
    except subprocess.TimeoutExpired:
        raise Refused(f"LibreOffice làm quá {patience} giây chưa xong. Hãy đóng LibreOffice rồi chạy lại.") from None
    finally:
        _stop(running)
    lines = output.decode("utf-8", "replace").strip().splitlines()
    if running.returncode:
        raise Refused(f"LibreOffice dừng với mã {running.returncode}. {lines[-1] if lines else ''}".strip())
    return lines[-1] if lines else ""


def _write_profile(profile: Path, settings: str) -> None:
    """Write what holds in a profile that LibreOffice has not made yet."""
    place = profile / "user" / "registrymodifications.xcu"
    place.parent.mkdir(parents=True)
    place.write_text(_SETTINGS.format(items=_CLOSED + settings), encoding="utf-8", newline="\n")


def _stop(running: subprocess.Popen[bytes]) -> None:
    """Stop a process that has not ended, and those that it has started."""
    if running.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(running.pid)], check=False, capture_output=True)  # noqa: S603, S607
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
    running.kill()
    running.communicate()
