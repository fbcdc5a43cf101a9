// The words of the map. A page in another language gives its own as JSON in data-words: {"killed": "…", …}.

export const WORDS = {
  title: "Map of events",
  pickTitle: "Map of places to choose from",
  killed: "killed",
  unknown: "number killed unknown",
  atLeast: "at least {n}",
  upTo: "up to {n}",
  about: "about {n}",
  best: "best {n}",
  low: "low",
  high: "high",
  open: "open",
  reports: "{n} reports",
  report: "1 report",
  voices: "{n} independent voices",
  voice: "1 independent voice",
  eventsHere: "{n} events here",
  events: "events",
  more: "and {n} more, in the list",
  key: "Key",
  size: "people killed, best number",
  noBest: "? no number",
  soft: "place known only roughly",
  lines: "disputed border",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  close: "Close",
  scroll: "Use Ctrl + scroll to zoom the map",
  scrollMac: "Use ⌘ + scroll to zoom the map",
  scrollTouch: "Use two fingers to move the map",
  off: "The map could not be drawn here; the list below says the same.",
  noPoints: "The points of the map could not be loaded ({why}). Reload the page, or use the list.",
  noBase: "The base map could not be loaded ({why}); the points stand without it.",
  noTiles: "The tiles of the map could not be loaded ({why}); the built-in base map stands in.",
  tilesForm: "data-tiles must be a URL with {z}/{x}/{y}, or end in .pmtiles or .json",
  pinned: "{n}: {title}",
  here: "The point you set",
  confirmed: "confirmed",
  fair: "fair",
  weak: "weak",
  contested: "contested",
  discounted: "discounted",
  ungraded: "not graded",
  precision1: "exact place",
  precision2: "within about 25 km of this place",
  precision3: "somewhere in this district",
  precision4: "somewhere in this province",
  precision5: "somewhere in this wider area",
  precision6: "somewhere in this country",
  precision7: "at sea or in the air",
};

/** The words for an element, its own in data-words first. */
export function wordsOf(element) {
  let own = {};
  try {
    own = JSON.parse(element.dataset.words || "{}");
  } catch {
    own = {}; // a page with broken words still has a map, in English
  }
  const all = { ...WORDS, ...own };
  return (key, values = {}) =>
    String(all[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** A count of persons with thin thousands separators, as everywhere in the desk. */
export function number(n) {
  return String(n).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

/** A range as a reader says it: "27", "21–27", "at least 21", "up to 30", "about 25"; null if nothing is known. */
export function interval(say, low, best, high) {
  if (low !== null && low === high) return number(low);
  if (low !== null && high !== null && low > 0) return `${number(low)}–${number(high)}`;
  if (high !== null) return say("upTo", { n: number(high) });
  if (low !== null && low > 0) return say("atLeast", { n: number(low) });
  if (best !== null) return say("about", { n: number(best) });
  return null;
}
