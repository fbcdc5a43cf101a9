// The key: what the marks mean, for the grades, sizes and places that this map shows.

import { drawRing, sample } from "./marks.js";
import { GRADES } from "./points.js";
import { make } from "./popup.js";
import { number } from "./words.js";

const STEPS = [1, 3, 10, 30, 100, 300, 1000, 3000, 10000];

/** Fill a list with the key of these points. */
export function fillKey(list, points, scale, say, colours) {
  const rows = [];
  for (const grade of GRADES.filter((each) => points.some((one) => one.level === each))) {
    rows.push(make("li", "", sample(grade, 7, colours), make("span", "", say(grade))));
  }
  const under = STEPS.filter((step) => step <= scale.most && scale.radius(step) >= 6);
  const steps = [...new Set([under[0], under.at(-1)])].filter((step) => step !== undefined);
  if (steps.length) {
    const sizes = make("li", "map-sizes");
    for (const step of steps) sizes.append(sample("ungraded", scale.radius(step), colours), make("span", "", number(step)));
    sizes.append(make("span", "", say("size")));
    rows.push(sizes);
  }
  if (points.some((each) => each.best === null && !each.low)) rows.push(make("li", "", say("noBest")));
  if (points.some((each) => each.coarse)) rows.push(make("li", "", drawRing(colours), make("span", "", say("soft"))));
  rows.push(make("li", "", make("span", "map-dashes"), make("span", "", say("lines"))));
  list.replaceChildren(...rows);
}
