"""A floor of agents and a crowd of customers, before the real processes: `make faults ONLY=handoffs`."""
