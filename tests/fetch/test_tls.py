"""TLS is verified by default, against the authorities that the machine knows."""

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from fetching import Room, entries, un, why
from serving import Answer, Server, serving


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(params=["127.0.0.1", "elsewhere.example"])
def secure(authority: trustme.CA, request: pytest.FixtureRequest) -> Iterator[Server]:
    """A server with a certificate for the name given."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(request.param).configure_cert(context)
    with serving(context) as one:
        yield one


@pytest.fixture
def _known(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The authority is one that this machine knows."""
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))


OURS = pytest.mark.parametrize("secure", ["127.0.0.1"], indirect=True)
ANOTHERS = pytest.mark.parametrize("secure", ["elsewhere.example"], indirect=True)


@OURS
@pytest.mark.usefixtures("_known")
def test_a_certificate_of_a_known_authority_is_trusted(secure: Server, room: Room) -> None:
    assert entries(room.fetch(secure.serve("/un.xml", Answer(un())))) == {"un-sc": 20}


@OURS
def test_a_certificate_of_an_unknown_authority_is_not(secure: Server, room: Room) -> None:
    says = why(room.fetch(secure.serve("/un.xml", Answer(un()))))
    assert "there is no trusted connection to 127.0.0.1" in says
    assert "SSL_CERT_FILE names further authorities" in says
    assert (secure.asked, room.slept) == ([], [])


@ANOTHERS
@pytest.mark.usefixtures("_known")
def test_a_certificate_of_another_host_is_not(secure: Server, room: Room) -> None:
    says = why(room.fetch(secure.serve("/un.xml", Answer(un()))))
    assert "there is no trusted connection to 127.0.0.1" in says


@OURS
@pytest.mark.usefixtures("_known")
def test_no_redirect_leaves_tls(secure: Server, server: Server, room: Room) -> None:
    there = server.serve("/un.xml", Answer(un()))
    url = secure.serve("/un.xml", Answer(status=302, headers={"Location": there}))
    assert f"leads on to {there}, which is not secure" in why(room.fetch(url))
    assert server.asked == []
