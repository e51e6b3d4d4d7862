// The map: vis-network pans, zooms, sizes the canvas and says when to paint; boxes and curves
// are where the scene puts them, and what is hit is found here.
import { answers } from "./answers.js";
import { data } from "./data.js";
import { dom } from "./dom.js";
import { filters } from "./filters.js";
import { light } from "./light.js";
import { paint } from "./paint.js";
import { scene } from "./scene.js";
import { choice, state } from "./state.js";
import { theme } from "./theme.js";
import { about } from "./words.js";

const EDGE = 8; // pixels of a thing in view that may be cut off before the map moves
const LEGIBLE = 0.62; // below this scale the words of a closer view cannot be read
const LARGEST = 1.4; // a small drawing is not blown up further than this
const REACHES = [3, 7, 12]; // how far from a line a click still counts, in screen pixels
const NEAR = 6; // and how far from a dot
const WORDS = 0.9; // from this scale on an overview shows the words on its arrows

const canvas = dom.byId("canvas");
const frame = dom.byId("map");
const probe = document.createElement("canvas").getContext("2d");
let here = null; // the actor under the keyboard's cursor
let moved = false;
let network = null;
let lit = null;
let awake = false; // nothing is painted before everything has had its say

const isChosen = (kind, id) => choice.now()?.kind === kind && choice.now().id === id;
const isLit = (kind, id) => lit === null || lit[kind].has(id);

// The transfers to paint, what is chosen last: those that pass the filters, and what is lit.
const painted = () =>
  [...scene.now().transfers]
    .filter(([id]) => filters.has(id) || (lit && lit.transfers.has(id)))
    .sort(([a], [b]) => Number(isLit("transfers", a)) - Number(isLit("transfers", b)))
    .sort(([a], [b]) => Number(isChosen("transfer", a)) - Number(isChosen("transfer", b)));

const showsWords = (id) =>
  !about.overview ||
  scene.now() !== scene.whole ||
  network.getScale() >= WORDS ||
  (lit !== null && lit.transfers.has(id) && lit.transfers.size <= 12);

const paintLines = (ctx) => {
  if (!awake) return;
  const all = painted();
  scene.now().ties.forEach((tie) => paint.tie(ctx, tie));
  const each = (paintOne) =>
    all.forEach(([id, drawn]) => {
      const { dossier } = data.transfers.get(id);
      const isPath = lit !== null && !choice.now() && lit.transfers.has(id);
      paintOne(ctx, dossier, drawn, !isLit("transfers", id), isChosen("transfer", id) || isPath, id);
    });
  each(paint.line);
  each((pen, dossier, drawn, dimmed, chosen, id) => {
    if (showsWords(id)) paint.label(pen, dossier, drawn, dimmed, chosen);
  });
};

const isBare = (id) => lit === null && filters.isActive(state.get()) && !bare.has(id);
let bare = new Set();

const renderer = ({ ctx, id }) => {
  const drawn = scene.now().actors.get(id);
  const { dossier } = data.actors.get(id);
  const dimmed = !isLit("actors", id) || isBare(id);
  const how = { dimmed, chosen: isChosen("actor", id), here: here === id };
  return {
    drawNode: () => awake && paint.actor(ctx, dossier, drawn, how),
    nodeDimensions: { width: drawn.width, height: drawn.height },
  };
};

const paintTags = (ctx) => {
  if (!awake || !about.overview || scene.now() !== scene.whole) return;
  for (const [id, drawn] of scene.now().actors) {
    const isNear = lit !== null && lit.actors.has(id) && lit.actors.size <= 40;
    const how = { dimmed: !isLit("actors", id), named: isNear || here === id };
    paint.tag(ctx, data.actors.get(id).dossier, drawn, how);
  }
};

const inside = ({ left, top, width, height }, { x, y }) =>
  x >= left && x <= left + width && y >= top && y <= top + height;

const actorAt = (point) => {
  const near = NEAR / network.getScale();
  const holds = (drawn) =>
    drawn.dot
      ? Math.hypot(drawn.x - point.x, drawn.y - point.y) <= drawn.dot + near
      : inside(drawn, point);
  return [...scene.now().actors].find(([, drawn]) => holds(drawn))?.[0];
};

// The transfer at a point of the drawing: by its word, else by the nearest line in reach.
const transferAt = (point) => {
  const all = painted();
  const labelled = all.find(([id, drawn]) => showsWords(id) && inside(drawn.label, point));
  if (labelled) return labelled[0];
  for (const reach of REACHES) {
    probe.lineWidth = (2 * reach) / network.getScale();
    const hit = all.find(
      ([, drawn]) =>
        probe.isPointInStroke(paint.path(drawn.path), point.x, point.y) ||
        probe.isPointInPath(paint.path(drawn.arrow), point.x, point.y),
    );
    if (hit) return hit[0];
  }
  return null;
};

