"""Stand-ins for the providers that carry channels: they behave as the real ones do, on this machine."""
