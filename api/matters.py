"""What customers want, by the intent that the bot has heard, as agents read it."""

from models import TicketKind

# Every intent a customer can have. What is only talk, as a greeting is, wants nothing.
MATTERS = {
    "request_human": "Talk to a person",
    "complain": "Make a complaint",
    "give_feedback": "Give feedback",
    "check_bill": "See the bill",
    "explain_bill": "Understand the bill",
    "get_invoice": "Get a copy of a bill",
    "dispute_charge": "Contest a charge",
    "pay_bill": "Pay the bill",
    "payment_problem": "Sort out a payment",
    "setup_autopay": "Set up or change automatic payment",
    "payment_extension": "Get more time to pay",
    "check_usage": "See what is used and left",
    "top_up": "Add data or credit",
    "view_plan": "See the plan and contract",
    "compare_plans": "Compare plans",
    "change_plan": "Change the plan",
    "manage_addon": "Add or drop an extra",
    "roaming_help": "Use the phone abroad",
    "cancel_service": "End a service",
    "report_outage": "Report an outage",
    "check_outage": "Know whether there is an outage",
    "internet_problem": "Get the internet working",
    "mobile_problem": "Get the mobile working",
    "tv_problem": "Get TV or the landline working",
    "check_ticket": "Know how a case is going",
    "service_request": "Have something done",
    "new_service": "Get a new service",
    "move_service": "Move home",
    "order_status": "Know where an order is",
    "book_technician": "Book or move a visit",
    "sim_help": "Help with a SIM",
    "lost_phone": "Block a lost phone",
    "port_number": "Bring or take a number",
    "view_account": "See their details",
    "update_contact": "Change their details",
    "notification_settings": "Choose what they are sent",
    "login_help": "Get logged in",
    "privacy_request": "Privacy, or a scam",
}
# What a case about it would be. Where it could be several, the agent says which.
CASES = {
    **dict.fromkeys(("report_outage", "check_outage"), TicketKind.fault),
    **dict.fromkeys(("internet_problem", "mobile_problem", "tv_problem"), TicketKind.fault),
    **dict.fromkeys(("check_bill", "explain_bill", "get_invoice", "dispute_charge"), TicketKind.billing),
    **dict.fromkeys(("pay_bill", "payment_problem", "setup_autopay", "payment_extension"), TicketKind.billing),
    "complain": TicketKind.complaint,
    **dict.fromkeys(("service_request", "give_feedback", "new_service", "move_service"), TicketKind.request),
    **dict.fromkeys(("change_plan", "manage_addon", "cancel_service", "port_number"), TicketKind.request),
    **dict.fromkeys(("update_contact", "privacy_request"), TicketKind.request),
}
NOT_SAID = "Not said yet"
# Whoever is in line for a person wants that in any case.
ONLY_A_PERSON = "request_human"
COMPLAINS = "complaint"


def matter(intent: str | None) -> str:
    return MATTERS.get(intent or "", NOT_SAID)


def wish(intent: str | None) -> str | None:
    """What they want a person for, if they have said it."""
    return None if intent == ONLY_A_PERSON else MATTERS.get(intent or "")


def case_about(intent: str | None, reason: str | None) -> TicketKind | None:
    """Who asked for a person to complain, complains, whatever it was that began it."""
    return TicketKind.complaint if reason == COMPLAINS else CASES.get(intent or "")
