"""The certificate for a home network: given by the host, or made here and known by its fingerprint."""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from goldseam.hosting import disk
from goldseam.hosting.addresses import Address
from goldseam.hosting.home import Home
from goldseam.hosting.refused import UNTOUCHED, Refused

LASTS = timedelta(days=730)
RENEWED_BEFORE = timedelta(days=30)
ALWAYS = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Certificate:
    """A certificate file and its key file, what it is good for, and until when."""

    chain: Path
    key: Path
    names: tuple[str, ...]
    ends: datetime
    fingerprint: bytes

    def shown_fingerprint(self) -> str:
        """SHA-256 as browsers show it: pairs, in two lines of sixteen."""
        pairs = [f"{byte:02X}" for byte in self.fingerprint]
        return " ".join(pairs[:16]) + "\n" + " ".join(pairs[16:])


def given(chain: Path, key: Path, now: datetime) -> Certificate:
    """The host's own certificate. Raises ``Refused`` when it can not be used, or is over."""
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(chain, key, password=lambda: b"")
        found = _read(chain, key)
    except (OSError, ValueError, UnsupportedAlgorithm) as error:
        raise Refused(
            f"The certificate {chain} and the key {key} can not be used together ({error}).",
            UNTOUCHED,
            "Please check both files: PEM, the key without a passphrase, the certificate first in its file.",
        ) from None
    if found.ends <= now:
        raise Refused(
            f"The certificate {chain} ended on {found.ends:%Y-%m-%d}.",
            UNTOUCHED,
            "Please renew it, or leave out --cert and --key: then Goldseam makes its own.",
        )
    return found


def made(home: Home, names: Iterable[str], addresses: Iterable[Address], now: datetime) -> Certificate:
    """The home's own certificate. It is made at first, and made anew near its end and when the machine has a
    name or an address the old one does not know."""
    wanted = list(dict.fromkeys([*ALWAYS, *names, *(str(address) for address in addresses)]))
    kept = standing(home)
    if kept and set(wanted) <= set(kept.names) and kept.ends - now > RENEWED_BEFORE:
        return kept
    home.tls.mkdir(mode=disk.FOLDER, exist_ok=True)
    _make(home, wanted, now)
    return _read(_chain(home), _key(home))


def standing(home: Home) -> Certificate | None:
    """The certificate this home made for itself, if there is one that can be read."""
    try:
        return _read(_chain(home), _key(home))
    except (OSError, ValueError):
        return None


def _chain(home: Home) -> Path:
    return home.tls / "certificate.pem"


def _key(home: Home) -> Path:
    return home.tls / "key.pem"


def _read(chain: Path, key: Path) -> Certificate:
    first = x509.load_pem_x509_certificates(chain.read_bytes())[0]
    private = serialization.load_pem_private_key(key.read_bytes(), password=None)
    if private.public_key() != first.public_key():
        raise ValueError("the key belongs to another certificate")
    try:
        alternatives = first.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        raise ValueError("it names no host") from None
    known = (
        *alternatives.get_values_for_type(x509.DNSName),
        *(str(address) for address in alternatives.get_values_for_type(x509.IPAddress)),
    )
    return Certificate(chain, key, known, first.not_valid_after_utc, first.fingerprint(hashes.SHA256()))


def _make(home: Home, wanted: list[str], now: datetime) -> None:
    private = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + LASTS)
        .add_extension(x509.SubjectAlternativeName([_alternative(one) for one in wanted]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(private, hashes.SHA256())
    )
    secret = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    disk.put(_key(home), secret)
    disk.put(_chain(home), certificate.public_bytes(serialization.Encoding.PEM))


def _alternative(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)
