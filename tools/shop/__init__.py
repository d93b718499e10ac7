"""A made-up shop that shows the chat on its own pages, for the demo: another site, which knows nothing of us."""
