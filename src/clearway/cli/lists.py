"""``clearway lists``: publishers' lists in, and what is loaded."""

from cyclopts import App

from clearway.cli.list_diff import diff_command
from clearway.cli.list_import import import_command
from clearway.cli.list_part import part_command
from clearway.cli.list_show import show_command
from clearway.cli.list_stage import activate_command, history_command, stage_command
from clearway.cli.list_status import status_command
from clearway.cli.sync import sync_command

app = App(name="lists", help="Publishers' lists: import them, see what is loaded.")
app.command(sync_command, name="sync")
app.command(import_command, name="import")
app.command(part_command, name="part")
app.command(stage_command, name="stage")
app.command(activate_command, name="activate")
app.command(history_command, name="history")
app.command(status_command, name="status")
app.command(diff_command, name="diff")
app.command(show_command, name="show")
