"""The command line. No rules inside.

Exit status: 0 done, whatever was decided; 2 wrong usage; 3 some input could not be read, or its
answer not recorded.
"""

import sys

from cyclopts import App, CycloptsError

from clearway import __version__
from clearway.cli.compare import compare_command
from clearway.cli.exits import USAGE, Misuse, usage
from clearway.cli.explain import explain_command
from clearway.cli.lists import app as lists_app
from clearway.cli.screen import screen_command
from clearway.cli.search import search_command
from clearway.store import StoreError

app = App(
    name="clearway",
    help="Tells whether a payment is related to Russia's military-industrial complex.",
    version=__version__,
)
app.command(screen_command, name="screen")
app.command(explain_command, name="explain")
app.command(compare_command, name="compare")
app.command(search_command, name="search")
app.command(lists_app)


def main() -> None:
    """The ``clearway`` program."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """One call of the program; returns its exit status."""
    try:
        result = app(arguments, exit_on_error=False, print_error=True, result_action="return_value")
    except CycloptsError:
        return USAGE
    except (StoreError, Misuse) as error:
        return usage(str(error))
    except BrokenPipeError:
        return 0
    return result if isinstance(result, int) else 0
