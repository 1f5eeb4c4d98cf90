"""``python -m cdsdossier`` (on Windows: ``py -m cdsdossier``) is the same as ``cdsdossier``."""

import gc
import sys


def main() -> None:
    """Run the program; who presses Ctrl+C before it has even begun sees no more than later."""
    # A command is short: a tenth of it was a search for garbage, while modules are loaded and once more at the end.
    gc.set_threshold(100_000)
    try:
        from cdsdossier.cli import main as begin

        begin()
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        gc.freeze()


if __name__ == "__main__":
    main()
