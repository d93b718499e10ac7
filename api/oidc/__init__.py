"""The operator's own log-in for its staff, by OpenID Connect: authorization code, PKCE, a signed name."""