// vis-network takes a box for a square of its "size"; that will do to leave out what is out of
// view, but not to tell what is hit.
const thingAt = (onScreen) => {
  const point = network.DOMtoCanvas(onScreen);
  const actor = actorAt(point);
  if (actor) return { kind: "actor", id: actor };
  const transfer = transferAt(point);
  return transfer ? { kind: "transfer", id: transfer } : null;
};

const room = () => ({ width: canvas.clientWidth, height: canvas.clientHeight });
const wholeScale = () => {
  const { width, height } = scene.now();
  const most = scene.now() === scene.whole ? LARGEST : 1;
  return Math.min(room().width / width, room().height / height, most);
};
// A map that is not on the screen has no size to fit.
const look = (position, scale) => scale > 0 && network.moveTo({ position, scale });
const whole = () => {
  const { width, height } = scene.now();
  look({ x: width / 2, y: height / 2 }, wholeScale());
};
// The whole of the scene, or, where nothing could be read then, what stands in its middle.
const home = () => {
  moved = false;
  const { kind, id, actors } = scene.now();
  if (kind !== "around" || wholeScale() >= LEGIBLE) whole();
  else look({ x: actors.get(id).x, y: actors.get(id).y }, LEGIBLE);
};
const zoom = (factor) => {
  moved = true;
  network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * factor)) });
};

// Brings a point of the drawing into view if it is not; nothing moves otherwise.
const show = (x, y) => {
  const at = network.canvasToDOM({ x, y });
  const within = (value, most) => value > EDGE && value < most - EDGE;
  if (within(at.x, room().width) && within(at.y, room().height)) return;
  moved = true;
  network.moveTo({ position: { x, y } });
};
const showChosen = (now) => {
  const drawn = now && scene.now()[now.kind === "actor" ? "actors" : "transfers"].get(now.id);
  if (!drawn) return;
  const box = drawn.label ?? drawn;
  show(box.left + box.width / 2, box.top + box.height / 2);
};

const refresh = () => {
  if (!awake) return;
  lit = light.now();
  bare = new Set(filters.drawn().flatMap(({ from, to }) => [from, to]));
  network.redraw();
};
const place = (id) => {
  here = id;
  const drawn = id && scene.now().actors.get(id);
  if (drawn) show(drawn.x, drawn.y);
  network.redraw();
};

const shape = () => {
  const { width, height, kind } = scene.now();
  const isWhole = scene.now() === scene.whole;
  // a closer view is as high as it needs to be, and is never blown up
  const fitted = height * Math.min(1, frame.clientWidth / width);
  frame.style.aspectRatio = isWhole ? `${width} / ${height}` : "auto";
  frame.style.height = isWhole ? "" : `${Math.ceil(fitted) + 2}px`;
  frame.dataset.view = kind;
  canvas.dataset.width = String(width);
  canvas.dataset.height = String(height);
};
const fill = () => {
  const nodes = [...scene.now().actors].map(([id, { x, y, size }]) => ({
    ...{ id, x, y, size },
    shape: "custom",
    ctxRenderer: renderer,
  }));
  return { nodes, edges: [] };
};

const changeScene = () => {
  here = null;
  lit = light.now();
  shape();
  network.setData(fill());
  home();
  refresh();
};

const start = () => {
  paint.relearn();
  shape();
  network = new vis.Network(canvas, fill(), data.options);
  network.on("beforeDrawing", paintLines);
  network.on("afterDrawing", paintTags);
  network.on("click", ({ pointer }) => {
    const thing = thingAt(pointer.DOM);
    if (thing) choice.choose(thing.kind, thing.id);
    else choice.clear();
  });
  network.on("dragStart", () => (moved = true));
  network.on("zoom", () => (moved = true));
  // vis-network puts its old view back once its listeners have heard of the new size.
  network.on("resize", () => queueMicrotask(() => moved || home()));
  canvas.addEventListener("mousemove", ({ offsetX, offsetY }) => {
    canvas.style.cursor = thingAt({ x: offsetX, y: offsetY }) ? "pointer" : "grab";
  });
  // A wheel alone scrolls the page; with Ctrl (or a pinch, which browsers send so) it zooms.
  const guard = (event) => event.ctrlKey || event.metaKey || event.stopPropagation();
  canvas.addEventListener("wheel", guard, { capture: true });
  scene.onChange(changeScene);
  state.onChange((now, before) => {
    refresh();
    if (now.chosen !== before.chosen) showChosen(now.chosen);
  });
  answers.onChange(refresh);
  theme.onChange(() => {
    paint.relearn();
    refresh();
  });
};
start();

const wake = () => {
  awake = true;
  home();
  refresh();
};

const toPage = ([x, y]) => {
  const at = network.canvasToDOM({ x, y });
  const { left, top } = canvas.getBoundingClientRect();
  return { x: at.x + left, y: at.y + top };
};

export const map = Object.freeze({ zoom, whole, home, place, wake, here: () => here, toPage, painted });
