/** How the web's unit tests run: every package and app in one pass, in a small browser of their own. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  test: {
    environment: "happy-dom",
    environmentOptions: { happyDOM: { width: 1280, height: 800 } },
    include: ["{packages,apps}/*/test/**/*.test.{ts,tsx}"],
    restoreMocks: true,
    unstubGlobals: true,
    // The machine is shared with the other processes of the project.
    maxWorkers: 1,
  },
});
