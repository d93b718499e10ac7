"""The demo operator: invented people, their bills and their troubles, the same every time for the same day."""
