/** How the script for other sites' pages is built: one file, whole, under a name that never changes. */
import { defineConfig } from "vite";

export default defineConfig({
  base: "/chat/",
  build: {
    target: "es2022",
    emptyOutDir: false,
    modulePreload: false,
    reportCompressedSize: true,
    rollupOptions: {
      input: "src/embed.ts",
      output: { format: "iife", entryFileNames: "embed.js" },
    },
  },
});
