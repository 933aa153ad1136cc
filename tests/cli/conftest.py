"""The program as a user calls it, on a store of its own."""

from pathlib import Path

import pytest
from calling import Call, Outcome

from clearway.cli import run

LIST = Path(__file__).parents[1] / "screening" / "list.yaml"


@pytest.fixture
def clearway(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Call:
    """Calls the program in an empty folder with a store and a cache of its own, 80 columns."""
    monkeypatch.chdir(tmp_path)
    for name, value in {
        "CLEARWAY_STORE": str(tmp_path / "store" / "clearway.db"),
        "CLEARWAY_CACHE": str(tmp_path / "cache"),
        "COLUMNS": "80",
        "NO_COLOR": "1",
        "TERM": "dumb",
    }.items():
        monkeypatch.setenv(name, value)

    def call(*arguments: str) -> Outcome:
        capfdbinary.readouterr()
        status = run(list(arguments))
        captured = capfdbinary.readouterr()
        return Outcome(status, captured.out.decode(), captured.err.decode())

    return call


@pytest.fixture
def loaded(clearway: Call) -> Call:
    """The program with the list of the tests loaded."""
    assert clearway("lists", "import", str(LIST)).status == 0
    return clearway
