// How the map looks: two palettes and one table of layers. The colours are the dossier's.

const LIGHT = {
  sea: "#dfe5e8", land: "#f6f4ef", coast: "#aeb4b3", border: "#9a9285", division: "#d3ccbf", disputed: "#9a9285",
  country: "#5d5850", area: "#77715f", town: "#4d4a45", halo: "#f6f4ef",
  paper: "#ffffff", ink: "#1b1a18", soft: "#4d4a45", faint: "#8f8a80", accent: "#8c1d2f", focus: "#0b57d0",
};
const DARK = {
  sea: "#101315", land: "#23211e", coast: "#4a4d4d", border: "#78716a", division: "#3b3833", disputed: "#78716a",
  country: "#b5afa3", area: "#8e887c", town: "#b5afa3", halo: "#23211e",
  paper: "#161513", ink: "#efece6", soft: "#c5c0b6", faint: "#7d776c", accent: "#f0a0a4", focus: "#8ab4f8",
};

export const palette = (dark) => (dark ? DARK : LIGHT);

// Letters are drawn in the browser from the reader's own fonts, of any script: none is fetched. The first name carries
// the weight, since MapLibre reads it there; the rest are what the weight is drawn in.
const SANS = ["Helvetica Neue", "Arial", "Liberation Sans", "Noto Sans", "Noto Sans Arabic", "sans-serif"];
const plain = SANS;
const bold = ["Bold", ...SANS];
const italic = ["Italic", ...SANS];

const byGrade = (of, key = "level") => [
  "match", ["get", key],
  "confirmed", of("confirmed"), "fair", of("fair"), "weak", of("weak"),
  "contested", of("contested"), "discounted", of("discounted"), of("ungraded"),
];
// A ring's true size on the ground, but never narrower than the mark it stands for: pixels double with each zoom.
const ground = (more) => [
  "interpolate", ["exponential", 2], ["zoom"],
  ...Array.from({ length: 15 }, (_, zoom) => [
    zoom, ["max", ["+", ["get", "radius"], 6 + more], ["+", more, ["*", ["get", "reach"], 2 ** zoom]]],
  ]).flat(),
];

const single = ["!", ["has", "point_count"]];
const coarse = ["all", single, ["get", "coarse"]];
const exact = ["all", single, ["!", ["get", "coarse"]]];
// Marks and names of events in one place; the smaller lie on top.
const order = ["-", 0, ["get", "killed"]];

