"""The load proof of conversations and channels: `make load`. It prints; only a broken run fails, never a slow one."""
