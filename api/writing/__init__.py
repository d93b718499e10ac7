"""What agents write: to the customer, to each other, and what they have not sent yet."""
