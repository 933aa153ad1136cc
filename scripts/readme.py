"""Fills the README's session from the program, its figures from the frozen benchmark."""

import io
import os
import re
import shlex
import tempfile
from contextlib import redirect_stdout
from pathlib import Path

from clearway.cli import run

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "README.md"
SESSION = (
    "clearway lists import --starter",
    "clearway screen examples/02-one-message-six-payments.xml",
    'clearway compare "Концерн Калашников" "Kalashnikov Concern JSC"',
)


def render() -> str:
    """The README with both parts made anew."""
    page = PAGE.read_text(encoding="utf-8")
    figures = (ROOT / "benchmarks" / "speed.txt").read_text(encoding="utf-8")
    page = _filled(page, "session", f"```\n{_session()}```")
    return _filled(page, "figures", f"```\n{figures}```")


def _filled(page: str, part: str, text: str) -> str:
    between = re.compile(rf"(<!-- {part} -->\n).*?(<!-- /{part} -->)", re.DOTALL)
    return between.sub(lambda found: f"{found[1]}{text}\n{found[2]}", page)


def _session() -> str:
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            COLUMNS="80",
            NO_COLOR="1",
            TERM="dumb",
            CLEARWAY_STORE=f"{folder}/clearway.db",
            CLEARWAY_CACHE=folder,
        )
        os.chdir(ROOT)
        printed = "".join(f"$ {command}\n{_output(command)}" for command in SESSION)
        return printed.replace(f"Store: {folder}/clearway.db\n", "")


def _output(command: str) -> str:
    out = io.StringIO()
    with redirect_stdout(out):
        run(shlex.split(command)[1:])
    return "\n".join(line.rstrip() for line in out.getvalue().rstrip().splitlines()) + "\n\n"


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
