/** Short names for what the api describes of itself in `openapi.json`; nothing here is written by hand twice. */

import type { components } from "./schema";

type Schemas = components["schemas"];

export type Brand = Schemas["BrandOut"];
export type Conversation = Schemas["ConversationOut"];
export type Message = Schemas["MessageOut"];
export type MessagePage = Schemas["MessagesOut"];
export type NewMessage = Schemas["MessageIn"];
export type Content = Schemas["WebContent"];
export type QuickReply = Schemas["OfferedReply"];
export type Chosen = Schemas["Chosen"];
export type Money = Schemas["Amount"];
export type NamedAmount = Schemas["NamedAmount"];
export type Cause = Schemas["Cause"];
export type BillCard = Schemas["BillCard"];
export type ComparisonCard = Schemas["BillComparisonCard"];
export type OutageCard = Schemas["OutageCard"];
export type SlotsCard = Schemas["SlotsCard"];
export type PlansCard = Schemas["PlanComparisonCard"];
export type PlanOnCard = Schemas["ComparedPlan"];
export type ReceiptCard = Schemas["ReceiptCard"];
export type CodeSent = Schemas["CodeSentOut"];
export type PageLink = Schemas["Link"];
export type Form = Schemas["OfferedForm"];
export type Handoff = Schemas["HandoffOut"];
export type Rating = Schemas["RatingOut"];
export type Place = Schemas["PlaceOut"];
export type PushAsked = Schemas["PushSubscriptionBody"];
export type Media = Schemas["Media"];
export type BroughtFile = Schemas["FileOut"];
