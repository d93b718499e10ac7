"""What an agent who takes somebody up has to know: the card, the threads before, a suggestion, and what was done."""
