"""Options and values that several commands share."""

import datetime as dt
from typing import Annotated

from cyclopts import Parameter

StorePlace = Annotated[str | None, Parameter(env_var="CLEARWAY_STORE")]


def today() -> dt.date:
    """The business day."""
    return dt.datetime.now().astimezone().date()
