"""Who the provider says has logged in: the signature first, then whether it is for us, now, and for this log-in."""

import hmac
from typing import Any

import jwt
from pydantic import BaseModel, Field, ValidationError

from api.oidc.provider import CompanyLogInRefused

# Signed with a key of the provider's. What is signed with a secret, or not at all, anybody could have made.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384")
# Clocks are not all right.
SKEW = 30
NEEDED = ["iss", "aud", "exp", "iat", "sub"]


class Claims(BaseModel):
    """`azp` is for whom it was made, where it is meant for several."""

    aud: str | list[str]
    nonce: str
    email: str = Field(min_length=3, max_length=254)
    email_verified: bool = False
    azp: str | None = None


def read(token: str, keys: list[dict[str, Any]], *, issuer: str, client_id: str, nonce: str) -> str:
    """The verified e-mail address."""
    try:
        claims = Claims.model_validate(_signed(token, keys, issuer, client_id))
    except (jwt.PyJWTError, ValidationError, ValueError, TypeError) as error:
        raise CompanyLogInRefused("What the provider sent can't be believed. Begin again.") from error
    if not hmac.compare_digest(claims.nonce.encode(), nonce.encode()):
        raise CompanyLogInRefused("The provider answered another log-in than this one. Begin again.")
    if claims.azp not in (None, client_id) or (isinstance(claims.aud, list) and len(claims.aud) > 1 and not claims.azp):
        raise CompanyLogInRefused("The provider's answer is for another application.")
    if not claims.email_verified:
        raise CompanyLogInRefused("The provider has not verified your e-mail address. Ask whoever runs it.")
    return claims.email.lower()


def _signed(token: str, keys: list[dict[str, Any]], issuer: str, client_id: str) -> dict[str, Any]:
    header = jwt.get_unverified_header(token)
    algorithm, key_id = header.get("alg"), header.get("kid")
    if algorithm not in ALGORITHMS:
        raise jwt.InvalidAlgorithmError("an algorithm that is not taken")
    fitting = [key for key in jwt.PyJWKSet.from_dict({"keys": keys}).keys if key_id in (None, key.key_id)]
    if len(fitting) != 1:
        raise jwt.InvalidKeyError("no key, or more than one, of that name")
    claims: dict[str, Any] = jwt.decode(
        token,
        fitting[0].key,
        [algorithm],
        audience=client_id,
        issuer=issuer,
        leeway=SKEW,
        options={"require": NEEDED},
    )
    return claims
