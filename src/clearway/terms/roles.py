"""Who does what in a payment. Values are the ISO 20022 element names."""

from enum import StrEnum


class Role(StrEnum):
    """A party's or agent's part in a payment."""

    DEBTOR = "Dbtr"
    ULTIMATE_DEBTOR = "UltmtDbtr"
    INITIATING_PARTY = "InitgPty"
    CREDITOR = "Cdtr"
    ULTIMATE_CREDITOR = "UltmtCdtr"
    INVOICER = "Invcr"
    INVOICEE = "Invcee"
    DEBTOR_AGENT = "DbtrAgt"
    CREDITOR_AGENT = "CdtrAgt"
    INTERMEDIARY_AGENT = "IntrmyAgt"
    PREVIOUS_INSTRUCTING_AGENT = "PrvsInstgAgt"
    INSTRUCTING_AGENT = "InstgAgt"
    INSTRUCTED_AGENT = "InstdAgt"
    REIMBURSEMENT_AGENT = "RmbrsmntAgt"
    SENDER = "Fr"
    RECEIVER = "To"
    OTHER_PARTY = "Pty"
    OTHER_AGENT = "Agt"

    @property
    def words(self) -> str:
        """In words: ``ultimate creditor``."""
        return self.name.replace("_", " ").lower()


AGENT_ROLES = frozenset(
    {
        Role.DEBTOR_AGENT,
        Role.CREDITOR_AGENT,
        Role.INTERMEDIARY_AGENT,
        Role.PREVIOUS_INSTRUCTING_AGENT,
        Role.INSTRUCTING_AGENT,
        Role.INSTRUCTED_AGENT,
        Role.REIMBURSEMENT_AGENT,
        Role.SENDER,
        Role.RECEIVER,
        Role.OTHER_AGENT,
    }
)
"""Roles of banks in the chain; every other role is a party's."""
