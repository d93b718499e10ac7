"""As customers tell their lines and cards apart."""

from models import PaymentMethod, Service, ServiceKind

KINDS = {
    ServiceKind.mobile: "Mobile",
    ServiceKind.broadband: "Broadband",
    ServiceKind.tv: "TV",
    ServiceKind.landline: "Landline",
}


def service_label(service: Service) -> str:
    return label_of(service.kind, service.nickname, service.number, service.address)


def label_of(kind: ServiceKind, nickname: str | None, number: str | None, address: str | None) -> str:
    """By what they call it, or by its last digits, or by where it is."""
    name = nickname or KINDS[kind]
    if number:
        return f"{name} ending {number[-3:]}"
    return f"{name} at {address}" if address else name


def method_label(method: PaymentMethod) -> str:
    return f"{method.brand} ending {method.last4}"
