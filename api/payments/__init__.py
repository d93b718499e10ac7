"""Paying, and how it is paid."""
