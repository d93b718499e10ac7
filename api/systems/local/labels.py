"""As customers tell their lines and cards apart."""

from models import PaymentMethod, Service, ServiceKind

KINDS = {
    ServiceKind.mobile: "Mobile",
    ServiceKind.broadband: "Broadband",
    ServiceKind.tv: "TV",
    ServiceKind.landline: "Landline",
}


def service_label(service: Service) -> str:
    """By what they call it, or by its last digits, or by where it is."""
    name = service.nickname or KINDS[service.kind]
    if service.number:
        return f"{name} ending {service.number[-3:]}"
    return f"{name} at {service.address}"


def method_label(method: PaymentMethod) -> str:
    return f"{method.brand} ending {method.last4}"
