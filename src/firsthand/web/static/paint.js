// What the map is drawn with: its style from the tokens, and pictures made on a canvas (no glyph or sprite server).
const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const empty = { type: "FeatureCollection", features: [] };
const SCALE = 2;

export const disc = { colour: (slot) => token(`a-${slot}`) };

/** The style of the map in the colours of the theme. */
export function dress(base) {
  const source = (data) => ({ type: "geojson", data, tolerance: 0.375, buffer: 32 });
  const fill = (id, paint) => ({ id, type: "fill", source: "areas", filter: ["==", ["get", "s"], "-"], paint: { "fill-antialias": false, ...paint } });
  const firm = Number(token("m-firm")), likely = Number(token("m-likely"));
  return {
    version: 8,
    sources: { near: source(base.near), region: source(base.region), areas: source(empty), dots: source(empty), front: source(empty), labels: source(empty), around: source(empty) },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": token("m-sea") } },
      { id: "near", type: "fill", source: "near", paint: { "fill-color": token("m-out") } },
      { id: "near-line", type: "line", source: "near", paint: { "line-color": token("m-admin"), "line-width": 0.8 } },
      { id: "land", type: "fill", source: "region", paint: { "fill-color": token("m-land") } },
      fill("unknown", { "fill-pattern": "unknown-dots" }),
      fill("likely", { "fill-color": token("a-none"), "fill-opacity": likely }),
      fill("firm", { "fill-color": token("a-none"), "fill-opacity": firm }),
      fill("joint", { "fill-pattern": ["concat", "joint:", ["get", "h"]], "fill-opacity": firm }),
      fill("contested", { "fill-pattern": ["concat", "pair:", ["get", "h"]], "fill-opacity": 0.55 }),
      { id: "edge", type: "line", source: "areas", filter: ["==", ["get", "s"], "-"], paint: { "line-color": token("m-land"), "line-width": 0.5, "line-opacity": 0.5 } },
      line("front-band", { "line-color": token("m-border"), "line-opacity": 0.22, "line-blur": 3, "line-width": ["interpolate", ["linear"], ["get", "c"], 30, 16, 60, 10, 90, 3] }),
      line("front-sure", { "line-color": token("m-border"), "line-width": 2.2 }),
      line("front-unsure", { "line-color": token("m-border"), "line-width": 1.8, "line-dasharray": [2, 2] }),
      { id: "border", type: "line", source: "region", paint: { "line-color": token("m-border"), "line-width": 1.4 } },
      circle("hollow", { "circle-radius": ["interpolate", ["linear"], ["zoom"], 8, 1.2, 11, 3.2], "circle-color": token("m-land"), "circle-stroke-width": 1, "circle-opacity": 0.85, "circle-stroke-color": token("a-none") }, 6.5),
      circle("named", { "circle-radius": ["interpolate", ["linear"], ["zoom"], 5, 1.8, 7, 3, 8, 4], "circle-color": token("a-none"), "circle-stroke-width": ["interpolate", ["linear"], ["zoom"], 5, 0.4, 8, 1.5], "circle-stroke-color": token("m-land") }),
      symbol("around", "center", [0, 0], 100),
      symbol("labels", "left", [9, 0], 0),
    ],
  };
}

const line = (id, paint) => ({ id, type: "line", source: "front", filter: ["==", ["get", "c"], -1], layout: { "line-join": "round", "line-cap": "butt" }, paint });

/** Dots; those of places that nobody named are too many to be seen from afar, and cost most of a step. */
const circle = (id, paint, minzoom = 0) => ({ id, type: "circle", source: "dots", minzoom, filter: ["==", ["get", "n"], -1], paint });

const symbol = (id, anchor, offset, order) => ({
  id, type: "symbol", source: id,
  layout: { "icon-image": ["get", "i"], "icon-anchor": anchor, "icon-offset": offset, "icon-padding": 3, "symbol-sort-key": ["+", order, ["coalesce", ["get", "r"], 0]] },
});

function canvas(wide, high) {
  const sheet = new OffscreenCanvas(Math.ceil(wide * SCALE), Math.ceil(high * SCALE));
  const pen = sheet.getContext("2d", { willReadFrequently: true });
  pen.scale(SCALE, SCALE);
  return [pen, () => pen.getImageData(0, 0, sheet.width, sheet.height)];
}

/** A name, with the form of its own country beneath. */
export function label(name, local, faint) {
  const size = faint ? 11 : 13, shown = faint ? name.toUpperCase() : name;
  const latin = `${faint ? 400 : 500} ${size}px "IBM Plex Sans", sans-serif`, script = `400 ${size}px "IBM Plex Sans Arabic", sans-serif`;
  const [ruler] = canvas(1, 1);
  ruler.font = latin;
  const first = ruler.measureText(shown).width;
  ruler.font = script;
  const wide = Math.max(first, local ? ruler.measureText(local).width : 0) + 6, high = (local ? 2 : 1) * (size + 4) + 4;
  const [pen, done] = canvas(wide, high);
  pen.textBaseline = "middle";
  pen.textAlign = faint ? "center" : "left";
  pen.lineJoin = "round";
  pen.lineWidth = 3;
  pen.strokeStyle = token("m-halo");
  pen.fillStyle = faint ? token("ink-3") : token("m-label");
  [[shown, latin], [local, script]].filter(([text]) => text).forEach(([text, font], row) => {
    const x = faint ? wide / 2 : 3, y = (row + 0.5) * (size + 4) + 2;
    pen.font = font;
    pen.strokeText(text, x, y);
    pen.fillText(text, x, y);
  });
  return done();
}

/** Diagonal stripes of two colours. */
export function stripes(one, two) {
  const side = 11, [pen, done] = canvas(side, side);
  pen.fillStyle = one;
  pen.fillRect(0, 0, side, side);
  pen.fillStyle = two;
  for (const shift of [-side, 0, side]) {
    pen.beginPath();
    pen.moveTo(shift, side);
    pen.lineTo(shift + side, 0);
    pen.lineTo(shift + side * 1.5, 0);
    pen.lineTo(shift + side * 0.5, side);
    pen.fill();
  }
  return done();
}

/** Upright bands of two colours: two hold the ground together. */
export function upright(one, two) {
  const [pen, done] = canvas(12, 12);
  pen.fillStyle = one;
  pen.fillRect(0, 0, 6, 12);
  pen.fillStyle = two;
  pen.fillRect(6, 0, 6, 12);
  return done();
}

/** Grey dots: ground of which nothing is known. */
export function dots() {
  const [pen, done] = canvas(8, 8);
  pen.fillStyle = token("a-none");
  pen.beginPath();
  pen.arc(3, 3, 1, 0, 7);
  pen.fill();
  return done();
}
