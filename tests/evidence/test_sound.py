"""Chinese characters met in Latin letters agree by their sound, which many characters share."""

import pytest
from test_kinds import hit_of

from clearway.evidence import Identity


@pytest.mark.parametrize(
    ("sent", "listed", "identity"),
    [
        ("王健林", "WANG, Jianlin", Identity.POSSIBLE),
        ("張健", "张健", Identity.POSSIBLE),
        ("Zhang Jian", "ZHANG, Jian", Identity.POSSIBLE),
        ("张健", "ZHANG, Jian", Identity.FAINT),
        ("张倩", "ZHANG, Jian", Identity.FAINT),
        ("Zhang Jian", "张健", Identity.FAINT),
    ],
)
def test_two_characters_tell_too_little_by_sound(
    sent: str, listed: str, identity: Identity
) -> None:
    assert hit_of(sent, listed).identity is identity
