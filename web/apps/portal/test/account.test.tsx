import { type Customer, NoAnswer, type PortalApi, Problem } from "@selfcare/client";
import { render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { accountTexts } from "../src/account/texts_account";
import { peopleTexts } from "../src/account/texts_people";
import type { PageProps } from "../src/pages";
import Account from "../src/pages/account";
import Notices from "../src/pages/notices";
import People from "../src/pages/people";
import Privacy from "../src/pages/privacy";
import Security from "../src/pages/security";
import { Portal, PortalHere } from "../src/portal";

const ACCOUNT = { id: "a", label: "Ana Brown, ending 101", held: true, services: [] };
const ANA = {
  ...{ id: "1", name: "Ana Brown", given_name: "Ana", family_name: "Brown", email: "ana@example.com" },
  ...{ phone: null, home: { address: "12 Elm Road", postcode: "S11 0ZZ" }, accounts: [ACCOUNT] },
  language: { code: "en", name: "English" },
  languages: [{ code: "en", name: "English" }],
} as unknown as Customer;
const ENDS = { iso: "2026-12-01T10:00:00Z", display: "Tue 1 December, 10:00" };
const LINE = { id: "s", label: "Mobile ending 101", kind: "mobile", state: "active" };
const MEMBERS = {
  account_id: "a",
  members: [{ name: "Ana Brown", is_holder: true, services: [LINE] }],
  invitations: [] as object[],
};
const ASKED = {
  id: "i",
  service_id: "s",
  label: LINE.label,
  name: "Robin Price",
  sent_to: "r•••",
  ends_at: ENDS,
};
const QUOTE = {
  ...{ quote_id: "q", before: "Ana Brown", after: "Ana Lee", changes: ["We call you Ana Lee."], stays: [] },
  ...{ price: { minor: 0, display: "£0.00" }, ends_at_display: "15:40" },
};

const api = {
  me: vi.fn(async () => ANA),
  quoteName: vi.fn(async () => QUOTE),
  changeName: vi.fn(async (_quote: string, _once: string) => ({ number: "A-1", done: "Done." })),
  members: vi.fn(async () => MEMBERS),
  invitations: vi.fn(async (): Promise<object[]> => []),
  invite: vi.fn(async () => ASKED),
  answerInvitation: vi.fn(async () => ({ told: "Ben hears that you said no." })),
  noticeChoices: vi.fn(async () => ({ kinds: [] as object[] })),
  chooseNotices: vi.fn(async () => ({ kinds: [] })),
  passkeys: vi.fn(async () => []),
  signIns: vi.fn(async () => []),
  dataCopies: vi.fn(async (): Promise<object[]> => []),
  askForCopy: vi.fn(async () => ({})),
  copyAddress: (id: string) => `/copies/${id}`,
};
const door = { signOut: vi.fn(async () => undefined) };
let root: HTMLElement;
let portal: Portal;

beforeEach(() => {
  vi.clearAllMocks();
  HTMLDialogElement.prototype.showModal = vi.fn();
  HTMLDialogElement.prototype.close = vi.fn();
  root = document.body.appendChild(document.createElement("div"));
  portal = new Portal(api as unknown as PortalApi, door as never);
});

afterEach(() => {
  render(null, root);
  root.remove();
});

function show(Page: (props: PageProps) => unknown, customer = ANA) {
  const Shown = Page as (props: PageProps) => null;
  const query = new URLSearchParams();
  render(
    <PortalHere value={portal}>
      <Shown named={{}} {...{ query, customer }} />
    </PortalHere>,
    root,
  );
}

const text = () => root.textContent ?? "";
const sees = (words: string) => vi.waitFor(() => expect(text()).toContain(words));

function press(name: string) {
  const found = [...root.querySelectorAll("button")].find(
    (button) => button.getAttribute("aria-label") === name || button.textContent === name,
  );
  if (found === undefined) throw new Error(`There is no button "${name}" in: ${text()}`);
  found.click();
}

/** Drawn again before the next press, as it is under a hand. */
async function write(label: string, value: string) {
  const named = [...root.querySelectorAll("label")].find((one) => one.textContent === label);
  const field = document.getElementById(named?.htmlFor ?? "") as HTMLInputElement;
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((drawn) => setTimeout(drawn));
}

test("a name is quoted, and its change asked for under one key until there is an answer", async () => {
  show(Account);
  press("Change name");
  await sees("Given name");
  await write("Family name", "Lee");
  press(accountTexts.sheets.go);
  await sees("We call you Ana Lee.");
  expect(api.changeName).not.toHaveBeenCalled();
  api.changeName.mockRejectedValueOnce(new NoAnswer());
  press("Change it to Ana Lee");
  await sees(accountTexts.unknown);
  press("Change it to Ana Lee");
  await sees("Done. Number A-1.");
  const keys = api.changeName.mock.calls.map(([, once]) => once);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
});

test("the only language is told and not offered", async () => {
  show(Account);
  await sees(accountTexts.onlyLanguage("English"));
  expect(text()).not.toContain("Change the language");
});

test("only what differs is chosen anew", async () => {
  const channels = [
    { channel: "email", wanted: true },
    { channel: "sms", wanted: true },
  ];
  api.noticeChoices.mockResolvedValue({ kinds: [{ kind: "bill", label: "Bills", channels, needed: null }] });
  show(Notices);
  await sees("Bills");
  root.querySelectorAll<HTMLInputElement>("input[type=checkbox]")[1]?.click();
  await vi.waitFor(() =>
    expect(root.querySelectorAll<HTMLInputElement>("input[type=checkbox]")[1]?.checked).toBe(false),
  );
  press("Save the choices");
  await sees("Saved.");
  expect(api.chooseNotices).toHaveBeenCalledWith(
    [{ kind: "bill", channel: "sms", wanted: false }],
    expect.any(String),
  );
});

test("somebody is asked only once all is filled in", async () => {
  show(People);
  await sees(LINE.label);
  press(peopleTexts.giveAloud(LINE.label));
  await sees(peopleTexts.invite.confirm);
  press(peopleTexts.invite.confirm);
  await sees(peopleTexts.invite.missingName);
  await write(peopleTexts.invite.given, "Robin");
  await write(peopleTexts.invite.family, "Price");
  await write(peopleTexts.invite.value, "robin@example.com");
  api.members.mockResolvedValue({ ...MEMBERS, invitations: [ASKED] });
  press(peopleTexts.invite.confirm);
  await sees(peopleTexts.invite.done("Robin Price", ENDS.display));
  await sees(peopleTexts.waits("Robin Price", "r•••"));
  press(peopleTexts.withdrawAloud(LINE.label));
  await sees(peopleTexts.withdrawing.why("Robin Price"));
});

test("who has nothing else and says no is signed out with word of it", async () => {
  const waiting = { id: "i", label: LINE.label, by: "Ben", sees: ["You see your line."], ends_at: ENDS };
  api.invitations.mockResolvedValueOnce([waiting]);
  show(People, { ...ANA, accounts: [] });
  await sees(peopleTexts.invitation.title("Ben", LINE.label));
  press(peopleTexts.invitation.decline);
  await vi.waitFor(() => expect(portal.who.state.farewell).toBe("Ben hears that you said no."));
  expect(door.signOut).toHaveBeenCalled();
});

test("a copy is locked until its owner is proven, and fetched once it is written", async () => {
  const wornOff = new Problem(403, { type: "/problems/sign-in-required", needs: "verified" }, null);
  api.dataCopies.mockRejectedValueOnce(wornOff);
  show(Privacy);
  await sees("Confirm it is me");
  api.dataCopies.mockResolvedValue([
    { id: "c", state: "ready", asked_at: ENDS, ends_at: ENDS, size: 3_000_000 },
  ]);
  press("Confirm it is me");
  await sees("2.9 MB");
  expect(root.querySelector("a[download]")?.getAttribute("href")).toBe("/copies/c");
});

test("a browser that can't hold passkeys says so", async () => {
  show(Security);
  await sees("can't hold passkeys");
  expect(text()).not.toContain("Make a passkey on this device");
});
