"""The action server: what the bot does when a rule asks for more than words."""
