"""The main states of the portal's pages, each a way from nothing to what is looked at."""

from tests.web.portal.states import care, conversation, door, money
from tests.web.portal.states.sights import Way

STATES: dict[str, Way] = {
    "door": door.number_asked,
    "door-code": door.code_asked,
    "home-offline": care.offline,
    "bill": money.bill,
    "dispute": money.dispute,
    "pay-check": money.checked,
    "paid": money.paid,
    "pay-declined": money.declined,
    "plan-offer": money.offer,
    "line-tested": care.tested,
    "guide-step": care.guided,
    "case": care.case,
    "visits": care.visit,
    "order": care.order,
    "dock": conversation.beside_a_bill,
    "widget": conversation.on_another_site,
}
