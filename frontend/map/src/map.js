// One map over its list: events sized by the people killed, or the candidates of a place to choose from.

import { GeoJSONSource, LngLatBounds, Map as Canvas, Marker, NavigationControl, Popup, ScaleControl, setWorkerUrl } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";

import { DETAIL, fetchJSON, loadNames, loadShapes, SOURCES } from "./base.js";
import { fillKey } from "./key.js";
import { addImage } from "./marks.js";
import { fromGeoJSON, fromItems, size, toGeoJSON, zoomOf } from "./points.js";
import { eventContent, make, stackContent } from "./popup.js";
import { baseLayers, eventLayers, nameLayers, palette } from "./style.js";

setWorkerUrl(new URL(workerUrl, import.meta.url).href);

const BESIDE = import.meta.url.replace(/[^/]*$/, "basemap/");
const NOTHING = { type: "FeatureCollection", features: [] };
const EVENT_LAYERS = ["marks", "stacks", "coarse", "ring-edges", "rings"]; // what a click means first
const still = matchMedia("(prefers-reduced-motion: reduce)");
const dark = matchMedia("(prefers-color-scheme: dark)");

export class DeskMap {
  constructor(element, say) {
    this.element = element;
    this.say = say;
    this.picking = element.dataset.pick !== undefined;
    this.fields = (element.dataset.pick ?? "").split(",").map((name) => name.trim()).filter(Boolean);
    this.form = element.closest("form");
    this.colours = palette(dark.matches);
    this.grade = (level) => say(level);
    this.ends = new AbortController();
    this.notes = make("p", "map-note");
    this.notes.setAttribute("role", "status");
    this.notes.hidden = true;
  }

  /** Read the points, draw them, and tie them to the list. An Error says why there is no map. */
  async start() {
    const { points, tiles } = await this.load();
    this.points = points;
    this.byId = new Map(points.map((each) => [each.id, each]));
    this.scale = size(points);
    this.build();
    try {
      await this.stand(tiles);
    } catch (error) {
      this.figure.remove();
      this.notes.remove();
      throw error;
    }
    this.frame(false);
    this.listen();
    if (this.picking) this.pins();
    await this.base(this.tiles);
    return this;
  }

  /** Open the map and wait for its first frame; with tiles that are no style it opens without them, and says so. */
  async stand(tiles) {
    try {
      this.canvas = this.open(tiles);
      await new Promise((done, fail) => {
        const refused = ({ error, sourceId }) => sourceId === undefined && fail(error);
        this.canvas.on("error", refused);
        this.canvas.once("load", () => {
          this.canvas.off("error", refused);
          done();
        });
      });
    } catch (error) {
      this.canvas?.remove();
      if (!tiles) throw error;
      this.note(this.say("noTiles", { why: error.message }));
      await this.stand(null);
    }
  }

  async load() {
    const url = this.element.dataset.points;
    let points;
    if (url) {
      try {
        points = fromGeoJSON(await fetchJSON(url));
      } catch (error) {
        throw new Error(this.say("noPoints", { why: error.message }), { cause: error });
      }
    } else {
      points = fromItems(this.picking ? (this.form ?? this.element) : this.element);
    }
    let tiles = null;
    if (this.element.dataset.tiles) {
      try {
        const { loadTiles } = await import("./tiles.js");
        tiles = await loadTiles(this.element.dataset.tiles, this.colours, this.say);
      } catch (error) {
        this.note(this.say("noTiles", { why: error.message }));
      }
    }
    return { points, tiles };
  }

