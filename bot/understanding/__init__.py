"""What a customer's message asks for: an intent with its probability, near answers of the library, several wishes.

Plain numpy, without Rasa: `bot/components/understanding.py` is its place in Rasa's pipeline.
"""
