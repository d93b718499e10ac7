/** A page of the portal over a made-up api, for the tests: what a test does not say stays unanswered. */

import { type Customer, type PortalApi, Problem } from "@selfcare/client";
import { render } from "preact";
import { expect, vi } from "vitest";
import type { Door } from "../src/door/door";
import { Outlet } from "../src/outlet";
import { Portal, PortalHere } from "../src/portal";

/** A busy machine makes anything slow; what is there is seen at once. */
const SOON_MS = 20_000;
vi.setConfig({ testTimeout: 60_000 });

const place = {
  address: "12 Elm Road",
  postcode: "S11 0ZZ",
  nickname: null,
  contract_ends_on: null,
  roaming: null,
};
export const LINE = {
  ...place,
  id: "b1",
  label: "Broadband at 12 Elm Road",
  kind: "broadband",
  plan: "Fast 150",
};
export const PHONE = { ...place, id: "m1", label: "Mobile ending 101", kind: "mobile", plan: "5 GB" };

export function customer(...services: object[]): Customer {
  const all = services.map((service) => ({ state: "active", number: null, ...service }));
  const account = {
    id: "a1",
    label: "Account",
    held: true,
    kind: "consumer",
    state: "active",
    services: all,
  };
  return { name: "Ana Brown", given_name: "Ana", email: null, accounts: [account] } as unknown as Customer;
}

export const BRAND = {
  ...{ name: "Optilink", locale: "en-GB", timezone: "Europe/London", currency: "GBP" },
  ...{
    phone: "0800 555 0100",
    phone_hours: "8 to 20",
    example_postcode: "LS6",
    example_phone: "07700 900000",
  },
  helplines: { emergency: "999", night: null },
};

export const moment = (iso: string) => ({ iso, display: `at ${iso}` });
export const day = (iso: string) => ({ iso, display: iso });

export function leave(): void {
  const root = document.querySelector("#page");
  if (root) render(null, root);
  sessionStorage.clear();
}

export const problem = (status: number, kind: string, detail = "") =>
  new Problem(status, { type: `/problems/${kind}`, detail }, null);

export const page = (answers: Partial<Record<keyof PortalApi, unknown>>, who = customer(LINE)) => {
  const never = () => new Promise<never>(() => undefined);
  const known: Partial<Record<keyof PortalApi, unknown>> = {
    brand: async () => BRAND,
    isSignedIn: async () => true,
    me: async () => who,
    ...answers,
  };
  const api = new Proxy({}, { get: (_, name) => known[name as keyof PortalApi] ?? never }) as PortalApi;
  // Whether the server is there again is asked for behind the pages: here it never is.
  vi.stubGlobal("fetch", never);
  const door: Door = {
    sendCode: vi.fn(),
    signIn: vi.fn(),
    signInWithPasskey: vi.fn(),
    addPasskey: vi.fn(),
    signOut: vi.fn(),
  };
  const portal = new Portal(api, door);
  const root = document.createElement("main");
  root.id = "page";
  document.body.replaceChildren(root);
  return { api, portal, root, who };
};

export type TestPage = ReturnType<typeof page>;

export async function show({ portal, root, who }: TestPage, path: string): Promise<void> {
  await portal.start();
  await vi.waitFor(() => expect(portal.who.state.is).toBe("somebody"), SOON_MS);
  portal.router.replace(path);
  render(
    <PortalHere value={portal}>
      <Outlet customer={who} />
    </PortalHere>,
    root,
  );
}

export const says = (words: string | RegExp) =>
  vi.waitFor(
    () => expect(document.body.textContent).toMatch(words instanceof RegExp ? words : literal(words)),
    SOON_MS,
  );

const literal = (words: string) => new RegExp(words.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));

/** What was done is drawn a moment later. */
const drawn = () => new Promise((done) => setTimeout(done, 20));

export async function press(name: string): Promise<void> {
  const all = [...document.querySelectorAll<HTMLElement>("button, a, label")];
  const found = all.find((one) => one.textContent?.trim() === name);
  if (found === undefined)
    throw new Error(`There is no ${name}. There is ${all.map((one) => one.textContent)}`);
  found.click();
  await drawn();
}

export async function write(id: string, words: string): Promise<void> {
  const field = document.querySelector<HTMLInputElement>(`#${id}`);
  if (field === null) throw new Error(`There is no field ${id}.`);
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await drawn();
}

export async function choose(value: string): Promise<void> {
  document.querySelector<HTMLInputElement>(`input[value="${value}"]`)?.click();
  await drawn();
}