  /** The stage before the list, and the list's items by point. */
  build() {
    const { element, say } = this;
    this.stage = make("div", "map-stage");
    this.holder = make("div", "map-holder");
    this.key = make("ul", "map-key");
    this.key.setAttribute("aria-label", say("key"));
    this.stage.append(this.holder, this.credit());
    this.figure = make("div", "map-figure", this.stage);
    if (!this.picking && this.points.length) {
      fillKey(this.key, this.points, this.scale, say, this.colours);
      this.figure.append(this.key);
    }
    element.prepend(this.notes, this.figure);
    element.dataset.state = "live";

    this.list = element.querySelector(".map-list") ?? element.querySelector("ol, ul, table tbody");
    this.items = new Map();
    const root = this.picking ? (this.form ?? element) : element;
    for (const item of root.querySelectorAll("[data-id]")) this.items.set(item.dataset.id, item);
    const links = new Map([...element.querySelectorAll("a[href]")].map((link) => [link.href, link]));
    for (const radio of this.picking ? root.querySelectorAll("input[type=radio]") : []) {
      if (!this.items.has(radio.value)) this.items.set(radio.value, radio.closest("li, tr, label") ?? radio);
    }
    for (const each of this.points) {
      if (this.items.has(each.id)) continue;
      const link = each.href ? links.get(each.href) : undefined;
      const item = link?.closest("li, tr") ?? link;
      if (item) this.items.set(each.id, item);
      else if (!this.picking) this.items.set(each.id, this.listed(each));
    }
  }

  /** A list item for a point that the page does not list: the list is the keyboard's way to every point. */
  listed(each) {
    if (!this.list || this.list.tagName === "TBODY") {
      this.list = make("ol", "map-list");
      this.element.append(this.list);
    }
    const link = make(each.href ? "a" : "button", "", each.title || each.place || each.id);
    if (each.href) link.href = each.href;
    else link.type = "button";
    link.dir = "auto";
    const item = make("li", "", link);
    this.list.append(item);
    return item;
  }

  credit() {
    const site = (href, words) => {
      const link = make("a", "", words);
      link.href = href;
      link.rel = "noreferrer noopener external";
      return link;
    };
    const own = this.element.dataset.tilesCredit;
    const credit = make("p", "map-credit");
    if (own) credit.append(own, " · ");
    credit.append(site("https://www.naturalearthdata.com/", "Natural Earth"), " · ", site("https://www.geonames.org/", "GeoNames"), " CC BY");
    return credit;
  }

  layers(tiles = this.tiles) {
    const { colours } = this;
    const events = eventLayers(colours, this.say("events"));
    const shown = this.picking ? events.filter(({ id }) => ["rings", "ring-edges", "chosen-ring"].includes(id)) : events;
    return { below: baseLayers(colours), above: [...(tiles ? [] : nameLayers(colours)), ...shown] };
  }

