/** Which addresses the service worker keeps: pages, what they are built of, and the operator's name and logo. */

const BRAND = /^\/v1\/brand(\/logo\/\w+)?$/;
const BUILT = /^\/(chat\/)?assets\//;
/** Not pages: what the API answers, and what was made for somebody else. */
const OTHERS = /^\/(v1|desk)(\/|$)/;

export const isBrand = (path: string): boolean => BRAND.test(path);
export const isBuilt = (path: string): boolean => BUILT.test(path);

/** Every address of the portal is one page, and the chat is another. Null: a file, or nobody's. */
export function pageOf(path: string): "/" | "/chat/" | null {
  if (OTHERS.test(path) || /\.\w+$/.test(path)) return null;
  return /^\/chat(\/|$)/.test(path) ? "/chat/" : "/";
}

type Manifest = Record<string, { file: string; css?: string[]; assets?: string[] }>;

/** What the build says that it has made, as addresses; without what has a name of its own, as this worker has. */
export function builtFiles(app: string, manifest: Manifest): string[] {
  const files = Object.values(manifest).flatMap(({ file, css = [], assets = [] }) => [
    file,
    ...css,
    ...assets,
  ]);
  return [...new Set(files)].filter((file) => file.startsWith("assets/")).map((file) => app + file);
}
