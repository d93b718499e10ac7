"""Channel name → connector."""

from connectors.base import Connector
from connectors.web.connector import WebConnector

CONNECTORS: dict[str, Connector] = {connector.name: connector for connector in (WebConnector(),)}
