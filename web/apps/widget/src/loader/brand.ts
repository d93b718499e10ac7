/** Whose button it is and how it looks: the server writes that into this script, so that nothing else is asked for. */

export interface Colours {
  solid: string;
  on: string;
  edge: string;
}

export interface Brand {
  name: string;
  phone: string;
  hours: string;
  corner: string;
  light: Colours;
  dark: Colours;
}

/** api/pages.py puts the brand in this line's place. */
const WRITTEN = "SELFCARE_BRAND";

export const brand = JSON.parse(WRITTEN) as Brand;
