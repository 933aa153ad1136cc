"""What real messages are to each other: their group, their references, their parties."""

import pytest

from clearway.message import parse
from clearway.versions import Version, keys_of, looked_up, may_hold_covers, version_of
from clearway.versions.sides import carriers, sides
from clearway.versions.ties import takes_back

UETR = "eb6305c9-1f7f-49de-aed0-16487c27b42d"
FIN = "{1:F01DALAKZKAXXX0000000000}{2:I%sANDZDEFFXXXXN}{3:%s{121:" + UETR + "}}{4:\n%s\n-}"
MT103 = FIN % ("103", "", ":20:REF1\n:23B:CRED\n:32A:261125EUR100,00\n:50K:A B\n:59:C D\n:71A:SHA")
COVER = FIN % (
    *("202", "{119:COV}"),
    ":20:COV1\n:21:REF1\n:32A:261125EUR100,00\n:52A:DALAKZKAXXX\n:58A:SPEIDEFFXXX\n:50K:A B\n"
    ":52A:AAAAKZKAXXX\n:59:C D",
)
CANCEL = FIN % ("192", "", ":20:CXL1\n:21:REF1\n:11S:103\n261125\n:79:PLEASE CANCEL")
MT101 = FIN % (
    *("101", ""),
    ":20:FILE1\n:28D:1/1\n:30:261125\n:21:TX-1\n:32B:EUR1,00\n:50K:A B\n:59:C D\n:71A:SHA\n"
    ":21:TX-2\n:32B:EUR2,00\n:50K:A B\n:59:E F\n:71A:SHA",
)
RETURN = (
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.004.001.09"><PmtRtr><TxInf>'
    "<OrgnlEndToEndId>REF1</OrgnlEndToEndId>%s"
    '<RtrdIntrBkSttlmAmt Ccy="EUR">99.00</RtrdIntrBkSttlmAmt></TxInf></PmtRtr></Document>'
)


def versions(text: str) -> list[Version]:
    return [version_of(payment) for payment in parse(text.encode(), "m")]


@pytest.mark.parametrize(
    ("text", "group", "references", "related"),
    [
        (MT103, "customer", ("REF1",), ()),
        (COVER, "cover", ("COV1",), ("REF1",)),
        (CANCEL, "returned", ("CXL1",), ("REF1",)),
        (RETURN % "", "returned", (), ("REF1",)),
    ],
)
def test_groups_and_references(
    text: str, group: str, references: tuple[str, ...], related: tuple[str, ...]
) -> None:
    (version,) = versions(text)
    assert (version.group, version.references, version.related) == (group, references, related)


def test_a_request_for_transfer_has_references_of_its_own_for_each_transaction() -> None:
    assert [version.references for version in versions(MT101)] == [
        ("FILE1", "TX-1"),
        ("FILE1", "TX-2"),
    ]


def test_a_table_may_give_the_uetr_as_the_reference() -> None:
    row = f"id,amount,currency,debtor_name,creditor_name\n{UETR.upper()},5,EUR,A B,C D"
    (version,) = versions(row)
    assert (version.uetr, version.references) == (UETR, ())
    (version,) = versions(row.replace(UETR.upper(), "REF1"))
    assert (version.uetr, version.references) == ("", ("REF1",))


def test_the_parties_of_a_cover_are_the_customers() -> None:
    (cover,) = versions(COVER)
    assert [party.path for party in sides(cover)] == ["50K", "52A[2]", "59"]
    assert [party.path for party in carriers(cover)][-2:] == ["52A[1]", "58A"]


@pytest.mark.parametrize("back", [CANCEL, RETURN % "", RETURN % f"<OrgnlUETR>{UETR}</OrgnlUETR>"])
def test_what_takes_a_payment_back(back: str) -> None:
    (sent,), (returned,) = versions(MT103), versions(back)
    assert takes_back(returned, sent)
    (other,) = versions(MT103.replace("REF1", "REF2").replace(UETR, UETR.replace("e", "f")))
    assert not takes_back(returned, other)
    assert not takes_back(sent, sent)


def test_messages_of_one_payment_share_a_key() -> None:
    (customer,), (cover,) = versions(MT103), versions(COVER)
    assert looked_up(customer) & keys_of(cover)
    assert looked_up(cover) & keys_of(customer)
    (stranger,) = versions(MT103.replace("REF1", "REF2").replace(UETR, "").replace("A B", "X Y"))
    assert not looked_up(stranger) & keys_of(customer)


@pytest.mark.parametrize("code", ["utf-8", "utf-16", "utf-16-be"])
def test_a_cover_is_seen_in_whatever_pieces_its_file_comes(code: str) -> None:
    data = ("x" * 997 + COVER).encode(code)
    for size in (7, 64, 1000, len(data)):
        assert may_hold_covers(data[at : at + size] for at in range(0, len(data), size))
    assert not may_hold_covers([MT103.encode(code)])
