"""What a line runs on."""

from api.demo.book import Line
from api.demo.days import Days, moment
from api.demo.ground import ground
from api.demo.ids import demo_id
from api.demo.wares import wares
from models import Device, DeviceKind, ServiceKind, ServiceState

KINDS = {
    ServiceKind.mobile: DeviceKind.sim,
    ServiceKind.broadband: DeviceKind.router,
    ServiceKind.tv: DeviceKind.tv_box,
}


def device_of(line: Line, days: Days, **details: object) -> Device | None:
    """Nothing is there yet where the service is only on its way."""
    if line.service.kind not in KINDS or line.service.state is ServiceState.pending:
        return None
    kind = KINDS[line.service.kind]
    key = line.service.id.hex[:12].upper()
    return Device(
        id=demo_id("device", key),
        service_id=line.service.id,
        kind=kind,
        model=_model(kind),
        serial=f"{ground().letters}{kind.value[0].upper()}{key}",
        details=_details(line, kind) | details,
        installed_on=min(line.service.contract_starts_on, days.today),
        seen_at=moment(days.ago(1), 23, 55),
    )


def _model(kind: DeviceKind) -> str:
    sold = wares().equipment
    thing = {DeviceKind.sim: sold.sim, DeviceKind.router: sold.router}.get(kind, sold.tv_box)
    return thing.model or thing.name


def _details(line: Line, kind: DeviceKind) -> dict[str, object]:
    if kind is DeviceKind.router:
        speed = line.plan.speed_mbps or 0
        return {"firmware": "6.4.1", "sync_mbps": speed - 2, "wifi_channel": 11, "devices": 7}
    if kind is DeviceKind.sim:
        return {"iccid_last4": f"{int(line.service.id.hex[-4:], 16) % 10_000:04d}", "network": "5G"}
    return {"firmware": "2.18", "signal": "good"}
