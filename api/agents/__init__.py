"""Who works at the desk: agents, their teams, and how they come in the first time."""
