"""A customer's devices, and what they may be told to do."""

import uuid

from api.access import ServiceUnknown, accounts_of
from api.auth import Caller
from api.diagnostics.rendering import command_out, device_label, device_out
from api.diagnostics.schemas import CommandIn, CommandOut, DevicesOut
from api.diagnostics.service import own_services
from api.errors import Refused
from api.parts import Parts
from api.systems.ports.account import Service
from api.systems.ports.line import Device, DeviceUnknown, NotForThisDevice
from models import CommandKind, DeviceKind

# A SIM or a phone is restarted by hand.
RESTARTED = frozenset({DeviceKind.router, DeviceKind.tv_box})


class WhichDevice(Refused):
    """More than one device fits; `choices` lists them."""

    title = "Which device?"


async def devices(parts: Parts, caller: Caller, service_id: uuid.UUID | None) -> DevicesOut:
    accounts = await accounts_of(parts.systems.account, caller)
    services = {service.id: service for account in accounts.value for service in account.services}
    answered = await parts.systems.network.devices(_asked(services, service_id))
    return DevicesOut(
        devices=[device_out(device, services[device.service_id], parts.formats) for device in answered.value],
        as_of=parts.formats.clock(min(accounts.as_of, answered.as_of)),
        is_stale=accounts.stale or answered.stale,
    )


async def reboot(parts: Parts, caller: Caller, body: CommandIn, reference: str) -> CommandOut:
    return await _command(parts, caller, body, CommandKind.reboot, reference)


async def reprovision(parts: Parts, caller: Caller, body: CommandIn, reference: str) -> CommandOut:
    return await _command(parts, caller, body, CommandKind.reprovision, reference)


async def _command(parts: Parts, caller: Caller, body: CommandIn, kind: CommandKind, reference: str) -> CommandOut:
    """The system itself decides whether the device may be told now."""
    services = await own_services(parts, caller)
    found = (await parts.systems.network.devices(_asked(services, body.service_id))).fresh()
    device = _one(found, body.device_id, kind, services)
    told = await parts.systems.network.command(device.id, kind, reference=reference)
    return command_out(told, services[device.service_id], parts.formats)


def _asked(services: dict[uuid.UUID, Service], service_id: uuid.UUID | None) -> list[uuid.UUID]:
    if service_id is None:
        return sorted(services)
    if service_id not in services:
        raise ServiceUnknown("There is no such service under this name.")
    return [service_id]


def _one(
    found: list[Device], device_id: uuid.UUID | None, kind: CommandKind, services: dict[uuid.UUID, Service]
) -> Device:
    """The device named, else the only one that fits."""
    named = [device for device in found if device_id in (None, device.id)]
    fitting = [device for device in named if kind is not CommandKind.reboot or device.kind in RESTARTED]
    if not named:
        raise DeviceUnknown("There is no such device under this name.", field="device_id")
    if not fitting:
        raise NotForThisDevice("A SIM or phone can't be restarted from here. Switch the phone off and on again.")
    if len(fitting) > 1:
        choices = [
            {"id": str(device.id), "label": device_label(device, services[device.service_id])} for device in fitting
        ]
        raise WhichDevice("There is more than one. Name it as `device_id`.", field="device_id", choices=choices)
    return fitting[0]
