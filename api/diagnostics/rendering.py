"""Tests and devices as they go over the wire, in plain words and the brand's format."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from api.diagnostics.reading import in_words
from api.diagnostics.schemas import CommandOut, DeviceOut, FactOut, LineTestOut, NextStepOut
from api.diagnostics.steps import SENTENCES, Step
from api.formats import Formats
from api.outages.rendering import capitalised, outage_out, own_service_out
from api.systems.ports.account import Service
from api.systems.ports.line import Command, Device, Facts
from api.systems.ports.network import Outage
from models import CommandKind, DeviceKind, LineTest

NAMES = {
    DeviceKind.router: "router",
    DeviceKind.tv_box: "TV box",
    DeviceKind.handset: "phone",
    DeviceKind.sim: "SIM",
    DeviceKind.esim: "eSIM",
}
# What each fact is called, and how it is written. Those that were not measured are left out.
FACTS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "reaches_home": ("Line to your home", lambda reaches: "unbroken" if reaches else "broken"),
    "is_online": ("Device", lambda online: "online" if online else "not online"),
    "sync_mbps": ("Speed at your router", lambda speed: f"{speed} Mb/s"),
    "plan_mbps": ("Speed of your plan", lambda speed: f"{speed} Mb/s"),
    "attenuation_db": ("Loss on the line", lambda loss: f"{loss} dB"),
    "errors_in_day": ("Errors in 24 hours", str),
    "drops_in_day": ("Drops in 24 hours", str),
    "wifi_channel": ("Wi-Fi channel", str),
    "wifi_neighbours": ("Neighbours on that channel", str),
    "wifi_mbps": ("Speed over Wi-Fi", lambda speed: f"{speed} Mb/s"),
    "wifi_devices": ("Devices on your Wi-Fi", str),
    "tv_signal_is_good": ("TV signal", lambda good: "good" if good else "weak"),
    "sim_is_active": ("SIM", lambda active: "active" if active else "not active"),
    "signal_bars": ("Signal", lambda bars: f"{bars} of 4 bars"),
    "network_mode": ("Network", str),
}


def facts_kept(facts: Facts | None) -> dict[str, Any]:
    """What was measured, as it is kept: by name, without what was not."""
    measured = (facts.home or facts.mobile) if facts else None
    kept = {key: value for key, value in asdict(measured).items() if value is not None} if measured else {}
    return {key: value.isoformat() if isinstance(value, datetime) else value for key, value in kept.items()}


def test_out(test: LineTest, service: Service, outage: Outage | None, formats: Formats, at: datetime) -> LineTestOut:
    return LineTestOut(
        id=test.id,
        service=own_service_out(service),
        tested=formats.moment(test.tested_at),
        verdict=test.verdict,
        text=test.text,
        confidence=test.confidence_percent / 100,
        confidence_text=in_words(test.confidence_percent),
        steps=[NextStepOut(code=Step(code), text=SENTENCES[Step(code)]) for code in test.steps],
        facts=_facts(test.facts, formats),
        outage=outage_out(outage, formats, at) if outage else None,
    )


def _facts(kept: dict[str, Any], formats: Formats) -> list[FactOut]:
    found = [
        FactOut(code=code, title=title, value=write(kept[code]))
        for code, (title, write) in FACTS.items()
        if code in kept
    ]
    if "seen_at" in kept:
        seen = formats.moment(datetime.fromisoformat(kept["seen_at"])).display
        found.append(FactOut(code="seen_at", title="Last seen", value=seen))
    return found


def device_out(device: Device, service: Service, formats: Formats) -> DeviceOut:
    return DeviceOut(
        id=device.id,
        service=own_service_out(service),
        kind=device.kind,
        name=NAMES[device.kind],
        model=device.model,
        firmware=device.firmware,
        is_online=device.is_online,
        state_text=_state(device, formats),
        seen=formats.moment(device.seen_at) if device.seen_at else None,
        installed_on=formats.day(device.installed_on),
        restarted=formats.moment(device.restarted_at) if device.restarted_at else None,
        back=formats.moment(device.back_at) if device.back_at else None,
    )


def _state(device: Device, formats: Formats) -> str:
    if device.is_online:
        return "It is online."
    if device.back_at is not None:
        return f"It is restarting, and back at about {formats.clock(device.back_at)}."
    if device.seen_at is None:
        return "It is not online, and was never seen on the network."
    return f"It is not online. It was last seen on {formats.moment(device.seen_at).display}."


def command_out(command: Command, service: Service, formats: Formats) -> CommandOut:
    name, back = NAMES[command.device.kind], formats.clock(command.back_at)
    does = "restarts" if command.kind is CommandKind.reboot else "takes its settings"
    minutes = round((command.back_at - command.asked_at).total_seconds() / 60)
    return CommandOut(
        id=command.id,
        kind=command.kind,
        state=command.state,
        device=device_out(command.device, service, formats),
        asked=formats.moment(command.asked_at),
        done=formats.moment(command.done_at) if command.done_at else None,
        back=formats.moment(command.back_at),
        text=f"Your {name} {does} now. The connection is away for about {minutes} minutes, until about {back}.",
    )


def device_label(device: Device, service: Service) -> str:
    """As customers tell their devices apart."""
    return f"{capitalised(NAMES[device.kind])}: {service.label}"
