"""Web push: a line to a browser whose page is closed, through the push service of whoever made it."""
