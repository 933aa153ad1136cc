"""Writes src/clearway/tables/data/countries.yaml: names from CLDR in three languages.

Run by hand with Babel installed (`pip install babel`); the result is committed. Spellings of the
publishers of lists are added by hand in country_spellings.yaml.
"""

from pathlib import Path

import babel
from babel import Locale

TARGET = Path(__file__).parents[1] / "src/clearway/tables/data/countries.yaml"
LANGUAGES = ("en", "ru", "zh", "zh_Hant")
NOT_COUNTRIES = {"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}


def names(code: str) -> list[str]:
    """The names of one country without repetition, English first."""
    found = [Locale.parse(language).territories.get(code, "") for language in LANGUAGES]
    return list(dict.fromkeys(name for name in found if name))


def main() -> None:
    """Write the file: one line a country."""
    codes = sorted(
        code
        for code in Locale("en").territories
        if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES
    )
    lines = [
        "# Made by scripts/make_countries.py from Unicode CLDR (Unicode licence). Do not edit.",
        f'source: "CLDR names of Babel {babel.__version__}"',
        "names:",
    ]
    for code in codes:
        quoted = ", ".join(f'"{name}"' for name in names(code))
        lines.append(f'  "{code}": [{quoted}]')
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
