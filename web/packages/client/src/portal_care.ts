/** Help of every kind: faults, tests, guides, cases, visits, orders, SIMs, and a call from one of us. */

import { bring, type Progress } from "./bringing";
import type { CaseReceipt, NewCase, NewVisit } from "./desk_types";
import { asks, type Read } from "./portal_ask";
import type {
  Areas,
  Bar,
  BarReason,
  CallWindows,
  CaseBrief,
  CaseFile,
  CaseWhole,
  Chase,
  ClosingReason,
  DeviceCommand,
  Devices,
  Following,
  Guide,
  GuideBrief,
  InstallCode,
  LineTest,
  NewOrder,
  NewReport,
  OrderQuote,
  OrderReceipt,
  Outage,
  PortingCode,
  PromisedCall,
  Puk,
  ReportReceipt,
  ShownPortingCode,
  Sim,
  Things,
  VisitKind,
  VisitSlots,
} from "./portal_care_types";
import type { Appointment, Order } from "./portal_types";

/** What a visit is for. */
export interface VisitFor {
  kind: VisitKind;
  service?: string | null;
  order?: string | null;
}

type Page = (cursor: string | null, stop?: AbortSignal) => Promise<VisitSlots>;

export interface CareApi {
  allOutages(postcode: string | null, stop?: AbortSignal): Promise<readonly Outage[]>;
  areas: Read<Areas>;
  followOutage(outage: string, once: string): Promise<Following>;
  unfollowOutage(outage: string, once: string): Promise<Following>;
  reportOutage(body: NewReport, once: string): Promise<ReportReceipt>;
  testLine(service: string, once: string): Promise<LineTest>;
  lineTests: Read<readonly LineTest[]>;
  devices: Read<Devices>;
  restartDevice(service: string, once: string): Promise<DeviceCommand>;
  sendSettings(service: string, once: string): Promise<DeviceCommand>;
  switchRoamingOn(service: string, once: string): Promise<unknown>;
  guides: Read<readonly GuideBrief[]>;
  guide(name: string, stop?: AbortSignal): Promise<Guide>;
  cases: Read<readonly CaseBrief[]>;
  case(id: string, stop?: AbortSignal): Promise<CaseWhole>;
  openCase(body: NewCase, once: string): Promise<CaseReceipt>;
  addToCase(id: string, text: string, once: string): Promise<CaseReceipt>;
  closeCase(id: string, reason: ClosingReason, once: string): Promise<CaseReceipt>;
  reopenCase(id: string, text: string, once: string): Promise<CaseReceipt>;
  chaseCase(id: string, once: string): Promise<Chase>;
  addFile(id: string, file: File, once: string, progress: Progress, stop: AbortSignal): Promise<CaseFile>;
  caseFileAddress(id: string, file: string): string;
  slots(what: VisitFor): Page;
  bookVisit(body: NewVisit, once: string): Promise<Appointment>;
  moveVisit(id: string, slot: string, once: string): Promise<Appointment>;
  cancelVisit(id: string, once: string): Promise<Appointment>;
  order(id: string, stop?: AbortSignal): Promise<Order>;
  cancelOrder(id: string, once: string): Promise<Order>;
  equipment: Read<Things>;
  quoteOrder(body: NewOrder, once: string): Promise<OrderQuote>;
  placeOrder(quote: string, once: string): Promise<OrderReceipt>;
  activateSim(service: string, digits: string, once: string): Promise<Sim>;
  puk(service: string): Promise<Puk>;
  installCode(sim: string): Promise<InstallCode>;
  barLine(service: string, reason: BarReason, once: string): Promise<Bar>;
  unbarLine(service: string, once: string): Promise<Bar>;
  makePortingCode(service: string, once: string): Promise<PortingCode>;
  portingCode(id: string): Promise<ShownPortingCode>;
  callWindows: Read<CallWindows>;
  promisedCall: Read<PromisedCall>;
  promiseCall(begins: string, reason: string, once: string): Promise<PromisedCall>;
  cancelCall(once: string): Promise<PromisedCall>;
}

const named = encodeURIComponent;
const MANY_SLOTS = 40;

export function care(base: string): CareApi {
  return {
    ...network(base),
    ...cases(base),
    ...visits(base),
    ...orders(base),
    ...lines(base),
    ...calls(base),
  };
}

