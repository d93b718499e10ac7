"""Second factors: codes of an authenticator app, and the codes for when the phone is lost."""