/** The base map, from below; the layers of tiles go between it and the events. */
export function baseLayers(c) {
  return [
    { id: "sea", type: "background", paint: { "background-color": c.sea } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": c.land, "fill-antialias": false } },
    { id: "lakes", type: "fill", source: "lakes", paint: { "fill-color": c.sea, "fill-outline-color": c.coast } },
    {
      id: "divisions", type: "line", source: "divisions", minzoom: 3.5,
      paint: { "line-color": c.division, "line-width": ["interpolate", ["linear"], ["zoom"], 4, 0.5, 8, 1.2] },
    },
    {
      id: "coast", type: "line", source: "coast",
      paint: { "line-color": c.coast, "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.4, 6, 0.9] },
    },
    {
      id: "borders", type: "line", source: "borders", layout: { "line-join": "round" },
      paint: { "line-color": c.border, "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.4, 4, 0.9, 9, 1.8] },
    },
    {
      id: "disputed", type: "line", source: "disputed", minzoom: 2,
      paint: {
        "line-color": c.disputed, "line-dasharray": [3, 2.5],
        "line-width": ["interpolate", ["linear"], ["zoom"], 2, 0.5, 9, 1.6],
      },
    },
  ];
}

/** Names of countries, divisions and towns; left out where tiles carry their own. */
export function nameLayers(c) {
  const names = (kind) => ["all", ["==", ["get", "kind"], kind], ["<=", ["get", "from"], ["zoom"]]];
  const halo = { "text-halo-color": c.halo, "text-halo-width": 1.4, "text-halo-blur": 0.4 };
  return [
    {
      id: "division-names", type: "symbol", source: "names", minzoom: 5.5, maxzoom: 9,
      filter: names("division"),
      layout: {
        "text-field": ["get", "name"], "text-font": italic, "text-size": ["interpolate", ["linear"], ["zoom"], 5, 10.5, 9, 13],
        "text-letter-spacing": 0.06, "text-max-width": 7, "text-padding": 12, "symbol-sort-key": ["get", "rank"],
      },
      paint: { "text-color": c.area, ...halo },
    },
    {
      id: "town-names", type: "symbol", source: "names", minzoom: 4,
      filter: names("town"),
      layout: {
        "icon-image": "dot:",
        "text-field": ["get", "name"], "text-font": plain,
        "text-size": ["interpolate", ["linear"], ["zoom"], 4, 11, 9, 13],
        "text-variable-anchor": ["left", "right", "top", "bottom"], "text-radial-offset": 0.45, "text-justify": "auto",
        "text-padding": 3, "symbol-sort-key": ["get", "rank"],
      },
      paint: { "text-color": c.town, ...halo },
    },
    {
      id: "country-names", type: "symbol", source: "names", maxzoom: 6.5,
      filter: names("country"),
      layout: {
        "text-field": ["upcase", ["get", "name"]], "text-font": plain,
        "text-size": ["interpolate", ["linear"], ["zoom"], 2, 9.5, 6, 13], "text-letter-spacing": 0.12,
        "text-max-width": 7, "text-padding": 6, "symbol-sort-key": ["get", "rank"],
      },
      paint: { "text-color": c.country, ...halo },
    },
  ];
}

/** The events, and what the reader looks at. */
export function eventLayers(c, stackWord) {
  const colour = byGrade((grade) => c[{ confirmed: "ink", fair: "ink", weak: "soft", contested: "accent" }[grade] ?? "faint"]);
  const number = {
    "text-field": ["get", "label"], "text-font": bold, "text-size": ["step", ["get", "radius"], 10.5, 12, 11.5, 18, 13, 28, 15],
    "text-allow-overlap": true, "text-ignore-placement": false, "symbol-sort-key": order, "text-padding": 0,
  };
  const mark = (id, source, filter) => ({
    id, type: "symbol", source, filter,
    layout: {
      ...number,
      "icon-image": ["concat", "mark:", ["get", "level"], ":", ["to-string", ["get", "radius"]]],
      "icon-allow-overlap": true,
    },
    paint: {
      "text-color": byGrade((grade) => (grade === "confirmed" ? c.paper : grade === "contested" ? c.accent : c.ink)),
      "text-halo-color": byGrade((grade) => (grade === "confirmed" ? c.ink : c.paper)),
      "text-halo-width": ["match", ["get", "level"], "contested", 1.6, 0],
    },
  });
  return [
    {
      id: "rings", type: "circle", source: "events", filter: coarse,
      layout: { "circle-sort-key": order },
      paint: {
        "circle-radius": ground(6), "circle-color": colour, "circle-blur": 0.55,
        // Close by, a ring fills the window: it must not then darken all that lies in it.
        "circle-opacity": ["interpolate", ["linear"], ["zoom"], 4, 0.2, 8, 0.08],
      },
    },
    {
      id: "ring-edges", type: "circle", source: "events", filter: coarse,
      layout: { "circle-sort-key": order },
      paint: {
        "circle-radius": ground(0), "circle-opacity": 0, "circle-color": colour,
        "circle-stroke-color": colour, "circle-stroke-width": 1, "circle-stroke-opacity": 0.45,
      },
    },
    {
      id: "chosen-ring", type: "circle", source: "chosen", filter: ["get", "coarse"],
      paint: {
        "circle-radius": ground(0), "circle-opacity": 0.08, "circle-color": c.focus,
        "circle-stroke-color": c.focus, "circle-stroke-width": 2,
      },
    },
    {
      id: "coarse", type: "symbol", source: "events", filter: coarse,
      layout: { ...number, "text-field": ["concat", ["get", "label"], "\n", ["get", "grade"]], "text-size": 11.5, "text-line-height": 1.05 },
      paint: { "text-color": colour, "text-halo-color": c.halo, "text-halo-width": 1.6 },
    },
    mark("marks", "events", exact),
    {
      id: "stacks", type: "symbol", source: "events", filter: ["has", "point_count"],
      layout: {
        "icon-image": "stack:", "icon-text-fit": "both", "icon-text-fit-padding": [1, 3, 1, 3], "icon-allow-overlap": true,
        "text-field": ["format", ["to-string", ["get", "point_count"]], {}, `\n${stackWord}`, { "font-scale": 0.78, "text-font": ["literal", plain] }],
        "text-font": bold, "text-size": 12, "text-line-height": 1.05, "text-allow-overlap": true, "symbol-sort-key": ["get", "point_count"],
      },
      paint: { "text-color": c.ink },
    },
    // Again above all, since it may lie in a stack.
    mark("chosen-mark", "chosen", ["!", ["get", "coarse"]]),
    {
      id: "chosen", type: "circle", source: "chosen", filter: ["!", ["get", "coarse"]],
      paint: {
        "circle-radius": ["+", ["get", "radius"], 4], "circle-opacity": 0, "circle-color": c.focus,
        "circle-stroke-color": c.focus, "circle-stroke-width": 2.5,
      },
    },
  ];
}
