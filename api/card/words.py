"""What reasons and requests are called where an agent reads them."""

REASONS = {"asked_for_person": "Asked for a person", "taken_over": "Taken over by an agent"}
# Every request that does something, as the trace has it. What is only offered or looked up is no deed.
DEEDS = {
    "PUT /v1/accounts/language": "Changed the language",
    "PUT /v1/accounts/services/{service_id}/nickname": "Named a service",
    "PUT /v1/accounts/services/{service_id}/roaming": "Switched roaming",
    "POST /v1/accounts/contact-changes/{change_id}/confirmation": "Changed a contact address",
    "POST /v1/accounts/address": "Changed the postal address",
    "POST /v1/accounts/name": "Changed the name",
    "POST /v1/accounts/{account_id}/invitations": "Asked somebody to use a line",
    "DELETE /v1/accounts/{account_id}/invitations/{invitation_id}": "Took back what somebody was asked",
    "POST /v1/accounts/invitations/{invitation_id}/answer": "Answered whether they use a line",
    "DELETE /v1/accounts/{account_id}/services/{service_id}/user": "Ended somebody's use of a line",
    "PUT /v1/accounts/notification-choices": "Changed what they are sent",
    "POST /v1/billing/disputes": "Contested a charge",
    "POST /v1/callbacks": "Promised to call back",
    "DELETE /v1/callbacks/mine": "Called off a promised call",
    "PUT /v1/payments/autopay": "Set up automatic payment",
    "DELETE /v1/payments/autopay": "Ended automatic payment",
    "POST /v1/payments/arrangements": "Agreed on paying later",
    "DELETE /v1/payments/arrangements/{arrangement_id}": "Took back an arrangement",
    "POST /v1/payments/sandbox/cards": "Chose a card",
    "DELETE /v1/payments/methods/{method_id}": "Removed a way to pay",
    "POST /v1/payments": "Asked for a payment",
    "POST /v1/payments/links": "Made a link to pay",
    "POST /v1/plans/changes": "Changed the plan",
    "DELETE /v1/plans/changes/{order_id}": "Took back a change of plan",
    "POST /v1/plans/addons/changes": "Changed an extra",
    "POST /v1/plans/cancellations": "Ended a service",
    "DELETE /v1/plans/cancellations/{order_id}": "Took back the end of a service",
    "POST /v1/usage/top-ups": "Added data or credit",
    "PUT /v1/usage/alerts": "Changed usage alerts",
    "POST /v1/outages/reports": "Reported an outage",
    "POST /v1/outages/{outage_id}/subscription": "Asked to be told of an outage",
    "DELETE /v1/outages/{outage_id}/subscription": "Asked to be told no more of an outage",
    "POST /v1/diagnostics/tests": "Tested a line",
    "POST /v1/diagnostics/reboots": "Restarted a device",
    "POST /v1/diagnostics/reprovisions": "Sent a device its settings again",
    "POST /v1/tickets": "Opened a case",
    "POST /v1/tickets/{ticket_id}/comments": "Added to a case",
    "POST /v1/tickets/{ticket_id}/closing": "Closed a case",
    "POST /v1/tickets/{ticket_id}/reopening": "Reopened a case",
    "POST /v1/tickets/{ticket_id}/chasing": "Asked for news of a case",
    "POST /v1/tickets/{ticket_id}/files": "Added a file to a case",
    "POST /v1/orders/appointments": "Booked a visit",
    "POST /v1/orders/appointments/{appointment_id}/move": "Moved a visit",
    "POST /v1/orders/appointments/{appointment_id}/cancellation": "Cancelled a visit",
    "POST /v1/orders/sims/activation": "Activated a SIM",
    "POST /v1/orders/bars": "Barred a line",
    "POST /v1/orders/unbars": "Lifted a bar",
    "POST /v1/orders/porting-codes": "Made a porting code",
    "POST /v1/orders": "Placed an order",
    "POST /v1/orders/{order_id}/cancellation": "Cancelled an order",
    "POST /v1/privacy/exports": "Asked for a copy of their data",
    "POST /v1/privacy/erasures": "Had their data erased",
}


def in_words(name: str) -> str:
    """A word of the bot's, as people write it."""
    return name.replace("_", " ")


def reason_in_words(reason: str) -> str:
    return REASONS.get(reason) or in_words(reason).capitalize()
