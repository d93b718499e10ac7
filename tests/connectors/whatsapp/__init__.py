"""WhatsApp: what Meta brings, what goes out to it, and its stand-in."""
