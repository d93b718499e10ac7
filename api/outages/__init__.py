"""What is wrong in the network, and who wants to know."""
