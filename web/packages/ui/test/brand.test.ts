import { expect, test } from "vitest";
import agreed from "../../../../tests/contract/accents.json";
import { contrast, deriveAccent, wearBrand } from "../src/index";

const TEXT = { light: "#16191f", dark: "#e8ebf0" };
const SURFACES = {
  light: ["#f5f6f8", "#ffffff", "#ebeef2"],
  dark: ["#0e1115", "#161a20", "#1f252d", "#0a0c0f"],
};
const BRANDS = ["#1d5bd0", "#ffd400", "#ff7900", "#e60000", "#777777", "#000000", "#ffffff", "#00ff00"];

/** The same colours on every run, spread over the whole cube. */
function spread(count: number): string[] {
  return Array.from(
    { length: count },
    (_, at) => `#${((at * 0x9e3779b1) & 0xffffff).toString(16).padStart(6, "0")}`,
  );
}

test.each([...BRANDS, ...spread(200)])("%s is readable wherever it is worn, in both themes", (colour) => {
  for (const [theme, accent] of Object.entries(deriveAccent(colour)) as [
    "light" | "dark",
    ReturnType<typeof deriveAccent>["light"],
  ][]) {
    for (const surface of [...SURFACES[theme], accent.soft]) {
      expect(contrast(accent.text, surface)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(accent.focus, surface)).toBeGreaterThanOrEqual(3);
    }
    expect(contrast(accent.onSolid, accent.solid)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(TEXT[theme], accent.soft)).toBeGreaterThanOrEqual(10);
  }
});

test.each(Object.entries(agreed))(
  "%s is worn in the colours that the api prints and checks",
  (colour, worn) => {
    expect(deriveAccent(colour)).toEqual(worn);
  },
);

test("the main button keeps the brand's colour, and an edge is added only where it would be lost", () => {
  const { light, dark } = deriveAccent("#1d5bd0");
  expect([light.solid, light.edge]).toEqual(["#1d5bd0", "#1d5bd0"]);
  expect(deriveAccent("#ffd400").light.edge).not.toBe("#ffd400");
  expect(dark.solid).toBe("#1d5bd0");
});

test("black on white has the greatest contrast, a colour on itself none", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrast("#1d5bd0", "#1d5bd0")).toBe(1);
});

test("the brand reaches the style sheets through custom properties", () => {
  wearBrand({ colour: "#ffd400", corner: "sharp" }, document.documentElement);
  expect(document.documentElement.style.getPropertyValue("--brand-light-solid")).toBe("#ffd400");
  expect(document.documentElement.style.getPropertyValue("--brand-dark-onsolid")).toBe("#000000");
  expect(document.documentElement.dataset.corner).toBe("sharp");
});
