"""Providers and the phones behind them, played: for tests and for trying things out. No part of the product."""
