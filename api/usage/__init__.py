"""What has been used, and what is left."""
