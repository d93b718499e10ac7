"""The bot beside Rasa as it comes out of the box: the same data, actions, words and machine."""
