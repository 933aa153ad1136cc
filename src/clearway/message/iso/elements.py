"""What the elements of ISO 20022 messages are, by name: the same name means the same everywhere.

Names and types are those of the message schemas published at iso20022.org. A name that stands in
no table here is free text.
"""

import re
from functools import lru_cache

from clearway.message.values import UETR
from clearway.terms import Role

KINDS = {
    "FIToFICstmrCdtTrf": "pacs.008",
    "FICdtTrf": "pacs.009",
    "FinInstnCdtTrf": "pacs.009",
    "PmtRtr": "pacs.004",
    "FIToFIPmtStsRpt": "pacs.002",
    "CstmrCdtTrfInitn": "pain.001",
    "CstmrDrctDbtInitn": "pain.008",
    "BkToCstmrAcctRpt": "camt.052",
    "BkToCstmrStmt": "camt.053",
    "BkToCstmrDbtCdtNtfctn": "camt.054",
    "FIToFIPmtCxlReq": "camt.056",
    "InvstgtnReq": "camt.110",
    "InvstgtnRspn": "camt.111",
}
"""The message's own element, where neither namespace nor header names the kind."""

TRANSACTIONS: dict[str, tuple[str, ...]] = {
    "pacs.008": ("CdtTrfTxInf",),
    "pacs.009": ("CdtTrfTxInf",),
    "pacs.004": ("TxInf",),
    "pacs.002": (),
    "pain.001": ("PmtInf", "CdtTrfTxInf"),
    "pain.008": ("PmtInf", "DrctDbtTxInf"),
    "camt.052": ("Rpt", "Ntry", "NtryDtls", "TxDtls"),
    "camt.053": ("Stmt", "Ntry", "NtryDtls", "TxDtls"),
    "camt.054": ("Ntfctn", "Ntry", "NtryDtls", "TxDtls"),
    "camt.056": ("Undrlyg", "TxInf"),
    "camt.110": (),
    "camt.111": (),
}
"""Kinds that are read, each with the way from the message down to one transaction.

Where the way ends early, as in an entry without details, the last element on it is answered; a
status and an inquiry have no transactions of their own and are answered as a whole.
"""

PAYMENTS = frozenset({"pacs.008", "pacs.009", "pain.001", "pain.008"})
"""Kinds in which each transaction has a debtor, a creditor and an amount."""

ROLES = {
    **{role.value: role for role in Role if role not in (Role.OTHER_PARTY, Role.OTHER_AGENT)},
    **{f"IntrmyAgt{n}": Role.INTERMEDIARY_AGENT for n in (1, 2, 3)},
    **{f"PrvsInstgAgt{n}": Role.PREVIOUS_INSTRUCTING_AGENT for n in (1, 2, 3)},
    "InstgRmbrsmntAgt": Role.REIMBURSEMENT_AGENT,
    "InstdRmbrsmntAgt": Role.REIMBURSEMENT_AGENT,
    "ThrdRmbrsmntAgt": Role.REIMBURSEMENT_AGENT,
    "Ownr": Role.OTHER_PARTY,
    "Svcr": Role.OTHER_AGENT,
}
"""Elements that hold a party or a bank. Others with a name or a BIC of their own are found too."""

REFERENCES = ("EndToEndId", "TxId", "UETR", "OrgnlEndToEndId", "OrgnlTxId", "OrgnlUETR")
AMOUNTS = (
    *("RtrdIntrBkSttlmAmt", "IntrBkSttlmAmt", "InstdAmt", "OrgnlIntrBkSttlmAmt"),
    *("TxDtls/Amt", "TxAmt/Amt", "EqvtAmt/Amt", "Ntry/Amt"),
)
DATES = (
    *("IntrBkSttlmDt", "ReqdExctnDt", "ReqdExctnDt/Dt", "ReqdExctnDt/DtTm", "ReqdColltnDt"),
    *("OrgnlIntrBkSttlmDt", "BookgDt/Dt", "BookgDt/DtTm"),
)
NOTED = frozenset(REFERENCES + AMOUNTS + DATES + ("MsgDefIdr",))
"""What an answer is headed with, by name or parent and name: the first that the message has."""

