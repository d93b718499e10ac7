"""What text messages have in common, whoever carries them."""
