// What the map shows: the whole drawing as Python made it, or, on a small screen and in an
// overview, what is chosen: one step around an actor, or the actors of a path in a row.
import { answers } from "./answers.js";
import { data } from "./data.js";
import { row } from "./row.js";
import { star } from "./star.js";
import { state } from "./state.js";
import { about } from "./words.js";

const small = window.matchMedia("(max-width: 700px)");
const listeners = [];
const canvas = document.getElementById("canvas");
const drawings = (items) => new Map(items.map(({ id, drawn }) => [id, drawn]));
/**
 * @typedef {object} Scene
 * @property {string} kind
 * @property {string} [id] the actor that it is around
 * @property {number} width
 * @property {number} height
 * @property {Map<string, any>} actors their drawings
 * @property {Map<string, any>} transfers
 * @property {[[number, number], [number, number]][]} ties
 */
/** @type {Readonly<Scene>} */
const WHOLE = Object.freeze({
  kind: "whole",
  width: parseFloat(canvas.dataset.width),
  height: parseFloat(canvas.dataset.height),
  actors: drawings(data.drawnActors),
  transfers: drawings(data.drawnTransfers),
  ties: [],
});
let wantsWhole = false;

const hub = () =>
  data.drawnActors.reduce(
    (best, one) => (best && data.degree(best.id) >= data.degree(one.id) ? best : one),
    null,
  );

const around = (id) => ({ kind: "around", id, ties: [], ...star(id, small.matches) });
const inRow = (legs) => ({ kind: "row", ...row(legs, small.matches) });
const areDrawn = (ids) => ids.every((id) => data.transfers.get(id).dossier.drawn);

// What is in focus, as a view of its own; null where there is none.
const focused = () => {
  const { chosen } = state.get();
  const path = answers.path();
  if (chosen?.kind === "actor") return data.actors.get(chosen.id).dossier.drawn && around(chosen.id);
  if (chosen) return areDrawn([chosen.id]) && inRow([chosen.id]);
  if (path) return areDrawn(path.legs) && inRow(path.legs);
  return small.matches && hub() ? around(hub().id) : null;
};

const hasFocus = () => small.matches || about.overview;
const made = () => (hasFocus() && !wantsWhole && focused()) || WHOLE;
let now = WHOLE;

const renew = () => {
  const next = made();
  if (next === now) return;
  now = next;
  listeners.forEach((listener) => listener(now));
};
const show = (whole) => {
  wantsWhole = whole;
  renew();
};

state.onChange((next, before) => {
  if (next.chosen !== before.chosen || next.ask !== before.ask || next.path !== before.path) {
    wantsWhole = false;
  }
  renew();
});
answers.onChange(renew);
small.addEventListener("change", renew);

export const scene = Object.freeze({
  now: () => now,
  whole: WHOLE,
  show,
  start: renew,
  hasFocus,
  onChange: (listener) => listeners.push(listener),
});
