/** Short names for what the api says at the agents' desk. */

import type { components, paths } from "./schema";

type Schemas = components["schemas"];
type OfTalk = "/v1/desk/conversations/{conversation_id}";
/** What a route answers, where its body shares a name with another. */
type Answer<Route extends keyof paths> = paths[Route] extends {
  get: { responses: { 200: { content: { "application/json": infer Body } } } };
}
  ? Body
  : never;

export type Me = Schemas["AgentOut"];
export type Factor = Schemas["FactorOut"];
export type FactorSetUp = Schemas["SetUpOut"];
export type LogInAsked = Schemas["LogInIn"];
export type FirstCode = Schemas["FirstCodeIn"];
export type LogInWays = Schemas["WaysOut"];
export type SetUp = Schemas["SetUpIn"];
export type DeskSession = Schemas["DeskOut"];
export type Presence = Schemas["StateOut"];
export type PresenceWord = Schemas["StateIn"]["state"];
export type Queued = Schemas["QueuedOut"];
export type Chat = Schemas["ChatOut"];
export type Aside = Schemas["AsideOut"];
export type AsideAsked = Schemas["AsideIn"];
/** At most one of them; none of them is until the customer writes. */
export type AsideUntil = { minutes: number } | { at: string } | { opening: true } | Record<string, never>;
export type Preview = Schemas["PreviewOut"];
export type Colleague = Schemas["ColleagueOut"];
export type Team = Schemas["TeamOut"];
export type TeamChange = Schemas["TeamIn"];
export type NewTeam = Schemas["NewTeamIn"];
export type Person = Schemas["PersonOut"];
export type NewPerson = Schemas["PersonIn"];
export type PersonChange = Schemas["PersonChange"];
export type PersonState = Schemas["PersonStateIn"]["state"];
export type Invited = Schemas["InvitedOut"];
export type PasswordChange = Schemas["PasswordIn"];
export type Proof = Schemas["ProofIn"];
export type Transfer = Schemas["TransferIn"];
export type GivenBack = Schemas["ReturnIn"];
export type Ending = Schemas["EndIn"];
export type DeskMessage = Schemas["DeskMessageOut"];
export type DeskThread = Answer<`${OfTalk}/messages`>;
export type Delivery = Schemas["DeliveryStateOut"];
/** The feed's `delivery`: how far a message has got by now. */
export type DeliveryChange = Delivery & { message_id: string; seq: number };
export type Note = Schemas["NoteOut"];
export type Mention = Schemas["MentionOut"];
export type Draft = Schemas["DraftOut"];
export type Company = Schemas["CompanyOut"];
export type Canned = Schemas["CannedOut"];
export type FilledCanned = Schemas["FilledOut"];
export type CannedStep = Schemas["ThenOut"];
export type Card = Schemas["CardOut"];
export type BillFacts = Schemas["BillFactsOut"];
export type OtherThread = Answer<`${OfTalk}/threads`>["items"][number];
export type Suggestion = Schemas["SuggestionOut"];
export type Summary = Schemas["SummaryOut"];
export type Vouched = Schemas["VouchedOut"];
export type Board = Schemas["BoardOut"];
export type Count = Schemas["CountOut"];
export type DueCall = Schemas["DueCallOut"];
export type TakenCall = Schemas["TakenCallOut"];
export type CallOutcome = Schemas["CallOutcomeIn"];
export type CallEnded = Schemas["CallOutcomeOut"];
export type Found = Schemas["FoundOut"];
export type NewPayLink = Schemas["NewLink"];
export type PayLink = Schemas["NewLinkOut"];
export type NewCase = Schemas["NewTicketIn"];
export type CaseReceipt = Schemas["TicketReceiptOut"];
export type Slot = Schemas["SlotOut"];
export type NewVisit = Schemas["BookIn"];
export type Visit = Schemas["AppointmentOut"];
