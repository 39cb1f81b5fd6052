// The map: ground is sent once with the days from and to which it is so; a step of the slider only changes a filter.
import { dress, disc, label, stripes, upright, dots } from "./paint.js";

const $ = (id) => document.getElementById(id);
const NEAR = 27; // px: symbols nearer than this are one, with their number
const SURE = 60; // per cent: a front between sides less sure than this is dashed
const seen = { map: null, ground: "", faces: {}, pins: [], timer: 0, lib: null };
const state = () => $("content").dataset;
const number = (text) => Number(text);
const dayOf = (index) => {
  const day = new Date(state().first + "T00:00:00Z");
  day.setUTCDate(day.getUTCDate() + number(index));
  return day;
};
const iso = (index) => dayOf(index).toISOString().slice(0, 10);
const words = (index) => dayOf(index).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const changes = () => state().changes.split(" ").filter(Boolean).map(number);

// ---- time ----------------------------------------------------------------------------------------------------

function same(on) {
  const before = changes().filter((d) => d <= on).pop();
  const after = changes().find((d) => d > on && d <= number(state().known));
  const since = before === undefined ? "no change before this day" : `same since ${words(before)}`;
  return since + (after === undefined ? ", no later change is known" : `, next change ${words(after)}`);
}

/** Show a day: the filters of the map and the line above the plot. The lists follow when the slider is let go. */
export function show(day) {
  const on = Math.min(day, number($("known-slider").value));
  $("shown-day").textContent = words(on);
  $("same").textContent = same(on);
  $("on-slider").setAttribute("aria-valuetext", words(on));
  $("on-date").value = iso(on);
  if (seen.map?.getLayer("firm")) filter(on);
}

function filter(on) {
  const now = ["all", ["<=", ["get", "f"], on], [">=", ["get", "t"], on]];
  for (const kind of ["firm", "likely", "joint", "contested", "unknown"]) seen.map.setFilter(kind, [...now, ["==", ["get", "s"], kind]]);
  seen.map.setFilter("edge", [...now, ["in", ["get", "s"], ["literal", ["firm", "likely", "joint"]]]]);
  seen.map.setFilter("front-band", now);
  seen.map.setFilter("front-sure", [...now, [">=", ["get", "c"], SURE]]);
  seen.map.setFilter("front-unsure", [...now, ["<", ["get", "c"], SURE]]);
  seen.map.setFilter("hollow", [...now, ["==", ["get", "n"], 0], ["!=", ["get", "h"], ""]]);
  seen.map.setFilter("named", [...now, ["==", ["get", "n"], 1]]);
}

/** Ask the server for the lists of the chosen days: the form is sent as a plain submit would send it. */
function send() {
  $("on-date").form.dispatchEvent(new Event("change", { bubbles: true }));
}

function move(index) {
  $("on-slider").value = String(index);
  show(number(index));
}

function step(forward) {
  const on = number($("on-slider").value), known = number(state().known);
  const next = forward ? changes().find((d) => d > on && d <= known) : changes().filter((d) => d < on).pop();
  return next === undefined ? null : next;
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

function stop() {
  clearTimeout(seen.timer);
  seen.timer = 0;
  $("play").textContent = "▶ Play";
}

/** Interval-true playback: each state is held for its real length, a day for 600 ms, never less than 250 ms. */
function play() {
  const on = number($("on-slider").value), next = step(true);
  if (next === null) { stop(); send(); return; }
  $("play").textContent = "❚❚ Pause";
  seen.timer = setTimeout(() => { move(next); play(); }, Math.max(250, Math.min(600 * (next - on), 3000)));
}

function controls() {
  const on = $("on-slider");
  if (!on || on.dataset.ready) return;
  on.dataset.ready = "yes";
  document.querySelectorAll(".js-on").forEach((element) => { element.hidden = false; });
  const known = $("known-slider");
  on.addEventListener("input", () => {
    if (number(on.value) > number(known.value)) pushKnown(on.value);
    show(number(on.value));
  });
  known.addEventListener("input", () => {
    pushKnown(known.value);
    if (number(on.value) > number(known.value)) move(known.value);
  });
  $("play").hidden = calm();
  $("play").addEventListener("click", () => (seen.timer ? (stop(), send()) : play()));
  $("back").addEventListener("click", () => { const to = step(false); if (to !== null) { move(to); send(); } });
  $("next").addEventListener("click", () => { const to = step(true); if (to !== null) { move(to); send(); } });
}

function pushKnown(index) {
  $("known-slider").value = String(index);
  $("known-slider").setAttribute("aria-valuetext", words(index));
  const all = number(index) >= number($("known-slider").max);  // the end of the plot: later decisions count, too
  $("known-date").value = all ? state().latest : iso(index);
}

// ---- map -----------------------------------------------------------------------------------------------------

const fetched = async (url) => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
};

