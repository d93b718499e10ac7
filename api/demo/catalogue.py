"""What the demo operator sells, and what it cost before the last price rise."""

from datetime import date

from api.demo.days import Days
from api.demo.ids import demo_id
from models import Plan, ServiceKind

CURRENCY = "GBP"
KILOBYTES_A_GIGABYTE = 1_000_000
EUROPE = ["AT", "BE", "DE", "DK", "ES", "FI", "FR", "GR", "IE", "IT", "NL", "NO", "PL", "PT", "SE"]

# code, name, price, gigabytes, contract months, zones. No gigabytes: without limit.
MOBILE: tuple[tuple[str, str, int, int | None, int, list[str]], ...] = (
    ("sim-5", "SIM 5 GB", 1000, 5, 1, []),
    ("sim-20", "SIM 20 GB", 1450, 20, 12, EUROPE),
    ("sim-100", "SIM 100 GB", 2000, 100, 12, EUROPE),
    ("sim-max", "SIM Unlimited", 2800, None, 24, EUROPE),
    ("sim-business", "Business SIM 50 GB", 1800, 50, 24, EUROPE),
)
# What a gigabyte beyond the allowance costs.
EXTRA_GIGABYTE = {"sim-2": 300, "sim-5": 200, "sim-20": 150, "sim-100": 100, "sim-business": 100, "payg": 1000}
# code, name, price, speed
BROADBAND = (
    ("essential-50", "Essential 50", 2400, 50),
    ("fast-150", "Fast 150", 3100, 150),
    ("max-500", "Max 500", 3800, 500),
    ("full-900", "Full 900", 5200, 900),
)
TV = (("tv-essentials", "TV Essentials", 1200), ("tv-plus", "TV Plus", 2200))
LANDLINE = (("home-phone", "Home Phone", 900),)

# What they cost until the price rise.
OLD_PRICES = {"sim-20": 1200}


class Catalogue:
    def __init__(self, days: Days) -> None:
        self.price_rise_on = days.price_rise_day()
        plans = [*_mobile(), _prepaid(), _withdrawn(days), *_broadband(), *_tv(), *_landline()]
        self.plans = {plan.code: plan for plan in plans}

    def __getitem__(self, code: str) -> Plan:
        return self.plans[code]

    def price_on(self, plan: Plan, day: date) -> int:
        if day < self.price_rise_on:
            return OLD_PRICES.get(plan.code, plan.price_minor)
        return plan.price_minor


def _plan(code: str, name: str, kind: ServiceKind, price: int, **more: object) -> Plan:
    details = {"contract_months": 24, "roaming_zones": [], "prepaid": False} | more
    details |= {"extra_gigabyte_minor": EXTRA_GIGABYTE.get(code), "business_only": code == "sim-business"}
    return Plan(
        id=demo_id("plan", code), code=code, name=name, kind=kind, price_minor=price, currency=CURRENCY, **details
    )


def _mobile() -> list[Plan]:
    return [
        _plan(
            code,
            name,
            ServiceKind.mobile,
            price,
            data_kilobytes=None if gigabytes is None else gigabytes * KILOBYTES_A_GIGABYTE,
            contract_months=months,
            roaming_zones=list(zones),
        )
        for code, name, price, gigabytes, months, zones in MOBILE
    ]


def _prepaid() -> Plan:
    nothing = {"data_kilobytes": 0, "voice_minutes": 0, "texts": 0}
    return _plan("payg", "Pay as you go", ServiceKind.mobile, 0, prepaid=True, contract_months=0, **nothing)


def _withdrawn(days: Days) -> Plan:
    included = {"data_kilobytes": 2 * KILOBYTES_A_GIGABYTE, "voice_minutes": 500, "withdrawn_on": days.ago(400)}
    return _plan("sim-2", "SIM 2 GB", ServiceKind.mobile, 800, **included)


def _broadband() -> list[Plan]:
    return [_plan(code, name, ServiceKind.broadband, price, speed_mbps=speed) for code, name, price, speed in BROADBAND]


def _tv() -> list[Plan]:
    return [_plan(code, name, ServiceKind.tv, price, contract_months=12) for code, name, price in TV]


def _landline() -> list[Plan]:
    return [_plan(code, name, ServiceKind.landline, price, contract_months=12) for code, name, price in LANDLINE]
