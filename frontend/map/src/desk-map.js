// Enhances every <div class="map" data-points=… | data-pick=…>. The list inside is the page; the map is added to it, and
// where it cannot be drawn the list stays as it was. docs/map.md says what a page must contain.

import "./desk-map.css";
import { wordsOf } from "./words.js";

const SELECTOR = ".map[data-points], .map[data-pick]";
const live = new Map();

function drawable() {
  try {
    return document.createElement("canvas").getContext("webgl2") !== null;
  } catch {
    return false;
  }
}

function off(element, say, why) {
  element.dataset.state = "off";
  if (why) console.warn("desk-map:", why);
  const note = document.createElement("p");
  note.className = "map-note";
  note.setAttribute("role", "status");
  note.textContent = why instanceof Error && why.cause ? why.message : say("off");
  element.prepend(note);
}

async function enhance(element) {
  if (element.dataset.state) return;
  element.dataset.state = "loading";
  const say = wordsOf(element);
  if (!drawable()) {
    off(element, say, null);
    return;
  }
  try {
    const { DeskMap } = await import("./map.js");
    const map = new DeskMap(element, say);
    live.set(element, map);
    await map.start();
    element.deskMap = map;
    element.dataset.ready = "";
    element.dispatchEvent(new CustomEvent("map-ready", { bubbles: true }));
  } catch (error) {
    off(element, say, error);
  }
}

function enhanceAll(root) {
  if (root instanceof Element && root.matches(SELECTOR)) void enhance(root);
  for (const element of root.querySelectorAll(SELECTOR)) void enhance(element);
}

enhanceAll(document);
// What htmx swaps in is enhanced as well, and what it takes away gives its WebGL context back.
document.addEventListener("htmx:load", (event) => enhanceAll(event.target));
document.addEventListener("htmx:beforeCleanupElement", (event) => {
  live.get(event.target)?.remove();
  live.delete(event.target);
});
