"""What was ordered, and visits."""
