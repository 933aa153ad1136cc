"""Coverage-guided fuzzing of the readers (``fuzz.py``); ``measured.txt`` says what was run."""

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SECONDS = 120


@pytest.mark.soak
def test_no_input_is_found_that_breaks_a_reader(tmp_path: Path) -> None:
    """No traceback, no input of more than a second, no growth of memory."""
    pytest.importorskip("atheris", reason="needs atheris (pip install atheris)")
    run = subprocess.run(
        [sys.executable, str(HERE / "fuzz.py"), str(SECONDS), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-3000:]
    assert "Done" in run.stderr
