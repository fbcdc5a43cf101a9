// Tiles of one's own, by setting: raster tiles, a PMTiles archive, or a MapLibre style.

import { addProtocol } from "maplibre-gl";
import { fetchJSON } from "./base.js";

const KINDS = ["vector", "raster", "raster-dem", "geojson", "image"];
let protocol = null;

/** Layers for a vector archive in the scheme of Protomaps' base maps; of another scheme, what shares the names is drawn. */
function protomaps(c) {
  const part = (id, type, layer, paint, more = {}) => ({ id: `tiles-${id}`, type, source: "tiles", "source-layer": layer, paint, ...more });
  const halo = { "text-halo-color": c.halo, "text-halo-width": 1.4 };
  const name = { "text-field": ["coalesce", ["get", "name:en"], ["get", "name"]], "text-font": ["Helvetica Neue", "Arial", "Noto Sans", "sans-serif"] };
  return [
    part("earth", "fill", "earth", { "fill-color": c.land }),
    part("water", "fill", "water", { "fill-color": c.sea }, { filter: ["==", ["geometry-type"], "Polygon"] }),
    part("rivers", "line", "water", { "line-color": c.sea, "line-width": 1.2 }, { filter: ["==", ["geometry-type"], "LineString"] }),
    part("buildings", "fill", "buildings", { "fill-color": c.division }, { minzoom: 14 }),
    part("roads", "line", "roads", {
      "line-color": c.division, "line-width": ["interpolate", ["exponential", 1.6], ["zoom"], 6, 0.6, 14, 2.5, 18, 12],
    }),
    part("boundaries", "line", "boundaries", { "line-color": c.border, "line-width": 0.9, "line-dasharray": [3, 2] }),
    part("places", "symbol", "places", { "text-color": c.town, ...halo }, { layout: { ...name, "text-size": 12 } }),
  ];
}

/** A style's sources and layers under names that cannot clash with ours, its addresses made absolute. */
function named(style, base) {
  for (const [name, source] of Object.entries(style.sources ?? {})) {
    // MapLibre takes an unknown type for a plug-in's, and then waits for it without a word.
    if (!KINDS.includes(source?.type)) throw new Error(`source ${name}: type ${source?.type}`);
  }
  // new URL() would escape the braces of {z}/{x}/{y}
  const absolute = (url) => (url === undefined ? undefined : new URL(url, base).href.replace(/%7B/gi, "{").replace(/%7D/gi, "}"));
  const sources = Object.entries(style.sources ?? {}).map(([name, source]) => [
    `tiles-${name}`,
    { ...source, ...(source.url && { url: absolute(source.url) }), ...(source.tiles && { tiles: source.tiles.map(absolute) }) },
  ]);
  const layers = (style.layers ?? []).map((layer) => ({
    ...layer,
    id: `tiles-${layer.id}`,
    ...(layer.source && { source: `tiles-${layer.source}` }),
  }));
  return {
    sources: Object.fromEntries(sources),
    layers,
    glyphs: absolute(style.glyphs),
    sprite: typeof style.sprite === "string" ? absolute(style.sprite) : undefined,
    maxZoom: 19,
  };
}

/** Sources, layers and glyphs for data-tiles, and how far they zoom. Raises an Error in words if they cannot be had. */
export async function loadTiles(url, colours, say) {
  const full = new URL(url, document.baseURI).href.replace(/%7B/gi, "{").replace(/%7D/gi, "}");
  const bare = full.split(/[?#]/)[0];
  if (/\{z\}.*\{[xy]\}/.test(full)) {
    return {
      sources: { tiles: { type: "raster", tiles: [full], tileSize: 256, maxzoom: 19 } },
      layers: [{ id: "tiles-raster", type: "raster", source: "tiles" }],
      maxZoom: 18,
    };
  }
  if (bare.endsWith(".pmtiles")) {
    const { PMTiles, Protocol, TileType } = await import("pmtiles");
    if (protocol === null) {
      protocol = new Protocol();
      addProtocol("pmtiles", protocol.tile);
    }
    const archive = new PMTiles(full);
    protocol.add(archive);
    const header = await archive.getHeader();
    const vector = header.tileType === TileType.Mvt;
    return {
      sources: { tiles: { type: vector ? "vector" : "raster", url: `pmtiles://${full}`, ...(vector ? {} : { tileSize: 256 }) } },
      layers: vector ? protomaps(colours) : [{ id: "tiles-raster", type: "raster", source: "tiles" }],
      maxZoom: Math.min(header.maxZoom + 3, 19),
    };
  }
  if (bare.endsWith(".json")) {
    return named(await fetchJSON(full), full);
  }
  throw new Error(say("tilesForm"));
}
