import { expect, test } from "vitest";
import { gapIn, isForColleagues, withoutCards } from "../src/writing/guards";
import { mentionsIn } from "../src/writing/mentions";
import { note } from "./made_up";

test("a card number is masked, another long number is not", () => {
  expect(withoutCards("card 4242 4242 4242 4242 please")).toBe("card •••• 4242 please");
  expect(withoutCards("order 1234567890123")).toBe("order 1234567890123");
});

test("places in braces are gaps, prices and words are not", () => {
  expect(gapIn("Hello {customer.given_name}, {x}")).toBe("{customer.given_name}");
  expect(gapIn("£42.10 {} { a }")).toBeNull();
});

test("a name after an @ and words out of a note are for colleagues, an e-mail address is not", () => {
  expect(isForColleagues("ask @Sam", [])).toBe(true);
  expect(isForColleagues("write to ana@example.com", [])).toBe(false);
  expect(
    isForColleagues("so: the line was checked twice already", [note("the line was checked twice already")]),
  ).toBe(true);
});

test("a piece of a note is for colleagues too, however its lines were broken; a few words of it are not", () => {
  const noted = [note("Credit check failed twice in June,\nso no new contract before August.")];
  expect(isForColleagues("We saw: failed twice in June, so no new contract", noted)).toBe(true);
  expect(isForColleagues("There is no new contract yet.", noted)).toBe(false);
});

test("a given name that two have names neither of them", () => {
  const people = [
    { id: "1", name: "Sam Whitfield" },
    { id: "2", name: "Sam Oduya" },
    { id: "3", name: "Lucía Herrero" },
  ];
  expect(mentionsIn("@Sam look", people)).toEqual([]);
  expect(mentionsIn("@Sam Oduya and @Lucía", people)).toEqual(["2", "3"]);
});
