// What is on the map: read from GeoJSON, or from the items of the list where the page has no GeoJSON.

import { number } from "./words.js";

export const GRADES = ["confirmed", "fair", "weak", "contested", "discounted", "ungraded"];

// Kilometres around a coarse place. 25 km is what precision 2 means (GED where_prec); the others are a usual size of
// such an area, since a point carries no outline of its area: wide enough to say "not here exactly".
const REACH = { 3: 35, 4: 90, 5: 200, 6: 300, 7: 200 };
const EARTH = 40075; // km around the equator, 512 pixels at zoom 0

const count = (value) => {
  if (value === null || value === undefined || value === "") return null;
  const n = Number(value);
  return Number.isFinite(n) && n >= 0 ? Math.round(n) : null;
};
const text = (value) => (value === null || value === undefined ? "" : String(value));

/** An address on this site, or "": a link of the data leads nowhere else. */
function local(href) {
  try {
    const url = new URL(href, document.baseURI);
    return href && url.origin === location.origin && /^https?:$/.test(url.protocol) ? url.href : "";
  } catch {
    return "";
  }
}

function point(id, lon, lat, given) {
  // An empty attribute is no coordinate, though Number("") is 0.
  if (lon === "" || lat === "" || lon === null || lat === null) return null;
  const [x, y] = [Number(lon), Number(lat)];
  if (!Number.isFinite(x) || !Number.isFinite(y) || Math.abs(y) > 90 || Math.abs(x) > 180) return null;
  const precision = count(given.precision) ?? 1;
  return {
    id: text(id),
    lon: x,
    lat: y,
    href: local(text(given.href)),
    title: text(given.title),
    when: text(given.when),
    place: text(given.place),
    low: count(given.low),
    best: count(given.best),
    high: count(given.high),
    level: GRADES.includes(given.level) ? given.level : "ungraded",
    reports: count(given.reports),
    voices: count(given.voices),
    precision: precision >= 1 && precision <= 7 ? precision : 5,
    coarse: precision > 2,
  };
}

/** The points of a GeoJSON FeatureCollection; a feature without a point or an id is left out. */
export function fromGeoJSON(collection) {
  const found = [];
  for (const feature of collection?.features ?? []) {
    const given = feature?.properties ?? {};
    const id = given.id ?? feature?.id;
    if (feature?.geometry?.type !== "Point" || id === undefined || id === null) continue;
    const [lon, lat] = feature.geometry.coordinates ?? [];
    const read = point(id, lon ?? null, lat ?? null, given);
    if (read) found.push(read);
  }
  return found;
}

/** The points of list items that carry data-id, data-lat and data-lon. */
export function fromItems(root) {
  const found = [];
  for (const item of root.querySelectorAll("[data-lat][data-lon]")) {
    const link = item.querySelector("a[href]");
    const radio = item.querySelector("input[type=radio]");
    const read = point(item.dataset.id ?? radio?.value, item.dataset.lon, item.dataset.lat, {
      href: link?.getAttribute("href"),
      ...item.dataset,
      title: item.dataset.title ?? (link ?? item).textContent.trim().replace(/\s+/g, " "),
    });
    if (read?.id) found.push(read);
  }
  return found;
}

/** What stands in a mark: the best number, else "12+" for at least twelve, else "?". */
export function label(each) {
  if (each.best !== null) return number(each.best);
  return each.low ? `${number(each.low)}+` : "?";
}

/** Set each point's radius in pixels, so that areas stand to one another as the people killed; return the scale. */
export function size(points) {
  const most = Math.max(0, ...points.map((each) => each.best ?? each.low ?? 0));
  // The largest is 34 px wide where no event has more than a few dead, 76 px from a hundred on.
  const largest = Math.min(38, 17 + most / 4.8);
  const radius = (killed) => Math.round(largest * Math.sqrt(killed / Math.max(most, 1)));
  // None is smaller than its number, 3.4 px a digit to each side: the number can be read, the area is then too large.
  for (const each of points) each.radius = Math.max(radius(each.best ?? each.low ?? 0), 5 + Math.ceil(3.4 * label(each).length));
  return { most, radius };
}

/** GeoJSON of points for MapLibre, with what the layers ask for; ``grade`` gives the words of a level. */
export function toGeoJSON(points, grade) {
  return {
    type: "FeatureCollection",
    features: points.map((each) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [each.lon, each.lat] },
      properties: {
        id: each.id,
        level: each.level,
        grade: grade(each.level),
        coarse: each.coarse,
        radius: each.radius,
        killed: each.best ?? each.low ?? 0,
        label: label(each),
        // pixels at zoom 0 of the reach around a coarse place
        reach: each.coarse ? ((REACH[each.precision] / EARTH) * 512) / Math.max(Math.cos((each.lat * Math.PI) / 180), 0.05) : 0,
      },
    })),
  };
}

/** The zoom at which one such place is seen with its surroundings. */
export const zoomOf = (each) => ({ 1: 8, 2: 7.5, 3: 7, 4: 6, 5: 5, 6: 4, 7: 4 })[each.precision];
