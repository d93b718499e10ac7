import { type Customer, Problem } from "@selfcare/client";
import { beforeEach, expect, test, vi } from "vitest";
import type { Door } from "../src/door/door";
import { GivenUp, Who } from "../src/door/who";

const ANA = { id: "1", name: "Ana Brown" } as unknown as Customer;
const BEN = { id: "2", name: "Ben Okafor" } as unknown as Customer;
const ended = new Problem(401, { type: "/problems/session-unknown" }, null);
const wornOff = new Problem(403, { type: "/problems/sign-in-required", needs: "verified" }, null);

beforeEach(() => sessionStorage.clear());

function made(...customers: Customer[]) {
  const door: Door = {
    sendCode: vi.fn(),
    signIn: vi.fn(async () => undefined),
    signInWithPasskey: vi.fn(async () => undefined),
    addPasskey: vi.fn(),
    signOut: vi.fn(async () => undefined),
  };
  const forget = vi.fn();
  const me = vi.fn(async () => customers.shift() ?? Promise.reject(ended));
  const isSignedIn = vi.fn(async () => true);
  return { who: new Who({ isSignedIn, me }, door, forget), forget, door, isSignedIn, me };
}

test("what needs a fresh code waits for it, and then goes on", async () => {
  const { who, forget } = made(ANA, ANA);
  await who.ask();
  const request = vi.fn().mockRejectedValueOnce(wornOff).mockResolvedValueOnce("paid");
  const done = who.guarded(request);
  await vi.waitFor(() => expect(who.state.need).toBe("proof"));
  await who.signIn("123456");
  expect(await done).toBe("paid");
  expect(who.state.need).toBeNull();
  expect(forget).not.toHaveBeenCalled();
});

test("who leaves it has done nothing", async () => {
  const { who } = made(ANA);
  await who.ask();
  const request = vi.fn().mockRejectedValue(wornOff);
  const done = who.guarded(request);
  await vi.waitFor(() => expect(who.state.need).toBe("proof"));
  who.giveUp();
  await expect(done).rejects.toBeInstanceOf(GivenUp);
  expect(request).toHaveBeenCalledTimes(1);
});

test("a session that is over hides the page and keeps whose it is", async () => {
  const { who } = made(ANA);
  await who.ask();
  who.heard(ended);
  expect(who.state).toMatchObject({ is: "somebody", need: "ended", customer: ANA });
});

test("somebody else who signs in meanwhile does not go on with what another had begun", async () => {
  const { who, forget } = made(ANA, BEN);
  await who.ask();
  const request = vi.fn().mockRejectedValue(ended);
  const done = who.guarded(request);
  await vi.waitFor(() => expect(who.state.need).toBe("ended"));
  const refused = expect(done).rejects.toBeInstanceOf(GivenUp);
  await who.signIn("123456");
  await refused;
  expect(request).toHaveBeenCalledTimes(1);
  expect(forget).toHaveBeenCalledTimes(1);
  expect(who.state.customer).toBe(BEN);
});

test("signing out that does not get through is said, and nothing is forgotten yet", async () => {
  const { who, forget, door } = made(ANA);
  await who.ask();
  vi.mocked(door.signOut).mockRejectedValueOnce(new Error("gone"));
  await who.signOut();
  expect(who.state).toMatchObject({ stillSignedIn: true, is: "somebody" });
  expect(forget).not.toHaveBeenCalled();
  await who.signOut();
  expect(who.state).toMatchObject({ is: "nobody", customer: null, hasLeft: true });
  expect(forget).toHaveBeenCalledTimes(1);
});

test("a passkey that is shown in the middle of something lets it go on", async () => {
  const { who, door } = made(ANA, ANA);
  await who.ask();
  const request = vi.fn().mockRejectedValueOnce(wornOff).mockResolvedValueOnce("paid");
  const done = who.guarded(request);
  await vi.waitFor(() => expect(who.state.need).toBe("proof"));
  await who.signInWithPasskey();
  expect(await done).toBe("paid");
  expect(door.signIn).not.toHaveBeenCalled();
});

test("a passkey is offered to who came by a code, and not to who only proved it afresh", async () => {
  const { who } = made(ANA, ANA, ANA);
  await who.signIn("123456");
  expect(who.state.cameByCode).toBe(true);
  who.offered();
  await who.signIn("123456");
  expect(who.state.cameByCode).toBe(false);
});

test("who changes their name stays who they are", async () => {
  const { who, forget } = made(ANA, { ...ANA, name: "Ana Lee" });
  await who.ask();
  await who.ask();
  expect(forget).not.toHaveBeenCalled();
  expect(who.state.customer?.name).toBe("Ana Lee");
});

test("what is said to whoever has left stays until somebody comes", async () => {
  const { who } = made(ANA, BEN);
  await who.ask();
  await who.signOut("Your data was erased.");
  expect(who.state).toMatchObject({ is: "nobody", farewell: "Your data was erased." });
  await who.signIn("123456");
  expect(who.state).toMatchObject({ customer: BEN, farewell: null });
});

test("where nobody is known, who it is is asked only of whoever is signed in", async () => {
  const { who, isSignedIn, me } = made(ANA);
  isSignedIn.mockResolvedValueOnce(false);
  expect(await who.ask()).toBe(true);
  expect(who.state.is).toBe("nobody");
  expect(me).not.toHaveBeenCalled();
  await who.ask();
  expect(who.state.customer).toBe(ANA);
  await who.ask();
  expect(isSignedIn).toHaveBeenCalledTimes(2);
});