async function draw() {
  const here = state();
  const [lib, base] = await Promise.all([import("./vendor/maplibre-gl.mjs"), fetched(here.base)]);
  const [w, s, e, n] = base.box;
  const frame = { padding: Math.min(innerWidth, innerHeight) < 600 ? 24 : { top: 84, bottom: 28, left: 30, right: 60 }, duration: 0 };
  seen.lib = lib;
  seen.map = new lib.Map({
    container: "map", style: dress(base), bounds: [[w, s], [e, n]], fitBoundsOptions: frame, minZoom: 4, maxZoom: 13, fadeDuration: 0,
    attributionControl: { compact: false, customAttribution: "Borders: Natural Earth. Places: GeoNames, CC BY." },
    dragRotate: false, pitchWithRotate: false, locale: { "Map.Title": "Map of who holds what" }, canvasContextAttributes: { preserveDrawingBuffer: false },
  });
  const [lat, lon, zoom = 10] = (new URLSearchParams(location.search).get("at") ?? "").split(",").map(number);
  if (lat && lon) seen.map.jumpTo({ center: [lon, lat], zoom });
  seen.map.touchZoomRotate.disableRotation();
  seen.map.addControl(new lib.NavigationControl({ showCompass: false }), "top-right");
  await new Promise((done) => seen.map.once("load", done));
  paint(base);
  await refresh();
  seen.map.on("zoomend", pins);
  $("map").dataset.ready = "yes";
}

/** Give the style its pictures and colours; done again when the theme changes. */
function paint(base) {
  names(base.names.features, "around", true);
}

async function refresh() {
  const here = state();
  if (here.ground !== seen.ground) {
    const found = await fetched(here.ground);
    seen.ground = here.ground;
    seen.faces = found.faces;
    seen.found = found;
    pictures(found);
    seen.map.getSource("areas").setData(found.areas);
    seen.map.getSource("dots").setData(found.dots);
    seen.map.getSource("front").setData(found.front);
    names(found.labels?.features ?? [], "labels", false);
  }
  filter(number(here.on));
  pins();
}

const slotOf = (holder) => (seen.faces[holder]?.slots[0] ?? ["none", "unknown", ""])[0];

function pictures(found) {
  const keep = (id, picture, ratio = 2) => { if (seen.map.hasImage(id)) seen.map.removeImage(id); seen.map.addImage(id, picture, { pixelRatio: ratio }); };
  keep("unknown-dots", dots());
  const colours = ["match", ["get", "h"]];
  for (const holder of Object.keys(found.faces)) colours.push(holder, disc.colour(slotOf(holder)));
  const colour = colours.length > 2 ? [...colours, disc.colour("none")] : disc.colour("none");
  for (const id of ["firm", "likely"]) seen.map.setPaintProperty(id, "fill-color", colour);
  seen.map.setPaintProperty("hollow", "circle-stroke-color", colour);
  seen.map.setPaintProperty("named", "circle-color", colour);
  for (const area of found.areas.features) {
    const pair = area.properties.h, both = found.faces[pair]?.slots ?? [];
    if (area.properties.s === "joint" && !seen.map.hasImage("joint:" + pair)) keep("joint:" + pair, upright(...both.slice(0, 2).map(([slot]) => disc.colour(slot))));
    if (area.properties.s !== "contested" || seen.map.hasImage("pair:" + pair)) continue;
    const [one, two] = pair.split("|").map(slotOf);
    keep("pair:" + pair, stripes(disc.colour(one), two && two !== one ? disc.colour(two) : disc.colour("none")));
  }
}

