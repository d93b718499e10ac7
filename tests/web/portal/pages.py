"""Every page of the portal that has an address of its own, and who of the demo's people is shown there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    path: str
    who: str


PAGES = {
    "home": Shown("/", "Chloe"),
    "home-calm": Shown("/", "Noor"),
    "bills": Shown("/bills", "Ana"),
    "pay": Shown("/pay?amount=overdue", "Chloe"),
    "automatic": Shown("/pay/automatic", "Ana"),
    "later": Shown("/pay/later", "Chloe"),
    "usage": Shown("/usage", "Ana"),
    "add": Shown("/usage/add", "Dev"),
    "plan": Shown("/plan", "Grace"),
    "plans": Shown("/plan/compare", "Ana"),
    "add-ons": Shown("/plan/add-ons", "Ana"),
    "roaming": Shown("/plan/roaming", "Ana"),
    "end": Shown("/plan/end", "Ana"),
    "help": Shown("/help", "Ana"),
    "help-fault": Shown("/help", "Elena"),
    "outages": Shown("/help/outages", "Elena"),
    "line": Shown("/help/line", "Farid"),
    "guide": Shown("/help/guides/internet_down", "Petra"),
    "cases": Shown("/help/cases", "Hugo"),
    "case-new": Shown("/help/cases/new", "Hugo"),
    "visits": Shown("/help/visits", "Ines"),
    "visit-new": Shown("/help/visits/new", "Grace"),
    "sim": Shown("/help/sim", "Dev"),
    "orders": Shown("/orders", "Liam"),
    "order-new": Shown("/orders/new", "Grace"),
    "account": Shown("/account", "Noor"),
    "notices": Shown("/account/notices", "Noor"),
    "people": Shown("/account/people", "Noor"),
    "security": Shown("/account/security", "Noor"),
    "privacy": Shown("/account/privacy", "Noor"),
    "nowhere": Shown("/nowhere", "Chloe"),
}
