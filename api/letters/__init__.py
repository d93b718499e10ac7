"""What is sent without being asked for in a conversation: one-time codes, notices, word that an answer waits."""
