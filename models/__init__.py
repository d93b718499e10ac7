"""Every table of the record, and the states and choices of their columns."""

from models.account import Account, AccountKind, AccountState
from models.agent import Agent, AgentRole, AgentState
from models.agent_session import AgentSession
from models.appointment import Appointment, AppointmentKind, AppointmentState
from models.area import Area
from models.arrival import Arrival, ArrivalState
from models.audit import ActorKind, Audit
from models.base import Base, IllegalMove, State, new_id, now
from models.bill import Bill, BillLine, BillLineKind, BillLineReason, BillState
from models.browser_session import BrowserSession
from models.contact import Contact
from models.conversation import Conversation, ConversationOwner
from models.customer import Customer
from models.delivery import Delivery, DeliveryState
from models.demo_fill import DemoFill
from models.device import Device, DeviceKind
from models.handoff import Handoff, HandoffState
from models.level import Level
from models.message import Message, MessageDirection, MessageSender
from models.notice import Notice, NoticeChannel, NoticeKind, NotificationChoice
from models.one_time_code import OneTimeCode
from models.order import Order, OrderKind, OrderState
from models.outage import Outage, OutageState
from models.payment import Payment, PaymentRoute, PaymentState
from models.payment_method import PaymentMethod, PaymentMethodKind
from models.plan import Plan, ServiceKind
from models.quote import Quote
from models.request import Request
from models.service import Service, ServiceState
from models.system_reference import SystemReference
from models.ticket import Ticket, TicketEvent, TicketEventKind, TicketKind, TicketPriority, TicketState
from models.turn import Turn, TurnState
from models.usage import Usage, UsageKind

__all__ = [
    "Account",
    "AccountKind",
    "AccountState",
    "ActorKind",
    "Agent",
    "AgentRole",
    "AgentSession",
    "AgentState",
    "Appointment",
    "AppointmentKind",
    "AppointmentState",
    "Area",
    "Arrival",
    "ArrivalState",
    "Audit",
    "Base",
    "Bill",
    "BillLine",
    "BillLineKind",
    "BillLineReason",
    "BillState",
    "BrowserSession",
    "Contact",
    "Conversation",
    "ConversationOwner",
    "Customer",
    "Delivery",
    "DeliveryState",
    "DemoFill",
    "Device",
    "DeviceKind",
    "Handoff",
    "HandoffState",
    "IllegalMove",
    "Level",
    "Message",
    "MessageDirection",
    "MessageSender",
    "Notice",
    "NoticeChannel",
    "NoticeKind",
    "NotificationChoice",
    "OneTimeCode",
    "Order",
    "OrderKind",
    "OrderState",
    "Outage",
    "OutageState",
    "Payment",
    "PaymentMethod",
    "PaymentMethodKind",
    "PaymentRoute",
    "PaymentState",
    "Plan",
    "Quote",
    "Request",
    "Service",
    "ServiceKind",
    "ServiceState",
    "State",
    "SystemReference",
    "Ticket",
    "TicketEvent",
    "TicketEventKind",
    "TicketKind",
    "TicketPriority",
    "TicketState",
    "Turn",
    "TurnState",
    "Usage",
    "UsageKind",
    "new_id",
    "now",
]
