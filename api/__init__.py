"""The service that fronts the operator's systems: the only writer of the database."""
