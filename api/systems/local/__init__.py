"""Back offices on our own database: complete, and what the demo operator runs on."""
