/** Other languages lack nothing, and what is filled in is filled in everywhere. */

import { afterEach, expect, test } from "vitest";
import { fitting, tagOf } from "../src/tags";
import { speak, texts } from "../src/texts";
import { en } from "../src/texts/en";
import { faultsOf } from "./catalogue_faults";
import { PSEUDO, pseudo } from "./pseudo";

const CATALOGUES = import.meta.glob<object>("../src/texts/*.json", { eager: true, import: "default" });

afterEach(() => speak({}, "en"));

test.each(Object.entries(CATALOGUES))("%s lacks nothing", (path, catalogue) => {
  expect(faultsOf(en, catalogue, tagOf(path))).toEqual([]);
});

test("the made-up language is made from the English lines of today", async () => {
  const made = `${JSON.stringify(pseudo(en), null, 2)}\n`;
  await expect(made).toMatchFileSnapshot(`../src/texts/${PSEUDO}.json`);
});

test.each([
  ["a line that is missing", { message: undefined }, "message is missing"],
  ["a line that English has not", { mesage: "Nachricht" }, "mesage is nowhere said"],
  ["another hole", { signedInAs: "Angemeldet als {nam}" }, "signedInAs has the holes nam instead of name"],
  ["a form that is missing", { left: { other: "noch {count}" } }, "left.one is missing"],
  [
    "a form without what it is about",
    { left: { one: "eins", other: "viele" } },
    "left.other has the holes none instead of count",
  ],
  ["a part that is a line", { signIn: "Anmelden" }, "signIn has to be a part with lines of its own"],
])("%s is found", (_, change, fault) => {
  expect(faultsOf(en, { ...en, ...change }, "de")).toEqual([fault]);
});

test("a line that a language lacks is said in English, with English forms", () => {
  const held = texts.signIn;
  speak({ send: "Senden", signIn: { confirm: "Anmelden" } }, "de");
  expect([texts.send, held.confirm, held.title]).toEqual(["Senden", "Anmelden", "Sign in"]);
  expect([texts.left(1), texts.left(2)]).toEqual(["1 character left", "2 characters left"]);
});

test("each language has its own forms, its own order and its own way to write numbers", () => {
  const left = { one: "{count} znak", few: "{count} znaki", many: "{count} znaków", other: "{count} znaku" };
  speak({ left, call: "{hours}: {phone}" }, "pl");
  expect([1, 3, 5, 12_345].map((count) => texts.left(count))).toEqual([
    "1 znak",
    "3 znaki",
    "5 znaków",
    "12\u00a0345 znaków",
  ]);
  expect(texts.call("0800", "immer")).toBe("immer: 0800");
});

test.each([
  ["pt-BR", "pt"],
  ["de", "de"],
  ["de-AT-1996", "de-AT"],
  ["fr", null],
])("whoever asks for %s gets %s", (wanted, found) => {
  expect(fitting(wanted, ["de", "de-AT", "pt"])).toBe(found);
});
