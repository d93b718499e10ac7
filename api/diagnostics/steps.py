"""What to do next, each thing in one sentence."""

from enum import StrEnum


class Step(StrEnum):
    wait_for_start = "wait_for_start"
    wait_for_restart = "wait_for_restart"
    wait_for_repair = "wait_for_repair"
    follow_outage = "follow_outage"
    lift_bar = "lift_bar"
    settle_account = "settle_account"
    ask_holder = "ask_holder"
    top_up = "top_up"
    report_fault = "report_fault"
    check_power = "check_power"
    check_cables = "check_cables"
    restart_device = "restart_device"
    send_settings = "send_settings"
    change_channel = "change_channel"
    move_router = "move_router"
    test_by_cable = "test_by_cable"
    restart_phone = "restart_phone"
    try_elsewhere = "try_elsewhere"
    replace_sim = "replace_sim"
    test_again = "test_again"
    talk_to_us = "talk_to_us"


SENTENCES = {
    Step.wait_for_start: "Wait until the service is switched on. Your order says when that is.",
    Step.wait_for_restart: "Wait until it is back, then look again.",
    Step.wait_for_repair: "There is nothing to do at home. We mend it.",
    Step.follow_outage: "Let us tell you what is new and when it is over.",
    Step.lift_bar: "Have the bar lifted if the phone is back with you.",
    Step.settle_account: "Look at what is to be settled on the account. The service comes back after that.",
    Step.ask_holder: "Ask the account holder: they can have it switched on again.",
    Step.top_up: "Top up, and calls and data work again at once.",
    Step.report_fault: "Report the fault, and we look for it from our side or send a technician.",
    Step.check_power: "See that its power is on and its lights are lit.",
    Step.check_cables: "Pull each of its cables out and push it in again.",
    Step.restart_device: "Restart it from here. The connection is away for about 3 minutes.",
    Step.send_settings: "Have its settings sent again. The connection is away for about 3 minutes.",
    Step.change_channel: "Restart the router: it then looks for a quieter Wi-Fi channel.",
    Step.move_router: "Put the router in the open, away from walls and metal.",
    Step.test_by_cable: "Try one device with a cable. If that is fast, it is the Wi-Fi.",
    Step.restart_phone: "Switch the phone off and on again.",
    Step.try_elsewhere: "Try it near a window or outside.",
    Step.replace_sim: "Order a new SIM. Your number stays the same.",
    Step.test_again: "Test the line again in a few minutes.",
    Step.talk_to_us: "If it stays as it is, talk to one of us.",
}
