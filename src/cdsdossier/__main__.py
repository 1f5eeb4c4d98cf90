"""``python -m cdsdossier`` (on Windows: ``py -m cdsdossier``) is the same as ``cdsdossier``."""

import sys


def main() -> None:
    """Run the program; who presses Ctrl+C before it has even begun sees no more than later."""
    try:
        from cdsdossier.cli import main as begin

        begin()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
