"""``GOODS``: a control-listed tariff code, and whether the trade leads to Russia or Belarus."""

from clearway.decision.said import Asked, Said, how_read, missing
from clearway.decision.types import Claim, EvidenceLine, Question
from clearway.goods import GoodsFinding
from clearway.tables.decision import Effect, Policy


def goods_said(finding: GoodsFinding, policy: Policy) -> Said:
    """The claim of one code at one place, and what would settle it."""
    effect = _effect(finding, policy)
    claim = Claim(
        code="GOODS",
        statement=f"{_what(finding)} {_where_to(finding)}",
        where=finding.at.path,
        value=finding.found.written,
        effect=effect,
        binding="exposes" if finding.leads_to else "informs",
        evidence=_evidence(finding),
        reference=finding.reference,
    )
    return Said(claims=(claim,), asked=_asked(finding) if effect == "ask" else None)


def _asked(finding: GoodsFinding) -> Asked:
    """End use and consignee would settle a code on a trade to Russia or Belarus."""
    where, code = finding.at.path, finding.found.written
    fact = f"the final consignee, the end user and the end use of the goods of tariff code {code}"
    return Asked(
        Question(code="GOODS_END_USE", about=where, text=f"Please state {fact}, with the invoice."),
        missing(where, code, f"Not known: {fact}. They would tell whether the trade is civil."),
    )


def _effect(finding: GoodsFinding, policy: Policy) -> Effect:
    if finding.found.doubt:
        return policy.goods.doubtful
    return policy.goods.leads_there if finding.leads_to else policy.goods.elsewhere


def _what(finding: GoodsFinding) -> str:
    doubt = f", though it {finding.found.doubt}" if finding.found.doubt else ""
    return (
        f"Tariff code {finding.found.written}{doubt} is on the {finding.list}, "
        f"tier {finding.listed.tier} ({finding.tier}): {finding.listed.description}."
    )


def _where_to(finding: GoodsFinding) -> str:
    if not finding.leads_to:
        return "Nothing in the payment leads the trade to Russia or Belarus."
    fact = finding.leads_to[0]
    return f"The trade leads to {fact.country}: {fact.basis} '{fact.at.text}' at {fact.at.path}."


def _evidence(finding: GoodsFinding) -> tuple[EvidenceLine, ...]:
    code = EvidenceLine(
        feature=f"code.{'labelled' if finding.found.labelled else 'alone'}",
        value=finding.found.written,
        entry_value=finding.found.hs6,
        weight=0,
    )
    signs = (
        EvidenceLine(
            feature=f"leads_to.{fact.country}.{fact.side}",
            value=fact.at.text,
            entry_value=fact.basis,
            weight=0,
        )
        for fact in finding.leads_to
    )
    return (code, *signs, *how_read(finding.at))