function names(features, source, faint) {
  for (const feature of features) {
    const id = `${source}:${feature.properties.n}`;
    feature.properties.i = id;
    if (seen.map.hasImage(id)) seen.map.removeImage(id);
    seen.map.addImage(id, label(feature.properties.n, feature.properties.a, faint), { pixelRatio: 2 });
  }
  seen.map.getSource(source).setData({ type: "FeatureCollection", features });
}

/** Events of the chosen day and the two before, and the crossings: links over the map, the same as in the lists. */
function pins() {
  seen.pins.forEach((pin) => pin.remove());
  seen.pins = [];
  const sprite = state().sprite, groups = [];
  for (const row of document.querySelectorAll("[data-event][data-lat]")) {
    const point = seen.map.project([number(row.dataset.lon), number(row.dataset.lat)]);
    const near = groups.find((g) => Math.hypot(g.point.x - point.x, g.point.y - point.y) < NEAR);
    if (near) near.rows.push(row); else groups.push({ point, rows: [row] });
  }
  for (const { rows } of groups) {
    const first = rows.find((r) => r.classList.contains("chosen")) ?? rows[0], link = first.querySelector("a");
    const pin = document.createElement("a");
    pin.href = link.href;
    pin.className = "pin" + (first.classList.contains("chosen") ? " chosen" : "");
    pin.innerHTML = `<svg aria-hidden="true" viewBox="0 0 24 24"><use href="${sprite}#ring-${first.dataset.ring}"/><use href="${sprite}#${first.dataset.glyph}"/></svg>${rows.length > 1 ? `<span class="more" aria-hidden="true">${rows.length}</span>` : ""}`;
    const told = first.querySelector("b").textContent;
    pin.setAttribute("aria-label", rows.length > 1 ? `${told}, and ${rows.length - 1} more near ${first.dataset.place}` : told);
    pin.title = pin.getAttribute("aria-label");
    pin.addEventListener("click", (event) => { event.preventDefault(); link.click(); });
    place(pin, first, [0, 0]);
  }
  for (const row of document.querySelectorAll("[data-crossing]")) {
    const status = ["open", "closed", "restricted"].includes(row.dataset.status) ? row.dataset.status : "unknown";
    const pin = document.createElement("a");
    pin.href = row.querySelector("a").href;
    pin.className = `pin gate-pin ${status}`;
    pin.innerHTML = `<svg aria-hidden="true" viewBox="0 0 24 24"><use href="${sprite}#gate-${status}"/></svg>`;
    pin.setAttribute("aria-label", `${row.dataset.name}: ${row.querySelector(".chip").textContent.trim()}`);
    pin.title = pin.getAttribute("aria-label");
    const point = seen.map.project([number(row.dataset.lon), number(row.dataset.lat)]);
    place(pin, row, [0, groups.some((g) => Math.hypot(g.point.x - point.x, g.point.y - point.y) < NEAR) ? 27 : 0]);
  }
}

function place(element, row, offset) {
  const pin = new seen.lib.Marker({ element, offset }).setLngLat([number(row.dataset.lon), number(row.dataset.lat)]).addTo(seen.map);
  element.removeAttribute("role");
  seen.pins.push(pin);
}

const able = () => {
  try { return Boolean(document.createElement("canvas").getContext("webgl2")); } catch { return false; }
};

function without(reason) {
  const note = document.createElement("p");
  note.className = "no-map";
  note.append(`${reason} `);
  const link = document.createElement("a");
  link.href = location.pathname + "/table" + location.search;
  link.textContent = "The same as tables";
  note.append(link);
  $("map").replaceChildren(note);
}

controls();
if (!able()) {
  without("This browser could not start WebGL.");
} else {
  (window.requestIdleCallback ?? setTimeout)(() => draw().catch((error) => { console.error(error); without("The map did not load."); }));
}
let held = "";
document.addEventListener("htmx:before:swap", () => { held = document.activeElement?.id ?? ""; });
document.addEventListener("htmx:after:swap", () => {
  controls();
  if (held && document.activeElement?.id !== held) $(held)?.focus({ preventScroll: true });
  if (seen.map?.getLayer("firm")) refresh();
});
addEventListener("themechange", () => {
  if (!seen.map) return;
  fetched(state().base).then((base) => { seen.ground = ""; seen.map.setStyle(dress(base)); seen.map.once("styledata", () => { paint(base); refresh(); }); });
});
export { seen };
