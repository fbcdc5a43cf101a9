// Builds the map into the package's static folder, under names without hashes: the pages name them.

import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { defineConfig } from "vite";

const out = resolve(import.meta.dirname, "../../src/corroborate/web/static/map");

/** The licences of what is bundled: the dependencies and, since MapLibre comes bundled itself, theirs. */
function licences() {
  const seen = new Map();
  const visit = (name, from) => {
    const nested = join(from, "node_modules", name);
    const folder = existsSync(nested) ? nested : join(import.meta.dirname, "node_modules", name);
    if (!existsSync(folder)) throw new Error(`${name} is not installed: run npm ci in frontend/map`);
    const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    if (seen.has(`${name} ${about.version}`) || name.startsWith("@types/")) return;
    const file = ["LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "license", "COPYING"].find((each) => existsSync(join(folder, each)));
    const text = file ? readFileSync(join(folder, file), "utf8").trim() : `No licence file is shipped; package.json says: ${about.license}`;
    seen.set(`${name} ${about.version}`, `${about.license}\n\n${text}`);
    for (const next of Object.keys(about.dependencies ?? {})) visit(next, folder);
  };
  const own = JSON.parse(readFileSync(join(import.meta.dirname, "package.json"), "utf8"));
  for (const name of Object.keys(own.dependencies)) visit(name, import.meta.dirname);
  const parts = [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, text]) => `${"=".repeat(78)}\n${name}: ${text}\n`);
  return `What desk-map.js, map.js, pmtiles.js and the worker are made of, and under which terms.\n\n${parts.join("\n")}`;
}

export default defineConfig({
  base: "./",
  build: {
    outDir: out,
    emptyOutDir: false, // basemap/ lies there too
    target: "es2022",
    cssCodeSplit: false,
    modulePreload: false,
    chunkSizeWarningLimit: 1200,
    rollupOptions: {
      input: resolve(import.meta.dirname, "src/desk-map.js"),
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: ({ name }) => (name === "esm" ? "pmtiles.js" : `${name}.js`),
        assetFileNames: ({ names }) => (names?.[0]?.endsWith(".css") ? "desk-map.css" : "[name][extname]"),
      },
    },
  },
  worker: { format: "es", rollupOptions: { output: { entryFileNames: "map-worker.js" } } },
  plugins: [
    {
      name: "licences",
      generateBundle() {
        this.emitFile({ type: "asset", fileName: "LICENSES.txt", source: licences() });
      },
    },
  ],
});
