// What a popup says. Words of the data are set as text, never as markup: titles come from reports that may be hostile.

import { sample } from "./marks.js";
import { interval, number } from "./words.js";

/** An element with a class, text and children. */
export function make(name, css = "", ...children) {
  const element = document.createElement(name);
  if (css) element.className = css;
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}

function titled(each) {
  const words = each.title || each.place || each.id;
  const title = each.href ? make("a", "map-title", words) : make("span", "map-title", words);
  if (each.href) title.href = each.href;
  title.dir = "auto";
  return title;
}

/** One event: title, when and where, the toll with its range, the grade and what it rests on. */
export function eventContent(each, say, colours) {
  const toll = make("p", "map-toll");
  const range = interval(say, each.low, each.best, each.high);
  if (each.best === null && range === null) {
    toll.append(say("unknown"));
  } else {
    toll.append(make("strong", "", each.best === null ? range : number(each.best)), ` ${say("killed")}`);
    if (each.best !== null && !(each.low === each.best && each.high === each.best)) {
      const end = (n) => (n === null ? "–" : number(n));
      const high = each.high === null ? say("open") : number(each.high);
      toll.append(make("span", "map-range", `${say("low")} ${end(each.low)} · ${say("high")} ${high}`));
    }
  }
  const basis = [
    each.reports === null ? "" : each.reports === 1 ? say("report") : say("reports", { n: number(each.reports) }),
    each.voices === null ? "" : each.voices === 1 ? say("voice") : say("voices", { n: number(each.voices) }),
  ].filter(Boolean);
  const grade = make("p", "map-grade", sample(each.level, 7, colours), make("span", "", say(each.level)));
  if (basis.length) grade.append(make("span", "map-basis", basis.join(", ")));
  const place = make("p", "map-where");
  if (each.when) place.append(make("span", "", each.when));
  if (each.place) {
    const name = make("span", "", each.place);
    name.dir = "auto";
    place.append(each.when ? " · " : "", name);
  }
  const precision = make("p", "map-precision", say(`precision${each.precision}`));
  return make("div", "map-event", make("p", "map-head", titled(each)), place, toll, grade, precision);
}

/** Several events in one place: their titles, the most deadly first; ``open`` is called with the one that is chosen. */
export function stackContent(events, say, open) {
  const shown = [...events].sort((a, b) => (b.best ?? b.low ?? 0) - (a.best ?? a.low ?? 0)).slice(0, 12);
  const list = make("ul", "map-stack");
  for (const each of shown) {
    const button = make("button", "", each.title || each.place || each.id);
    button.type = "button";
    button.dir = "auto";
    button.addEventListener("click", () => open(each));
    const range = interval(say, each.low, each.best, each.high);
    const killed = each.best === null ? range : number(each.best);
    list.append(make("li", "", button, make("span", "", killed === null ? "–" : killed)));
  }
  const content = make("div", "map-event", make("p", "map-head", say("eventsHere", { n: number(events.length) })), list);
  if (events.length > shown.length) content.append(make("p", "map-precision", say("more", { n: number(events.length - shown.length) })));
  return content;
}
