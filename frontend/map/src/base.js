// The offline base map: TopoJSON and names that lie beside this script.

import { feature } from "topojson-client";

export const SOURCES = ["land", "lakes", "coast", "borders", "disputed", "divisions"];
// From this zoom on the fine lines are worth their 3 MB.
export const DETAIL = 3.5;

export async function fetchJSON(url) {
  const response = await fetch(url, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${response.status} ${new URL(url, document.baseURI).pathname}`);
  return response.json();
}

/** GeoJSON by source name; a layer that a file lacks is empty. */
export async function loadShapes(url) {
  const topology = await fetchJSON(url);
  return Object.fromEntries(
    SOURCES.map((name) => [
      name,
      name in topology.objects ? feature(topology, topology.objects[name]) : { type: "FeatureCollection", features: [] },
    ]),
  );
}

// Inhabitants from which a name shows at a zoom. Whole zooms only: MapLibre filters by the tile's.
const COUNTRY = [[80e6, 1], [25e6, 2], [2e6, 3]];
const TOWN = [[1.5e6, 4], [500e3, 5], [150e3, 6], [70e3, 7]];
const from = (steps, people, last) => steps.find(([least]) => people >= least)?.[1] ?? last;

/** The names as GeoJSON: kind, the zoom they show from, and a rank that lets the larger win. A capital (its number is
 * negative) shows early, but looks like any town: which town is whose capital is not for this map to say. */
export async function loadNames(url) {
  const places = await fetchJSON(url);
  const features = [];
  const add = (kind, [lon, lat, name, people], starts) =>
    features.push({
      type: "Feature",
      geometry: { type: "Point", coordinates: [lon, lat] },
      properties: { kind, name, from: starts, rank: -Math.abs(people) - (people < 0 ? 5e6 : 0) },
    });
  for (const place of places.countries) add("country", place, from(COUNTRY, place[3], 4));
  for (const place of places.divisions) add("division", place, place[3] >= 1e6 ? 5 : 6);
  for (const place of places.towns) add("town", place, place[3] < 0 ? 4 : from(TOWN, place[3], 8));
  return { type: "FeatureCollection", features };
}
