"""What customers want, by the intent that the bot has heard, as agents read it."""

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
NOT_SAID = "Not said yet"
# Whoever is in line for a person wants that in any case.
ONLY_A_PERSON = "request_human"


def matter(intent: str | None) -> str:
    return MATTERS.get(intent or "", NOT_SAID)


def wish(intent: str | None) -> str | None:
    """What they want a person for, if they have said it."""
    return None if intent == ONLY_A_PERSON else MATTERS.get(intent or "")
