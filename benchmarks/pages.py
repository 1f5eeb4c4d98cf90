"""The pages that fill in: from the command to the first page, and a save with two thousand evidence files.

``python benchmarks/pages.py`` prints the figures alone; ``make bench`` prints them among the others. These are seconds
of this machine, not ratios: they are what a person waits.
"""

from __future__ import annotations

import http.client
import re
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from evidence import FILES, build_evidence
from measure import ENVIRONMENT, ROUNDS, TOOL, print_row
from sixty import build

from cdsdossier.workflows.value_edits import digest_text

VALUE = "scores/1-nhom.yaml:scores/1.3/points"


class Browser:
    """What a browser does: it keeps its connection, its cookie and the key of the forms."""

    def __init__(self, address: str) -> None:
        self.port, token = re.findall(r":(\d+)/([^/]+)/", address)[0]
        self.connection = http.client.HTTPConnection("127.0.0.1", int(self.port))
        self.headers = {"Cookie": f"cds-{self.port}={token}", "Origin": f"http://127.0.0.1:{self.port}"}

    def get(self, path: str) -> str:
        """Return a page."""
        self.connection.request("GET", path, headers=self.headers)
        return self.connection.getresponse().read().decode("utf-8")

    def save(self, key: str, shown: str, typed: str) -> None:
        """Change one score, and look at the page that it is on."""
        form = {"khoa": key, "trang": "diem", f"v:{VALUE}": typed, f"t:{VALUE}": digest_text(shown)}
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        self.connection.request("POST", "/lam/luu", urlencode(form), self.headers | kind)
        answer = self.connection.getresponse()
        answer.read()
        if answer.status != 303:
            raise SystemExit(f"saving was answered with {answer.status}")
        self.get("/diem")


@contextmanager
def opened(folder: Path) -> Iterator[Browser]:
    """Run ``open`` until the block ends."""
    command = [TOOL, "open", str(folder), "--no-browser", "--today", "2026-04-20"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=ENVIRONMENT) as running:
        assert running.stdout
        try:
            yield Browser(running.stdout.readline().decode())
        finally:
            running.terminate()


def first_page(folder: Path) -> float:
    """Return the seconds from the command to its first page."""
    start = time.perf_counter()
    with opened(folder) as browser:
        browser.get("/")
        return time.perf_counter() - start


def saves(folder: Path) -> list[float]:
    """Return the seconds that saves take, each up to the page with the new sums."""
    taken, shown = [], re.findall(r'"1\.3":\n    points: (\S+)', (folder / "scores/1-nhom.yaml").read_text("utf-8"))[0]
    with opened(folder) as browser:
        key = re.findall(r'name="khoa" value="([^"]+)"', browser.get("/nha-truong"))[0]
        for number in range(ROUNDS * 2):
            typed = str(number % 5 + (str(number % 5) == shown))
            start = time.perf_counter()
            browser.save(key, shown.replace(".", ","), typed)
            taken.append(time.perf_counter() - start)
            shown = typed
    return taken


def report() -> None:
    """Build, measure, print."""
    with tempfile.TemporaryDirectory() as place:
        small, big = Path(place) / "2024-2025", Path(place) / "2025-2026"
        build(small)
        build_evidence(big)
        time.sleep(4)  # what was saved a moment ago is not remembered
        print(f"\nThe pages that fill in, {FILES} evidence files, {ROUNDS} rounds\n")
        print_row(
            "open, 60 rows, to first page in s", statistics.median(first_page(small) for _ in range(ROUNDS)), "<= 1"
        )
        print_row("a score saved and shown, in s", statistics.median(saves(big)), "<= 0.15")


if __name__ == "__main__":
    report()