  open(tiles) {
    const { say } = this;
    this.tiles = tiles;
    const empty = { type: "geojson", data: NOTHING };
    const { below, above } = this.layers();
    const deepest = tiles?.maxZoom ?? 10;
    const data = toGeoJSON(this.picking ? this.points.filter((each) => each.coarse) : this.points, this.grade);
    const style = {
      version: 8,
      ...(tiles?.glyphs && { glyphs: tiles.glyphs }),
      ...(tiles?.sprite && { sprite: tiles.sprite }),
      sources: {
        ...Object.fromEntries(SOURCES.map((name) => [name, { ...empty, maxzoom: 9, buffer: 32 }])),
        names: { ...empty, maxzoom: 9 },
        ...tiles?.sources,
        // Marks that share a place at the deepest zoom stay one stack, which a click then lists.
        events: { type: "geojson", data, cluster: !this.picking, clusterRadius: 34, clusterMaxZoom: 22, maxzoom: 23 },
        chosen: empty,
      },
      layers: [...below, ...(tiles?.layers ?? []), ...above],
    };
    const map = new Canvas({
      container: this.holder,
      style,
      center: [20, 25],
      zoom: 1.2,
      minZoom: 0.5,
      maxZoom: deepest,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      renderWorldCopies: true,
      cooperativeGestures: true,
      fadeDuration: still.matches ? 0 : 150,
      locale: {
        "Map.Title": say(this.picking ? "pickTitle" : "title"),
        "NavigationControl.ZoomIn": say("zoomIn"),
        "NavigationControl.ZoomOut": say("zoomOut"),
        "Popup.Close": say("close"),
        "CooperativeGesturesHandler.WindowsHelpText": say("scroll"),
        "CooperativeGesturesHandler.MacHelpText": say("scrollMac"),
        "CooperativeGesturesHandler.MobileHelpText": say("scrollTouch"),
      },
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.addControl(new NavigationControl({ showCompass: false }), "top-right");
    map.addControl(new ScaleControl({ maxWidth: 90 }), "bottom-right");
    map.setMissingStyleImageResolver((id) => void addImage(map, id, this.colours));
    map.on("error", ({ error, sourceId }) => {
      if (sourceId?.startsWith("tiles")) this.note(say("noTiles", { why: error?.message ?? "" }));
      else console.error(error);
    });
    return map;
  }

  /** Show every point. */
  frame(animate = true) {
    if (!this.points.length) return;
    const bounds = new LngLatBounds();
    for (const each of this.points) bounds.extend([each.lon, each.lat]);
    const narrow = this.holder.clientWidth < 500;
    // The base map is drawn for zooms up to 8; candidates of a place are told apart by what lies around them.
    const closest = Math.min(this.picking ? 7 : 8, Math.max(...this.points.map(zoomOf)));
    this.canvas.fitBounds(bounds, { padding: narrow ? 44 : 70, maxZoom: closest, animate: animate && !still.matches });
  }

  async base(tiles) {
    const from = this.element.dataset.basemap || BESIDE;
    const beside = (name) => new URL(name, new URL(from.endsWith("/") ? from : `${from}/`, document.baseURI)).href;
    const put = (name, data) => this.canvas.getSource(name)?.setData(data);
    const shapes = async (file) => {
      for (const [name, data] of Object.entries(await loadShapes(beside(file)))) put(name, data);
    };
    const fine = async () => {
      if (this.fine || this.canvas.getZoom() < DETAIL) return;
      this.fine = true;
      await shapes("detail.json");
    };
    const sorry = (error) => this.note(this.say("noBase", { why: error.message }));
    try {
      // The coarse lines come first, unless the map opens where they would be replaced at once.
      if (this.canvas.getZoom() < DETAIL) await shapes("world.json");
      await Promise.all([fine(), tiles ? null : loadNames(beside("places.json")).then((data) => put("names", data))]);
    } catch (error) {
      sorry(error);
    }
    this.canvas.on("moveend", () => fine().catch(sorry));
  }

  listen() {
    const { canvas, element } = this;
    const signal = this.ends.signal;
    dark.addEventListener("change", () => this.recolour(), { signal });
    element.addEventListener("keydown", (event) => event.key === "Escape" && this.close() && event.stopPropagation(), { signal });
    if (this.picking) {
      this.form?.addEventListener("change", (event) => {
        if (event.target.type === "radio" && this.byId.has(event.target.value)) this.show(event.target.value);
      }, { signal });
      if (this.fields.length === 2) canvas.on("click", ({ lngLat }) => this.set(lngLat.wrap()));
      return;
    }
    for (const [id, item] of this.items) {
      if (!this.byId.has(id)) continue;
      item.addEventListener("focusin", () => this.choose(id, { fly: true }), { signal });
      item.addEventListener("mouseenter", () => this.mark(id), { signal });
      item.addEventListener("mouseleave", () => this.mark(this.chosen ?? null), { signal });
    }
    canvas.on("click", (event) => this.click(event));
    canvas.on("mousemove", (event) => {
      canvas.getCanvas().style.cursor = this.at(event.point) ? "pointer" : "";
    });
  }

  /** The event or stack under a point of the window: marks before the rings of coarse places. */
  at(point) {
    const found = this.canvas.queryRenderedFeatures(point, { layers: EVENT_LAYERS });
    const rank = (feature) => EVENT_LAYERS.indexOf(feature.layer.id);
    return found.sort((a, b) => rank(a) - rank(b))[0];
  }

  async click({ point }) {
    const feature = this.at(point);
    if (!feature) {
      this.close();
      return;
    }
    if (!feature.properties.cluster) {
      this.choose(feature.properties.id, { take: true });
      return;
    }
    const source = this.canvas.getSource("events");
    if (!(source instanceof GeoJSONSource)) return;
    const zoom = await source.getClusterExpansionZoom(feature.properties.cluster_id);
    if (zoom <= this.canvas.getMaxZoom()) {
      this.move(feature.geometry.coordinates, zoom);
      return;
    }
    const leaves = await source.getClusterLeaves(feature.properties.cluster_id, Infinity, 0);
    const events = leaves.map((leaf) => this.byId.get(leaf.properties.id)).filter(Boolean);
    const content = stackContent(events, this.say, (each) => this.choose(each.id, { take: true }));
    this.pop(feature.geometry.coordinates, content, 14, true);
  }

  /** Make one event the chosen one: marked, its popup open; ``fly`` goes there, ``take`` gives the popup the focus. */
  choose(id, { fly = false, take = false } = {}) {
    const each = this.byId.get(id);
    if (!each) return false;
    this.chosen = id;
    this.mark(id);
    if (fly) this.move([each.lon, each.lat], Math.max(this.canvas.getZoom(), Math.min(zoomOf(each), this.canvas.getMaxZoom())), this.holder.clientHeight / 5);
    this.pop([each.lon, each.lat], eventContent(each, this.say, this.colours), each.coarse ? 14 : each.radius + 5, take);
    return true;
  }

  /** Ring a point and its list item; null rings none. */
  mark(id) {
    const each = id === null ? undefined : this.byId.get(id);
    this.canvas.getSource("chosen")?.setData(each ? toGeoJSON([each], this.grade) : NOTHING);
    for (const item of this.element.querySelectorAll(".map-chosen")) {
      item.classList.remove("map-chosen");
      item.removeAttribute("aria-current");
    }
    const item = each && this.items.get(id);
    if (!item) return;
    item.classList.add("map-chosen");
    item.setAttribute("aria-current", "true");
    const list = this.list;
    if (list?.contains(item) && list.scrollHeight > list.clientHeight) {
      // scrollIntoView would scroll the page as well
      const [inner, outer] = [item.getBoundingClientRect(), list.getBoundingClientRect()];
      if (inner.top < outer.top) list.scrollTop += inner.top - outer.top - 8;
      else if (inner.bottom > outer.bottom) list.scrollTop += inner.bottom - outer.bottom + 8;
    }
  }

  pop(at, content, offset, take) {
    this.popup?.remove();
    const popup = new Popup({ offset, maxWidth: "19rem", focusAfterOpen: take, closeOnClick: false }).setLngLat(at).setDOMContent(content);
    popup.addTo(this.canvas);
    popup.on("close", () => {
      if (this.popup !== popup) return;
      this.popup = null;
      this.chosen = null;
      this.mark(null);
    });
    this.popup = popup;
  }

  /** Close the popup, giving the focus it held to the map; true if one was open. */
  close() {
    const { popup } = this;
    if (!popup) return false;
    const held = popup.getElement()?.contains(document.activeElement);
    popup.remove();
    this.popup = this.chosen = null;
    this.mark(null);
    if (held) this.canvas.getCanvas().focus({ preventScroll: true });
    return true;
  }

  /** Go to a place, without motion for those who asked for none; ``down`` leaves room above it for a popup. */
  move(center, zoom, down = 0) {
    this.canvas.flyTo({ center, zoom, offset: [0, down], duration: still.matches ? 0 : 700, essential: false });
  }

  // ------------------------------------------------------------------ a place to choose

  pins() {
    const taken = new Map();
    this.pinned = new Map();
    this.points.forEach((each, at) => {
      const n = at + 1;
      const pin = make("button", "map-pin", make("span", "", String(n)));
      pin.type = "button";
      if (each.coarse) pin.classList.add("map-coarse");
      const title = each.title || each.place || each.id;
      pin.setAttribute("aria-label", this.say("pinned", { n, title: `${title}, ${this.say(`precision${each.precision}`)}` }));
      pin.title = title;
      pin.addEventListener("click", (event) => {
        event.stopPropagation();
        this.pick(each);
      });
      // Candidates at one point stand side by side.
      const spot = `${each.lon.toFixed(3)},${each.lat.toFixed(3)}`;
      const beside = taken.get(spot) ?? 0;
      taken.set(spot, beside + 1);
      new Marker({ element: pin, anchor: "bottom", offset: [26 * beside, 0] }).setLngLat([each.lon, each.lat]).addTo(this.canvas);
      this.pinned.set(each.id, pin);
      const item = this.items.get(each.id);
      const number = make("span", "map-number", String(n));
      number.setAttribute("aria-hidden", "true");
      if (item && !(item instanceof HTMLInputElement)) item.prepend(number);
    });
    const ticked = this.form?.querySelector("input[type=radio]:checked");
    this.press(ticked?.value ?? null);
  }

  press(id) {
    this.mark(id);
    for (const [pin, button] of this.pinned) {
      button.setAttribute("aria-pressed", String(pin === id));
      button.classList.toggle("map-chosen", pin === id);
    }
  }

  /** Show the candidate whose radio button was ticked. */
  show(id) {
    const each = this.byId.get(id);
    this.press(id);
    this.free?.remove();
    if (!this.canvas.getBounds().contains([each.lon, each.lat])) this.move([each.lon, each.lat], this.canvas.getZoom());
    this.write(each.lat, each.lon);
  }

  /** Tick the candidate's radio button and tell the page. */
  pick(each) {
    this.tick(each.id);
    this.show(each.id);
    this.tell({ id: each.id, lat: each.lat, lon: each.lon, title: each.title });
  }

  /** A point that no candidate has: set by a click on the ground, where the page names fields for it. */
  set({ lat, lng }) {
    this.press(null);
    this.free ??= new Marker({ element: make("span", "map-pin map-free", make("span", "", "+")), anchor: "bottom" });
    this.free.getElement().title = this.say("here");
    this.free.setLngLat([lng, lat]).addTo(this.canvas);
    this.tick("");
    this.write(lat, lng);
    this.tell({ id: "", lat, lon: lng, title: "" });
  }

  tick(value) {
    for (const radio of this.form?.querySelectorAll("input[type=radio]") ?? []) {
      if (radio.value !== value || radio.checked) continue;
      radio.checked = true;
      radio.dispatchEvent(new Event("input", { bubbles: true }));
      radio.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  write(lat, lon) {
    const values = [lat, lon];
    this.fields.forEach((name, at) => {
      const field = this.form?.elements.namedItem(name);
      // Five decimals are a metre; more would claim what a click cannot know.
      if (field && "value" in field) field.value = values[at].toFixed(5);
    });
  }

  tell(detail) {
    this.element.dispatchEvent(new CustomEvent("place-picked", { bubbles: true, detail }));
  }

  // ------------------------------------------------------------------ light, dark, and the end

  recolour() {
    this.colours = palette(dark.matches);
    const { below, above } = this.layers();
    for (const layer of [...below, ...above]) {
      for (const [name, value] of Object.entries(layer.paint ?? {})) this.canvas.setPaintProperty(layer.id, name, value);
    }
    for (const id of this.canvas.listImages()) addImage(this.canvas, id, this.colours);
    if (!this.picking && this.points.length) {
      fillKey(this.key, this.points, this.scale, this.say, this.colours);
    }
    if (this.chosen) this.choose(this.chosen);
  }

  note(words) {
    this.notes.textContent = words;
    this.notes.hidden = false;
  }

  remove() {
    this.ends.abort();
    this.canvas.remove();
  }
}
