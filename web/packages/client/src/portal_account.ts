/** What customers see and change of themselves: details, notices, who uses their lines, devices, passkeys, their data. */

import { ask } from "./api";
import type {
  AskedToUse,
  ContactChange,
  ContactField,
  DataCopy,
  DetailsQuote,
  DetailsReceipt,
  Erasure,
  ErasureQuote,
  HouseholdChange,
  Invitation,
  KeptPasskey,
  Language,
  Members,
  NewAddress,
  NewInvitation,
  NewName,
  NoticeChoice,
  NoticeChoices,
} from "./portal_account_types";
import { asks, type Read } from "./portal_ask";
import type { Place } from "./types";

export interface AccountApi {
  beginContact(field: ContactField, value: string, once: string): Promise<ContactChange>;
  confirmContact(change: string, code: string, once: string): Promise<DetailsReceipt>;
  quoteAddress(body: NewAddress, once: string): Promise<DetailsQuote>;
  changeAddress(quote: string, once: string): Promise<DetailsReceipt>;
  quoteName(body: NewName, once: string): Promise<DetailsQuote>;
  changeName(quote: string, once: string): Promise<DetailsReceipt>;
  chooseLanguage(code: string, once: string): Promise<Language>;
  noticeChoices: Read<NoticeChoices>;
  chooseNotices(choices: NoticeChoice[], once: string): Promise<NoticeChoices>;
  members(account: string, stop?: AbortSignal): Promise<Members>;
  invite(account: string, body: NewInvitation, once: string): Promise<Invitation>;
  withdraw(account: string, invitation: string, once: string): Promise<HouseholdChange>;
  takeBack(account: string, service: string, once: string): Promise<HouseholdChange>;
  invitations: Read<readonly AskedToUse[]>;
  answerInvitation(invitation: string, accept: boolean, once: string): Promise<HouseholdChange>;
  dataCopies: Read<readonly DataCopy[]>;
  askForCopy(once: string): Promise<DataCopy>;
  copyAddress(copy: string): string;
  quoteErasure(once: string): Promise<ErasureQuote>;
  erase(quote: string, once: string): Promise<Erasure>;
  signIns: Read<readonly Place[]>;
  endSignIn(place: string): Promise<void>;
  /** How many were signed out. */
  endOtherSignIns(): Promise<number>;
  passkeys: Read<readonly KeptPasskey[]>;
  namePasskey(passkey: string, name: string): Promise<KeptPasskey>;
  removePasskey(passkey: string): Promise<void>;
}

const named = encodeURIComponent;

export function accountApi(base: string): AccountApi {
  return { ...details(base), ...household(base), ...privacy(base), ...security(base) };
}

function details(base: string) {
  const { read, act, confirm } = asks(base);
  return {
    beginContact: (field, value, once) => act("POST", "accounts/contact-changes", { field, value }, once),
    confirmContact: (change, code, once) =>
      act("POST", `accounts/contact-changes/${named(change)}/confirmation`, { code }, once),
    quoteAddress: (body, once) => act("POST", "accounts/address/quotes", body, once),
    changeAddress: (quote, once) => confirm("accounts/address", quote, once),
    quoteName: (body, once) => act("POST", "accounts/name/quotes", body, once),
    changeName: (quote, once) => confirm("accounts/name", quote, once),
    chooseLanguage: (language, once) => act("PUT", "accounts/language", { language }, once),
    noticeChoices: (stop) => read("accounts/notification-choices", stop),
    chooseNotices: (choices, once) => act("PUT", "accounts/notification-choices", { choices }, once),
  } satisfies Partial<AccountApi>;
}

function household(base: string) {
  const { read, act } = asks(base);
  const of = (account: string) => `accounts/${named(account)}`;
  return {
    members: (account, stop) => read(`${of(account)}/members`, stop),
    invite: (account, body, once) => act("POST", `${of(account)}/invitations`, body, once),
    withdraw: (account, invitation, once) =>
      act("DELETE", `${of(account)}/invitations/${named(invitation)}`, undefined, once),
    takeBack: (account, service, once) =>
      act("DELETE", `${of(account)}/services/${named(service)}/user`, undefined, once),
    invitations: async (stop) =>
      (await read<{ invitations: AskedToUse[] }>("accounts/invitations", stop)).invitations,
    answerInvitation: (invitation, accept, once) =>
      act("POST", `accounts/invitations/${named(invitation)}/answer`, { accept }, once),
  } satisfies Partial<AccountApi>;
}

function privacy(base: string) {
  const { read, act, confirm } = asks(base);
  return {
    dataCopies: async (stop) => (await read<{ exports: DataCopy[] }>("privacy/exports", stop)).exports,
    askForCopy: (once) => act("POST", "privacy/exports", undefined, once),
    copyAddress: (copy) => `${base}/v1/privacy/exports/${named(copy)}/file`,
    quoteErasure: (once) => act("POST", "privacy/erasures/quotes", undefined, once),
    erase: (quote, once) => confirm("privacy/erasures", quote, once),
  } satisfies Partial<AccountApi>;
}

/** These are known by what they name: asked twice, they are done once without a key. */
function security(base: string) {
  const { read } = asks(base);
  const places = `${base}/v1/sign-ins`;
  const passkeys = `${base}/v1/passkeys`;
  return {
    signIns: async (stop) => (await read<{ places: Place[] }>("sign-ins", stop)).places,
    endSignIn: (place) => ask<void>("DELETE", `${places}/${named(place)}`),
    endOtherSignIns: async () => (await ask<{ signed_out: number }>("DELETE", places)).signed_out,
    passkeys: async (stop) => (await read<{ passkeys: KeptPasskey[] }>("passkeys", stop)).passkeys,
    namePasskey: (passkey, name) => ask("PUT", `${passkeys}/${named(passkey)}/name`, { name }),
    removePasskey: (passkey) => ask<void>("DELETE", `${passkeys}/${named(passkey)}`),
  } satisfies Partial<AccountApi>;
}
