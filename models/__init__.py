"""Every table of the record, and the states and choices of their columns."""

from models.account import Account, AccountKind, AccountState
from models.addon import Addon
from models.address_speed import AddressSpeed
from models.agent import Agent, AgentRole, AgentState
from models.agent_factor import AgentFactor, RecoveryCode
from models.agent_link import AgentLink
from models.agent_session import AgentSession
from models.allowance_extra import AllowanceExtra, ExtraKind
from models.appointment import Appointment, AppointmentKind, AppointmentState
from models.area import Area
from models.arrangement import Arrangement, ArrangementKind, Instalment
from models.arrival import Arrival, ArrivalState
from models.attachment import Attachment, AttachmentKind, AttachmentState
from models.audit import ActorKind, Audit
from models.base import Base, State, new_id
from models.bill import Bill, BillLine, BillLineKind, BillLineReason, BillState
from models.bill_dispute import BillDispute, DisputeReason, DisputeState
from models.browser_session import BrowserSession
from models.callback import CALLBACK_NUMBER, Callback, CallbackState
from models.canned_text import CannedStep, CannedText
from models.consent import Consent, ConsentSource
from models.contact import Contact
from models.contact_change import ContactChange, ContactField
from models.conversation import Conversation, ConversationOwner
from models.customer import Customer
from models.delivery import Delivery, DeliveryState
from models.delivery_part import DeliveryPart
from models.demo_fill import DemoFill
from models.device import Device, DeviceKind
from models.device_command import CommandKind, CommandState, DeviceCommand
from models.draft import Draft, DraftMode
from models.due_note import DueKind, DueNote, DueState
from models.equipment import Equipment, EquipmentKind
from models.erasure import Erasure
from models.fragment import Fragment
from models.handoff import Handoff, HandoffState
from models.level import Level
from models.line_invitation import InvitationState, LineInvitation
from models.line_test import LineTest, Verdict
from models.mention import Mention
from models.message import Message, MessageDirection, MessageSender
from models.note import Note
from models.notice import Notice, NoticeChannel, NoticeKind, NotificationChoice
from models.notice_delivery import NoticeDelivery
from models.one_time_code import OneTimeCode
from models.order import Order, OrderKind, OrderState
from models.outage import Outage, OutageState
from models.outage_report import OutageReport, Symptom
from models.outage_subscription import OutageSubscription
from models.outage_update import OutageUpdate
from models.passkey import ChallengeUse, Passkey, PasskeyChallenge
from models.payment import Payment, PaymentRoute, PaymentState
from models.payment_link import LinkPurpose, PaymentLink
from models.payment_method import PaymentMethod, PaymentMethodKind
from models.payment_part import PaymentPart
from models.plan import Plan, ServiceKind
from models.porting_code import PortingCode, PortingDirection
from models.privacy_export import PrivacyExport
from models.push_subscription import PushSubscription
from models.quote import Quote
from models.rating import Rating, Resolver
from models.receipt import Receipt, ReceiptState
from models.request import Request
from models.roaming_price import RoamingPrice
from models.sandbox import SandboxCharge, SandboxChargeState, SandboxLink
from models.sent_text import SentText, TextKind
from models.service import Service, ServiceState
from models.service_addon import ServiceAddon
from models.service_bar import BarReason, ServiceBar
from models.sim_card import SimCard, SimForm, SimState
from models.system_reference import SystemReference
from models.team import Team
from models.ticket import TICKET_NUMBER, Ticket, TicketEvent, TicketEventKind, TicketKind, TicketPriority, TicketState
from models.ticket_file import TicketFile
from models.top_up_offer import TopUpOffer
from models.turn import Turn, TurnState
from models.usage import Usage, UsageKind
from models.usage_alert import UsageAlert
from models.used_token import UsedToken
from models.visit_slot import VisitSlot

__all__ = [
    "CALLBACK_NUMBER",
    "TICKET_NUMBER",
    "Account",
    "AccountKind",
    "AccountState",
    "ActorKind",
    "Addon",
    "AddressSpeed",
    "Agent",
    "AgentFactor",
    "AgentLink",
    "AgentRole",
    "AgentSession",
    "AgentState",
    "AllowanceExtra",
    "Appointment",
    "AppointmentKind",
    "AppointmentState",
    "Area",
    "Arrangement",
    "ArrangementKind",
    "Arrival",
    "ArrivalState",
    "Attachment",
    "AttachmentKind",
    "AttachmentState",
    "Audit",
    "BarReason",
    "Base",
    "Bill",
    "BillDispute",
    "BillLine",
    "BillLineKind",
    "BillLineReason",
    "BillState",
    "BrowserSession",
    "Callback",
    "CallbackState",
    "CannedStep",
    "CannedText",
    "ChallengeUse",
    "CommandKind",
    "CommandState",
    "Consent",
    "ConsentSource",
    "Contact",
    "ContactChange",
    "ContactField",
    "Conversation",
    "ConversationOwner",
    "Customer",
    "Delivery",
    "DeliveryPart",
    "DeliveryState",
    "DemoFill",
    "Device",
    "DeviceCommand",
    "DeviceKind",
    "DisputeReason",
    "DisputeState",
    "Draft",
    "DraftMode",
    "DueKind",
    "DueNote",
    "DueState",
    "Equipment",
    "EquipmentKind",
    "Erasure",
    "ExtraKind",
    "Fragment",
    "Handoff",
    "HandoffState",
    "Instalment",
    "InvitationState",
    "Level",
    "LineInvitation",
    "LineTest",
    "LinkPurpose",
    "Mention",
    "Message",
    "MessageDirection",
    "MessageSender",
    "Note",
    "Notice",
    "NoticeChannel",
    "NoticeDelivery",
    "NoticeKind",
    "NotificationChoice",
    "OneTimeCode",
    "Order",
    "OrderKind",
    "OrderState",
    "Outage",
    "OutageReport",
    "OutageState",
    "OutageSubscription",
    "OutageUpdate",
    "Passkey",
    "PasskeyChallenge",
    "Payment",
    "PaymentLink",
    "PaymentMethod",
    "PaymentMethodKind",
    "PaymentPart",
    "PaymentRoute",
    "PaymentState",
    "Plan",
    "PortingCode",
    "PortingDirection",
    "PrivacyExport",
    "PushSubscription",
    "Quote",
    "Rating",
    "Receipt",
    "ReceiptState",
    "RecoveryCode",
    "Request",
    "Resolver",
    "RoamingPrice",
    "SandboxCharge",
    "SandboxChargeState",
    "SandboxLink",
    "SentText",
    "Service",
    "ServiceAddon",
    "ServiceBar",
    "ServiceKind",
    "ServiceState",
    "SimCard",
    "SimForm",
    "SimState",
    "State",
    "Symptom",
    "SystemReference",
    "Team",
    "TextKind",
    "Ticket",
    "TicketEvent",
    "TicketEventKind",
    "TicketFile",
    "TicketKind",
    "TicketPriority",
    "TicketState",
    "TopUpOffer",
    "Turn",
    "TurnState",
    "Usage",
    "UsageAlert",
    "UsageKind",
    "UsedToken",
    "Verdict",
    "VisitSlot",
    "new_id",
]