function network(base: string) {
  const { read, items, act } = asks(base);
  const on = (service: string) => ({ service_id: service });
  return {
    allOutages: (postcode, stop) =>
      items(`outages${postcode === null ? "" : `?${new URLSearchParams({ postcode })}`}`, stop),
    areas: (stop) => read("outages/areas", stop),
    followOutage: (id, once) => act("POST", `outages/${named(id)}/subscription`, undefined, once),
    unfollowOutage: (id, once) => act("DELETE", `outages/${named(id)}/subscription`, undefined, once),
    reportOutage: (body, once) => act("POST", "outages/reports", body, once),
    testLine: (service, once) => act("POST", "diagnostics/tests", on(service), once),
    lineTests: (stop) => items("diagnostics/tests", stop),
    devices: (stop) => read("diagnostics/devices", stop),
    restartDevice: (service, once) => act("POST", "diagnostics/reboots", on(service), once),
    sendSettings: (service, once) => act("POST", "diagnostics/reprovisions", on(service), once),
    switchRoamingOn: (service, once) =>
      act("PUT", `accounts/services/${named(service)}/roaming`, { on: true }, once),
    guides: async (stop) => (await read<{ items: GuideBrief[] }>("guides", stop)).items,
    guide: (name, stop) => read(`guides/${named(name)}`, stop),
  } satisfies Partial<CareApi>;
}

function cases(base: string) {
  const { read, items, act } = asks(base);
  const at = (id: string) => `tickets/${named(id)}`;
  return {
    cases: (stop) => items("tickets?state=all", stop),
    case: (id, stop) => read(at(id), stop),
    openCase: (body, once) => act("POST", "tickets", body, once),
    addToCase: (id, text, once) => act("POST", `${at(id)}/comments`, { text }, once),
    closeCase: (id, reason, once) => act("POST", `${at(id)}/closing`, { reason }, once),
    reopenCase: (id, text, once) => act("POST", `${at(id)}/reopening`, { text }, once),
    chaseCase: (id, once) => act("POST", `${at(id)}/chasing`, undefined, once),
    addFile: (id, file, once, progress, stop) =>
      bring<CaseFile>(`${base}/v1/${at(id)}/files`, file, once, progress, stop),
    caseFileAddress: (id, file) => `${base}/v1/${at(id)}/files/${named(file)}`,
  } satisfies Partial<CareApi>;
}

function visits(base: string) {
  const { read, act } = asks(base);
  const at = (id: string) => `orders/appointments/${named(id)}`;
  const page =
    ({ kind, service, order }: VisitFor): Page =>
    (cursor, stop) => {
      const asked = new URLSearchParams({ kind, limit: String(MANY_SLOTS) });
      if (service) asked.set("service_id", service);
      if (order) asked.set("order_id", order);
      if (cursor !== null) asked.set("cursor", cursor);
      return read(`orders/appointments/slots?${asked}`, stop);
    };
  return {
    slots: page,
    bookVisit: (body, once) => act("POST", "orders/appointments", body, once),
    moveVisit: (id, slot, once) => act("POST", `${at(id)}/move`, { slot_id: slot }, once),
    cancelVisit: (id, once) => act("POST", `${at(id)}/cancellation`, undefined, once),
  } satisfies Partial<CareApi>;
}

function orders(base: string) {
  const { read, act } = asks(base);
  return {
    order: (id, stop) => read(`orders/${named(id)}`, stop),
    cancelOrder: (id, once) => act("POST", `orders/${named(id)}/cancellation`, undefined, once),
    equipment: (stop) => read("orders/equipment", stop),
    quoteOrder: (body, once) => act("POST", "orders/quotes", body, once),
    placeOrder: (quote, once) => act("POST", "orders", { quote_id: quote }, once),
  } satisfies Partial<CareApi>;
}

function lines(base: string) {
  const { read, act } = asks(base);
  const on = (service: string) => ({ service_id: service });
  return {
    activateSim: (service, digits, once) =>
      act("POST", "orders/sims/activation", { ...on(service), digits }, once),
    puk: (service) => read(`orders/sims/puk?${new URLSearchParams(on(service))}`),
    installCode: (sim) => read(`orders/sims/${named(sim)}/code`),
    barLine: (service, reason, once) => act("POST", "orders/bars", { ...on(service), reason }, once),
    unbarLine: (service, once) => act("POST", "orders/unbars", on(service), once),
    makePortingCode: (service, once) => act("POST", "orders/porting-codes", on(service), once),
    portingCode: (id) => read(`orders/porting-codes/${named(id)}`),
  } satisfies Partial<CareApi>;
}

function calls(base: string) {
  const { read, act } = asks(base);
  return {
    callWindows: (stop) => read("callbacks/windows", stop),
    promisedCall: (stop) => read("callbacks/mine", stop),
    promiseCall: (begins, reason, once) => act("POST", "callbacks", { begins, reason }, once),
    cancelCall: (once) => act("DELETE", "callbacks/mine", undefined, once),
  } satisfies Partial<CareApi>;
}
