"""Tariff codes against control lists, and where the trade leads. Verb: ``check``."""

from clearway.goods.check import GoodsFinding, check
from clearway.goods.route import RouteFact

__all__ = ["GoodsFinding", "RouteFact", "check"]
