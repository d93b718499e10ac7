"""Pure adapters, one folder a channel: no database, no business. They parse what comes in and render what goes out."""
