import { afterEach, expect, test, vi } from "vitest";
import { canUsePasskeys, PasskeyNotShown, PasskeyThere } from "../src";
import { makePasskey, showPasskey } from "../src/passkeys";

class Credential {
  toJSON() {
    return { id: "a key" };
  }
  static parseRequestOptionsFromJSON = (options: unknown) => options;
  static parseCreationOptionsFromJSON = (options: unknown) => options;
}

function browserAt(hostname: string, isSecure = true) {
  vi.stubGlobal("isSecureContext", isSecure);
  vi.stubGlobal("location", { hostname });
  vi.stubGlobal("PublicKeyCredential", Credential);
}

const device = (credentials: object) => vi.stubGlobal("navigator", { credentials });

afterEach(() => vi.unstubAllGlobals());

test.each([
  ["my.example.com", true],
  ["localhost", true],
  ["127.0.0.1", false],
  ["[::1]", false],
])("at %s passkeys can be used: %s", (hostname, can) => {
  browserAt(hostname);
  expect(canUsePasskeys()).toBe(can);
});

test("without encryption, or in an old browser, there are none", () => {
  browserAt("my.example.com", false);
  expect(canUsePasskeys()).toBe(false);
  browserAt("my.example.com");
  vi.stubGlobal("PublicKeyCredential", undefined);
  expect(canUsePasskeys()).toBe(false);
});

test("what the device has signed is told as it stands", async () => {
  browserAt("localhost");
  device({ get: async () => new Credential() });
  expect(await showPasskey({ challenge: "x" })).toEqual({ id: "a key" });
});

test.each([
  ["NotAllowedError", PasskeyNotShown],
  ["InvalidStateError", PasskeyThere],
])("%s of a device is an answer", async (name, told) => {
  browserAt("localhost");
  device({ create: () => Promise.reject(new DOMException("no", name)) });
  await expect(makePasskey({})).rejects.toBeInstanceOf(told);
});
