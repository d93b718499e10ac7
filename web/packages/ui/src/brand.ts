/** From an operator's one colour, every colour that wears it, readable in both themes whatever the colour is. */

import { contrast, type Oklch, toHex, toOklch } from "./colour";

export interface Accent {
  /** The brand's colour untouched, for the main button. */
  solid: string;
  /** White or black on it. */
  onSolid: string;
  /** Only drawn where the solid would be lost on its surface. */
  edge: string;
  /** The colour as text, links and icons: 4.5 on every surface. */
  text: string;
  /** The colour as a line: 3 on every surface. */
  focus: string;
  /** Behind the customer's own words. */
  soft: string;
}

interface Theme {
  /** Every surface that accent text may stand on. */
  surfaces: readonly string[];
  soft: { lightness: number; chroma: number };
  /** Which way to walk for more contrast. */
  step: number;
}

const LIGHT: Theme = {
  surfaces: ["#f5f6f8", "#ffffff", "#ebeef2"],
  soft: { lightness: 0.949, chroma: 0.022 },
  step: -0.005,
};
const DARK: Theme = {
  surfaces: ["#0e1115", "#161a20", "#1f252d", "#0a0c0f"],
  soft: { lightness: 0.283, chroma: 0.055 },
  step: 0.005,
};

export function deriveAccent(colour: string): { light: Accent; dark: Accent } {
  return { light: derive(colour, LIGHT), dark: derive(colour, DARK) };
}

function derive(colour: string, theme: Theme): Accent {
  const brand = toOklch(colour);
  const soft = toHex({
    ...brand,
    lightness: theme.soft.lightness,
    chroma: Math.min(brand.chroma, theme.soft.chroma),
  });
  const surfaces = [...theme.surfaces, soft];
  const focus = walk(brand, theme.step, surfaces, 3);
  const isLost = theme.surfaces.some((surface) => contrast(colour, surface) < 3);
  return {
    solid: colour,
    onSolid: contrast(colour, "#ffffff") >= 4.5 ? "#ffffff" : "#000000",
    edge: isLost ? focus : colour,
    text: walk(brand, theme.step, surfaces, 4.5),
    focus,
    soft,
  };
}

/** Keeps the hue and walks the lightness until the colour stands out enough on all of them. */
function walk(brand: Oklch, step: number, surfaces: readonly string[], enough: number): string {
  for (let lightness = brand.lightness; lightness > 0 && lightness < 1; lightness += step) {
    const colour = toHex({ ...brand, lightness });
    if (surfaces.every((surface) => contrast(colour, surface) >= enough)) return colour;
  }
  return step < 0 ? "#000000" : "#ffffff";
}

/** Hands the brand to the style sheets. Through the object model, because the page allows no inline styles. */
export function wearBrand(brand: { colour: string; corner: string }, page: HTMLElement): void {
  for (const [theme, accent] of Object.entries(deriveAccent(brand.colour))) {
    for (const [name, value] of Object.entries(accent as Accent)) {
      page.style.setProperty(`--brand-${theme}-${name.toLowerCase()}`, value);
    }
  }
  page.dataset.corner = brand.corner;
}
