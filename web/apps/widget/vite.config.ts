/** How the chat page is built: one script, one style sheet, nothing inlined, as the content policy asks. */
import { defineConfig } from "vite";

export default defineConfig({
  base: "/chat/",
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    // tools/checks/first_loads_are_small.py reads what needs what.
    manifest: true,
    modulePreload: false,
    reportCompressedSize: true,
    rollupOptions: {
      // What browsers run while ours is closed keeps its name. What other sites load is built by itself.
      input: { main: "index.html", "service-worker": "src/service_worker.ts" },
      output: {
        entryFileNames: ({ name }) => (name === "main" ? "assets/[name]-[hash].js" : "[name].js"),
      },
    },
  },
});
