// The key: what the marks mean, for the grades and sizes that this map shows.

import { sample } from "./marks.js";
import { GRADES } from "./points.js";
import { make } from "./popup.js";
import { number } from "./words.js";

const STEPS = [1, 3, 10, 30, 100, 300, 1000, 3000, 10000];

/** Fill a <details> with the key of these points. */
export function fillKey(details, points, scale, say, colours) {
  const rows = make("ul", "map-grades");
  for (const grade of GRADES.filter((each) => points.some((one) => one.level === each))) {
    rows.append(make("li", "", sample(grade, 7, colours), say(grade)));
  }
  details.replaceChildren(make("summary", "", say("key")));
  if (rows.children.length) details.append(make("p", "", say("grade")), rows);
  if (scale.most > 0) {
    const under = STEPS.filter((step) => step <= scale.most && scale.radius(step) >= 7);
    const steps = [...new Set([under[0], under[Math.floor(under.length / 2)], under.at(-1)])].filter((step) => step !== undefined);
    const sizes = make("ul", "map-sizes");
    for (const step of steps.length ? steps : [scale.most]) {
      sizes.append(make("li", "", sample("ungraded", scale.radius(step), colours), number(step)));
    }
    details.append(make("p", "", say("size")), sizes);
  }
  if (points.some((each) => each.best === null && !each.low)) details.append(make("p", "", say("noBest")));
  if (points.some((each) => each.coarse)) details.append(make("p", "", say("soft")));
  details.append(make("p", "", say("lines")));
}
