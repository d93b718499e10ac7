"""What the operator sells, and what a service is sold as."""

from typing import Protocol


class CatalogueSystem(Protocol):
    pass
