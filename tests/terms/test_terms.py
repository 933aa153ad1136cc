"""Identifiers with their check digits, and partial dates."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearway.terms import Identifier, PartialDate, Role, Scheme, check


@pytest.mark.parametrize(
    ("scheme", "value", "holds"),
    [
        (Scheme.INN, "7704274402", True),
        (Scheme.INN, "7704274403", False),
        (Scheme.INN, "500100732259", True),
        (Scheme.INN, "77042744", False),
        (Scheme.OGRN, "1027700132195", True),
        (Scheme.OGRN, "1027700132196", False),
        (Scheme.OGRNIP, "304500116000157", True),
        (Scheme.OGRNIP, "304500116000158", False),
        (Scheme.USCC, "91110000600037341L", True),
        (Scheme.USCC, "91110000600037341M", False),
        (Scheme.LEI, "213800KUD8LAJWSQ9D15", True),
        (Scheme.LEI, "213800KUD8LAJWSQ9D16", False),
        (Scheme.IMO, "9319466", True),
        (Scheme.IMO, "9319467", False),
        (Scheme.BIC, "SABRRUMM", True),
        (Scheme.BIC, "SABRRUMMXXX", True),
        (Scheme.BIC, "SABRRU", False),
        (Scheme.PASSPORT, "anything", None),
    ],
)
def test_check_digits(scheme: Scheme, value: str, holds: bool | None) -> None:
    assert check(Identifier(scheme=scheme, value=value)) is holds


@given(st.integers(min_value=3 * 10**13, max_value=4 * 10**13 - 1))
def test_every_ogrnip_has_one_check_digit(body: int) -> None:
    held = [
        digit
        for digit in range(10)
        if check(Identifier(scheme=Scheme.OGRNIP, value=f"{body}{digit}"))
    ]
    assert len(held) == 1


@given(st.sampled_from(list(Scheme)), st.text(max_size=30))
def test_no_text_breaks_a_check(scheme: Scheme, value: str) -> None:
    assert check(Identifier(scheme=scheme, value=value)) in (True, False, None)


@pytest.mark.parametrize(
    ("one", "other", "agrees"),
    [
        ((1952, 10, 7), (1952, 10, 7), True),
        ((1952, 10, 7), (1952, 10, 8), False),
        ((1952, 10), (1952, 10, 7), True),
        ((1952, 10), (1952, 11, 1), False),
        ((1952,), (1952, 10, 7), True),
        ((1952,), (1953, 1, 1), False),
    ],
)
def test_partial_dates(one: tuple[int, ...], other: tuple[int, ...], agrees: bool) -> None:
    assert PartialDate.of(*one).agrees(PartialDate.of(*other)) is agrees
    assert PartialDate.of(*other).agrees(PartialDate.of(*one)) is agrees


def test_circa_is_two_years_either_way() -> None:
    about = PartialDate(first=dt.date(1960, 1, 1), last=dt.date(1960, 12, 31), circa=True)
    assert about.agrees(PartialDate.of(1962, 6, 1))
    assert not about.agrees(PartialDate.of(1963, 6, 1))
    assert str(about) == "circa 1960"


def test_ranges_and_words() -> None:
    span = PartialDate.between(PartialDate.of(1961), PartialDate.of(1965))
    assert str(span) == "1961 to 1965"
    assert str(PartialDate.of(1961, 5)) == "1961-05"
    with pytest.raises(ValueError, match="day"):
        PartialDate.of(1961, 2, 30)
    assert Role.ULTIMATE_CREDITOR.words == "ultimate creditor"