NOTED_WITHIN = frozenset(key.partition("/")[2] for key in NOTED if "/" in key)
"""Names that say too little without their parent's."""

TAX_RECORDS = frozenset({"Tax", "TaxRmt"})
"""Their ``Cdtr`` and ``Dbtr`` are the tax's, not the payment's."""

BICS = frozenset({"BICFI", "AnyBIC", "BICOrBEI", "BIC", "BEI"})

IDENTIFIERS = {
    "LEI": "LEI",
    "TaxId": "TXID",
    "TaxIdNb": "TXID",
    "RegnId": "REGN",
    "SclSctyNb": "SOSE",
    "PsptNb": "CCPT",
    "IdntyCardNb": "NIDN",
    "DrvrsLicNb": "DRLC",
    "CstmrNb": "CUST",
    "DUNS": "DUNS",
    "IBEI": "IBEI",
}
"""Leaves of a party that are identifiers, with the scheme their name stands for."""

ADDRESS_LINES = frozenset(
    {"AdrLine", "StrtNm", "BldgNb", "BldgNm", "Flr", "UnitNb", "Room", "PstBx", "Dept", "SubDept"}
    | {"TwnLctnNm", "DstrctNm", "CtrySubDvsn"}
)

_FORMS = (
    (
        r"Cd|CdtDbtInd|DbtCdtRptgInd|ChrgBr|Br|SttlmMtd|ClrChanl|InstrPrty|SttlmPrty|PmtMtd|SeqTp"
        r"|AdrTp|Tp|NmPrfx|PrefrdMtd|Mtd|RmtLctnMtd|CpyDplct|Prty|RateTp|ChqTp|Sts|TxSts|GrpSts"
        r"|CharSet|LangCd|SubFmlyCd",
        r"[A-Z0-9]{1,4}",
    ),
    (r"Ccy|UnitCcy|SrcCcy|TrgtCcy|QtdCcy|CcyOfTrf", r"[A-Z]{3}"),
    (r"Ctry|CtryOfRes|CtryOfBirth", r"[A-Z]{2}"),
    (r"UETR|OrgnlUETR|EIR", UETR.pattern),
    (r"MsgDefIdr|OrgnlMsgNmId", r"[a-z]{4}\.\d{3}\.\d{3}\.\d{2}"),
    (
        r"\w*(?:Dt|DtTm|Tm|Yr|DtOfSgntr|DtOfVrfctn)",
        r"(?:-?\d{4}(?:-\d\d){0,2}(?:T[\d:.]+)?|\d\d:\d\d(?::[\d.]+)?)(?:Z|[+-]\d\d:\d\d)?",
    ),
    (r"\w*Ind|BtchBookg|PssblDplct|DbtAuthstn|Grantd|GrpCxl|GrpRtr", r"true|false|0|1"),
    (
        r"\w*(?:Amt|AmtDue|AmtToDbt|Sum|Rate|Chrgs|NbOf\w+|TtlNtries|SeqNb|PgNb|TrckgDays|PtInTm"
        r"|CntPerPrd)|Seq|OrgnlInvstgtnSeq",
        r"[+-]?\d*\.?\d+",
    ),
)
"""Names of elements, and the form of the values of their type. The first that fits counts."""

_COMPILED = tuple((re.compile(names), re.compile(form)) for names, form in _FORMS)


@lru_cache(maxsize=4096)
def type_of(name: str) -> re.Pattern[str] | None:
    """The form of an element's values where its type can hold no name: date, amount, code...

    Only a value that has the form is set aside; a name in the place of a date is free text.
    """
    return next((form for names, form in _COMPILED if names.fullmatch(name)), None)


class _Locals(dict[str, str]):
    """Tags to names, remembered; forgotten when there are very many, so that memory is bounded."""

    def __missing__(self, tag: str) -> str:
        if len(self) > 10_000:
            self.clear()
        name = self[tag] = tag.rpartition("}")[2]
        return name


LOCAL = _Locals()
"""An element's name without its namespace, by tag."""
