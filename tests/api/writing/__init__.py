"""What agents write: messages, notes, drafts, canned texts."""
