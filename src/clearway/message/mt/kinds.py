"""What the fields of MT messages are, by tag, and what each kind must have.

Tags, options and forms are those of the SWIFT user handbook. A tag that stands in no table is
free text.
"""

import re

from clearway.terms import Role

KNOWN = re.compile(
    r"MT(?:10[123]|202(?:COV)?|205(?:COV)?|[1-9]9[259]|7(?:00|01|07|08|10|11|20|21|60|61|65|67)"
    r"|9[45]0|942)"
)
"""Kinds whose fields are known; others are read field by field as free text, and say so."""

ROLES = {
    "50": Role.DEBTOR,
    "51": Role.OTHER_AGENT,
    "52": Role.DEBTOR_AGENT,
    "53": Role.REIMBURSEMENT_AGENT,
    "54": Role.REIMBURSEMENT_AGENT,
    "55": Role.REIMBURSEMENT_AGENT,
    "56": Role.INTERMEDIARY_AGENT,
    "57": Role.CREDITOR_AGENT,
    "58": Role.CREDITOR,
    "59": Role.CREDITOR,
    **dict.fromkeys(("41", "42", "82", "83", "84", "85", "87", "88", "89"), Role.OTHER_AGENT),
}
"""Party fields by number: in transfers, and alike in credits (applicant, banks, beneficiary)."""

ROLES_BY_TAG = {
    "50C": Role.INITIATING_PARTY,
    "50L": Role.INITIATING_PARTY,
    "51": Role.OTHER_PARTY,
}
"""Options that name somebody else: who instructs in a request for transfer, an obligor."""

REQUIRED: dict[str, tuple[str, ...]] = {
    "MT101": ("20", "32B", "50", "59"),
    "MT102": ("20", "32B", "50", "59"),
    "MT103": ("20", "32A", "50", "59"),
    "MT202": ("20", "32A", "58"),
    "MT202COV": ("20", "32A", "58", "50", "59"),
    "MT205": ("20", "32A", "58"),
    "MT205COV": ("20", "32A", "58", "50", "59"),
}
"""Fields without which a payment cannot be answered, by tag or number."""

FIELD_NAMES = {
    "20": "The sender's reference",
    "32A": "Value date, currency and amount",
    "32B": "Currency and amount",
    "50": "The ordering customer",
    "58": "The beneficiary institution",
    "59": "The beneficiary customer",
}

SINGLE = frozenset({"MT103", "MT202", "MT205"})
"""Kinds of one sequence, in which a field stands once, but for these numbers."""
REPEATABLE = frozenset({"13", "23", "71", "77"})

TRANSACTIONS = {"MT101": "", "MT102": "32A"}
"""Kinds of many transactions, each begun by field 21; the tag after which all is common again."""

_AMOUNT = r"[A-Z]{3}\d{1,15},\d{0,5}"
TYPED = {
    tag: re.compile(form)
    for tag, form in {
        "13C": r"/[A-Z]{1,8}/\d{4}[+-]\d{4}",
        "23B": r"[A-Z]{4}",
        "23E": r"[A-Z]{4}",
        "28C": r"\d{1,5}(?:/\d{1,5})?",
        "28D": r"\d{1,5}/\d{1,5}",
        "30": r"\d{6}",
        "32A": r"\d{6}" + _AMOUNT,
        "32B": _AMOUNT,
        "33B": _AMOUNT,
        "36": r"\d{1,12},\d{0,11}",
        **dict.fromkeys(("60F", "60M", "62F", "62M", "64", "65"), r"[CD]\d{6}" + _AMOUNT),
        "71A": r"[A-Z]{3}",
        "71F": _AMOUNT,
        "71G": _AMOUNT,
    }.items()
}
"""Fields set aside when they have the form that holds no name."""

AMOUNT = re.compile(r"(\d{6})?([A-Z]{3})(\d{1,15}),(\d{0,5})")
