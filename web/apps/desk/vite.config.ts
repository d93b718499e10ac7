/** How the agents' page is built: one script, one style sheet, nothing inlined, as the content policy asks. */
import { defineConfig } from "vite";

export default defineConfig({
  base: "/desk/",
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  build: { target: "es2022", assetsInlineLimit: 0, modulePreload: false, reportCompressedSize: true },
});
