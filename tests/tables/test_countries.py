"""Countries by the names lists and messages give them."""

import pytest

from clearway.tables.countries import country_code, country_codes, english_name

NAMES = {
    "RU": ["Russia", "RUSSIAN FEDERATION", "ru", "Россия", "俄罗斯", "Region: Russia"],
    "KP": ["Korea, North", "DPRK", "Democratic People's Republic of Korea", "КНДР"],
    "KR": ["Korea, South", "Republic of Korea"],
    "MM": ["Burma", "Myanmar"],
    "UA": ["Ukraine", "Region: Crimea"],
    "CD": ["Congo, Democratic Republic of the"],
    "CG": ["Congo, Republic of the"],
    "GB": ["United Kingdom", "UK"],
    "CN": ["China", "People's Republic of China", "中国"],
    "HK": ["Hong Kong", "香港"],
    "NO": ["Norway", "no"],
    "CI": ["Cote d Ivoire", "Côte d’Ivoire"],
    "XK": ["Kosovo"],
    "": ["", "undetermined", "Atlantis", "Rus", "Korea"],
}


@pytest.mark.parametrize(
    ("code", "text"), [(code, text) for code, texts in NAMES.items() for text in texts]
)
def test_country(code: str, text: str) -> None:
    assert country_code(text) == code


def test_names_for_people() -> None:
    assert english_name("KG") == "Kyrgyzstan"
    assert english_name("ZZ") == "ZZ"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Russian", ("RU",)),
        ("(a) Russian, (b) Ukrainian", ("RU", "UA")),
        ("Russian and Ukrainian", ("RU", "UA")),
        ("Iran, Islamic Republic of", ("IR",)),
        ("Republic of Moldova, Romanian", ("MD", "RO")),
        ("Syrian/Lebanese", ("SY", "LB")),
        ("Pakistani (presumed)", ("PK",)),
        ("stateless", ()),
        ("", ()),
    ],
)
def test_nationalities(text: str, codes: tuple[str, ...]) -> None:
    assert country_codes(text) == codes
