"""Twilio's error codes in plain words: agents and operators read them beside a message that did not arrive."""

REASONS = {
    20003: "Twilio does not know this account or its token",
    20005: "the account at Twilio is not active",
    20429: "Twilio gets more requests at once than it takes from this account",
    21211: "this is no phone number",
    21212: "the number that it should come from is none",
    21265: "texts can't be sent to a short code",
    21266: "it would have gone to the number that it comes from",
    21408: "the account may not send texts to this country",
    21602: "there was nothing in it",
    21606: "the number that it should come from can't send texts there, or is not this account's",
    21608: "a trial account sends only to numbers that were confirmed at Twilio",
    21609: "Twilio can't reach the address for receipts",
    21610: "the customer has texted STOP to this number",
    21611: "more texts wait at this number than it can send",
    21612: "there is no way from this number to that one",
    21614: "this number can't receive texts",
    21617: "it is longer than Twilio takes",
    21635: "this is a landline",
    21659: "the number that it should come from is not this account's",
    21660: "the number that it should come from is not this account's",
    21703: "the messaging service has no number",
    21704: "the messaging service has no number",
    30001: "more texts waited at Twilio than it could send",
    30002: "the account at Twilio is suspended",
    30003: "the phone is off, out of reach, or takes no texts",
    30004: "the network or the customer blocks these texts",
    30005: "the number is not known, or no longer in use",
    30006: "this is a landline, or its network can't be reached",
    30007: "the network took it for spam",
    30008: "the network gives no reason",
    30009: "a part of it was lost on the way",
    30010: "it would have cost more than the account allows",
    30022: "the network takes no more texts a minute from this number",
    30023: "the network takes no more texts today from this number",
    30032: "this toll-free number has not been verified for texts",
    30034: "this number is not registered for texts in the US",
    30036: "it was not sent in time",
    30410: "the network did not answer in time",
    30500: "something broke at Twilio",
}
# What is in the way is not the message: it passes, or somebody puts it right.
PASSING = frozenset({20003, 20005, 20429, 21611, 30001, 30002})


def plainly(code: int | None, otherwise: str = "") -> str:
    """For agents, who need no codes, with the code for those who do."""
    words = REASONS.get(code or 0) or " ".join(otherwise.split())[:140] or "Twilio gives no reason"
    return f"{words} (Twilio {code})" if code else words
