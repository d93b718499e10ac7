"""Who takes the money: a payment provider, asked by the local payment system."""
