"""Clearway answers whether a payment is related to Russia's military-industrial complex."""

__version__ = "0.1.0"
