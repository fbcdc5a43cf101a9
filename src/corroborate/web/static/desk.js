/* Keys, drafts and selection. Every page can be read and every decision sent without this file. */
(() => {
  "use strict";
  const typing = (element) => element && (element.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName));
  const seen = (element) => element.offsetParent !== null || element.getClientRects().length > 0;

  /* ---- keys: an element says by data-key which one presses it */
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const dialog = document.querySelector("dialog[open]");
    if (event.key === "Escape") {
      if (typing(document.activeElement)) document.activeElement.blur();
      else document.querySelectorAll("details.amend[open]").forEach((details) => { details.open = false; });
      return;
    }
    if (typing(event.target) || dialog || event.repeat) return;
    if (event.key === "?") { toggle("keys"); event.preventDefault(); return; }
    // While a decision is on its way, the next key is meant for the item that is not here yet.
    if (document.querySelector(".htmx-request")) return;
    const pressed = [...document.querySelectorAll(`[data-key="${CSS.escape(event.key)}"]`)].find(seen);
    if (!pressed) return;
    event.preventDefault();
    if (pressed.tagName === "INPUT") { pressed.focus(); pressed.select(); return; }
    pressed.click();
    if (pressed.tagName === "SUMMARY") {
      const first = pressed.parentElement.open && pressed.parentElement.querySelector("input:not([type=hidden])");
      if (first) { first.focus(); first.select(); }
    }
  });
  const toggle = (id) => {
    const dialog = document.getElementById(id);
    if (dialog) { if (dialog.open) dialog.close(); else dialog.showModal(); }
  };
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) toggle(opener.dataset.opens);
  });
  const ready = (root) => root.querySelectorAll("[data-opens][hidden], details.onmap[hidden]").forEach((part) => { part.hidden = false; });

  /* ---- drafts: what is typed is kept on the server a moment later, and at once when the page is left */
  const waiting = new Map();
  const save = (form, leaving) => {
    clearTimeout(waiting.get(form));
    waiting.delete(form);
    const line = form.querySelector(".saved");
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
    body.set("draft", form.dataset.draft);
    fetch("/drafts", { method: "POST", body, keepalive: leaving, credentials: "same-origin", headers: { Accept: "application/json" } })
      .then((answer) => { if (line) line.textContent = answer.ok ? line.dataset.saved : line.dataset.lost; })
      .catch(() => { if (line) line.textContent = line.dataset.lost; });
  };
  const changed = (event) => {
    const form = event.target.closest && event.target.closest("form[data-draft]");
    if (!form) return;
    const line = form.querySelector(".saved");
    if (line) line.textContent = line.dataset.saving;
    clearTimeout(waiting.get(form));
    waiting.set(form, setTimeout(() => save(form, false), 700));
  };
  document.addEventListener("input", changed);
  document.addEventListener("change", changed);
  document.addEventListener("submit", (event) => { clearTimeout(waiting.get(event.target)); waiting.delete(event.target); });
  window.addEventListener("pagehide", () => { for (const form of waiting.keys()) save(form, true); });

  /* ---- a place chosen on the map: its pins stand for the entries of the form's own list, and set that */
  const drawn = (map) => {
    if (map.hasAttribute("data-pick")) return;
    map.dataset.pick = "";
    if (!document.querySelector('link[href="/static/map/desk-map.css"]')) {
      const style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = "/static/map/desk-map.css";
      document.head.append(style);
    }
    import("/static/map/desk-map.js").then(() => map.dispatchEvent(new CustomEvent("htmx:load", { bubbles: true })));
  };
  document.addEventListener("toggle", (event) => {
    const details = event.target;
    if (details.matches && details.matches("details.onmap") && details.open) drawn(details.querySelector(".map"));
  }, true);
  document.addEventListener("change", (event) => {
    const details = event.target.closest && event.target.closest("details.onmap");
    const field = details && document.getElementById(details.dataset.for);
    if (field && field.value !== event.target.value) {
      field.value = event.target.value;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    const pins = event.target.id && document.querySelector(`details.onmap[data-for="${CSS.escape(event.target.id)}"]`);
    const pin = pins && [...pins.querySelectorAll("input[type=radio]")].find((radio) => radio.value === event.target.value);
    if (pin && !pin.checked) { pin.checked = true; pin.dispatchEvent(new Event("change", { bubbles: true })); }
  });

  /* ---- selection: words of a report become a figure; offsets count code points, as the record does */
  const points = (text) => { let n = 0; for (const _ of text) n += 1; return n; };
  const selected = () => {
    const text = document.getElementById("text"), selection = document.getSelection();
    if (!text || !selection || selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const words = range.toString(), start = points(before.toString());
    const lead = words.length - words.trimStart().length, trimmed = words.trim();
    if (!trimmed || trimmed.length > 2000) return null;
    const from = start + points(words.slice(0, lead));
    return { from, to: from + points(trimmed), box: range.getBoundingClientRect(), base: text.dataset.add };
  };
  const offer = () => {
    const button = document.getElementById("add-here");
    if (!button) return;
    const words = selected();
    button.hidden = !words;
    if (!words) return;
    button.dataset.address = `${words.base}?start=${words.from}&end=${words.to}`;
    button.style.left = `${Math.max(8, Math.min(words.box.left + window.scrollX, document.documentElement.clientWidth - 220))}px`;
    button.style.top = `${words.box.bottom + window.scrollY + 6}px`;
  };
  document.addEventListener("selectionchange", offer);
  document.addEventListener("mousedown", (event) => { if (event.target.closest("#add-here")) event.preventDefault(); });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("#add-here");
    if (!button || !button.dataset.address) return;
    button.hidden = true;
    window.htmx.ajax("GET", button.dataset.address, { target: "#panel" });
  });

  /* ---- after a piece of the page was exchanged */
  const current = () => {
    const hand = document.querySelector("#panel [data-figure]");
    document.querySelectorAll(".text a[data-figures]").forEach((piece) => {
      if (hand && piece.dataset.figures.split(" ").includes(hand.dataset.figure)) piece.setAttribute("aria-current", "true");
      else piece.removeAttribute("aria-current");
    });
  };
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = event.target.closest && event.target.closest("form[data-draft]");
    if (form) { clearTimeout(waiting.get(form)); waiting.delete(form); }
    const notice = document.getElementById("notice");
    if (notice) notice.textContent = "";
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    ready(document);
    current();
    const work = event.target.id === "desk-work" ? event.target.querySelector(".work") : event.target.id === "panel" ? event.target : null;
    if (work) { work.focus({ preventScroll: event.target.id === "panel" && window.innerWidth > 990 }); if (event.target.id === "desk-work") window.scrollTo(0, 0); }
    const first = event.target.id === "panel" && event.target.querySelector("form[data-draft^='add:'] input:not([type=hidden])");
    if (first) first.focus();
  });
  document.addEventListener("htmx:sendError", () => {
    const notice = document.getElementById("notice");
    if (notice) notice.textContent = document.documentElement.dataset.away;
  });
  document.addEventListener("DOMContentLoaded", () => { ready(document); current(); });
})();
