"""How a conversation goes, whatever it is about: forms, choices, repair, digressions. No Rasa and no HTTP in here."""
