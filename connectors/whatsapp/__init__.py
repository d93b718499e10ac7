"""WhatsApp, as Meta carries it: the Cloud API."""
