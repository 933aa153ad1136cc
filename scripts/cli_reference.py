"""Writes docs/reference/cli.md from the program's own help."""

import io
import os
from contextlib import redirect_stdout
from pathlib import Path

from clearway.cli import run

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "cli.md"
COMMANDS = (
    (),
    ("screen",),
    ("explain",),
    ("compare",),
    ("search",),
    ("lists",),
    ("lists", "sync"),
    ("lists", "import"),
    *(
        ("lists", name)
        for name in ("stage", "activate", "history", "status", "diff", "show", "part")
    ),
)


def render() -> str:
    """The page."""
    os.environ.update(COLUMNS="88", NO_COLOR="1", TERM="dumb")
    os.environ.pop("CLEARWAY_STORE", None)
    sections = (
        f"## clearway {' '.join(command)}".rstrip() + _block(command) for command in COMMANDS
    )
    return (
        "# Command line\n\nGenerated from `--help` by `scripts/cli_reference.py`.\n\n"
        "Exit status: 0 done, whatever was decided; 2 wrong usage; 3 some input could not be\n"
        "read, or its answer not recorded (each such input is in the output as a `hold`).\n\n"
        + "\n".join(sections)
    )


def _block(command: tuple[str, ...]) -> str:
    out = io.StringIO()
    with redirect_stdout(out):
        run([*command, "--help"])
    text = "\n".join(line.rstrip() for line in out.getvalue().strip().splitlines())
    return f"\n\n```\n{text}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
