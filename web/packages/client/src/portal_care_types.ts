/** Short names for what help, cases, visits and orders show, as the api describes it. */

import type { components } from "./schema";

type Schemas = components["schemas"];

export type Outage = Schemas["OutageOut"];
export type AreaState = Schemas["AreaStateOut"];
export type Areas = Schemas["AreasOut"];
export type NewReport = Schemas["ReportIn"];
export type Symptom = Schemas["Symptom"];
export type ReportReceipt = Schemas["ReportOut"];
export type Following = Schemas["SubscriptionOut"];
export type LineTest = Schemas["LineTestOut"];
export type Verdict = LineTest["verdict"];
export type Device = Schemas["DeviceOut"];
export type Devices = Schemas["DevicesOut"];
export type DeviceCommand = Schemas["CommandOut"];
export type GuideBrief = Schemas["GuideBriefOut"];
export type Guide = Schemas["GuideOut"];
export type GuideStep = Schemas["GuideStepOut"];
export type GuideChoice = Schemas["GuideChoiceOut"];
export type GuideOutcome = Schemas["GuideOutcomeOut"];
export type CaseBrief = Schemas["TicketBriefOut"];
export type CaseWhole = Schemas["TicketOut"];
export type CaseKind = Schemas["TicketKind"];
export type CaseFile = Schemas["TicketFileOut"];
export type ClosingReason = Schemas["ClosingReason"];
export type Chase = Schemas["ChaseOut"];
export type VisitSlots = Schemas["Page_SlotOut_"];
export type VisitKind = Schemas["AppointmentKind"];
export type Thing = Schemas["ThingOut"];
export type Things = Schemas["ThingsOut"];
export type NewOrder = Schemas["EquipmentIn"] | Schemas["SimIn"];
export type OrderQuote = Schemas["QuoteOut"];
export type OrderReceipt = Schemas["api__orders__schemas__ReceiptOut"];
export type Sim = Schemas["SimOut"];
export type Puk = Schemas["PukOut"];
export type InstallCode = Schemas["InstallCodeOut"];
export type BarReason = Schemas["BarReason"];
export type Bar = Schemas["BarOut"];
export type PortingCode = Schemas["PortingCodeOut"];
export type ShownPortingCode = Schemas["ShownPortingCodeOut"];
export type CallWindows = Schemas["WindowsOut"];
export type PromisedCall = Schemas["CallbackOut"];
