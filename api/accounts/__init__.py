"""Who a customer is and what they have, and how to change it."""
