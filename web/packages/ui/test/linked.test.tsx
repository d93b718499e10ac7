import { render } from "preact";
import { expect, test } from "vitest";
import { Linked } from "../src/index";

function linked(text: string): HTMLElement {
  const place = document.createElement("p");
  render(<Linked text={text} opensBeside="(opens beside)" />, place);
  return place;
}

const addresses = (text: string) =>
  [...linked(text).querySelectorAll("a")].map((link) => link.getAttribute("href"));

test("an address can be pressed, without the mark that ends its sentence, and the words around it stay", () => {
  const place = linked("Pay here: https://pay.example/l/7?x=1. Thank you!");
  expect(place.textContent).toBe("Pay here: https://pay.example/l/7?x=1 (opens beside). Thank you!");
  const link = place.querySelector("a");
  expect(link?.getAttribute("href")).toBe("https://pay.example/l/7?x=1");
  expect(link?.rel).toBe("noopener noreferrer");
  expect(link?.target).toBe("_blank");
});

test("each of several addresses can be pressed", () => {
  expect(addresses("(https://a.example/b) and http://c.example, both")).toEqual([
    "https://a.example/b",
    "http://c.example",
  ]);
});

test.each([
  "javascript:alert(1)",
  "data:text/html,x",
  "www.example.com",
  "https:// nothing",
  "<a href='x'>y</a>",
])("%s stays words", (text) => {
  const place = linked(text);
  expect(place.querySelector("a")).toBeNull();
  expect(place.textContent).toBe(text);
});
