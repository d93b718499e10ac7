/** Short names for what the account pages show, as the api describes it. */

import type { components } from "./schema";

type Schemas = components["schemas"];

export type ContactField = Schemas["NewContactBody"]["field"];
export type ContactChange = Schemas["ContactChangeOut"];
export type DetailsQuote = Schemas["DetailsQuoteOut"];
export type DetailsReceipt = Schemas["DetailsReceiptOut"];
export type NewAddress = Schemas["NewAddressBody"];
export type NewName = Schemas["NewNameBody"];
export type NoticeChoices = Schemas["NotificationChoicesOut"];
export type NoticeChoice = Schemas["NotificationChoiceBody"];
export type Language = Schemas["LanguageOut"];
export type Members = Schemas["MembersOut"];
export type Member = Members["members"][number];
export type MemberLine = Member["services"][number];
export type Invitation = Schemas["InvitationOut"];
export type NewInvitation = Schemas["NewInvitationBody"];
export type AskedToUse = Schemas["AskedToUseOut"];
export type HouseholdChange = Schemas["HouseholdChangeOut"];
export type DataCopy = Schemas["ExportOut"];
export type ErasureQuote = Schemas["ErasureQuoteOut"];
export type Erasure = Schemas["ErasureOut"];
export type KeptPasskey = Schemas["PasskeyOut"];
export type PasskeyChallenge = Schemas["ChallengeOut"];
export type CodeAtDoor = Schemas["SignInCodeOut"];
