// All that a reader can set, in one place; everything else listens to it. And of it what is chosen.
import { data } from "./data.js";

const START = Object.freeze({
  chosen: null, // {kind: "actor" or "transfer", id}
  ask: null, // {from, to, read}: how could the one reach the other, and how their names were read
  path: null, // which of the paths found is lit; null for the one that the verdict is about
  band: "", // the least band shown; "" for all
  off: Object.freeze([]), // modes that are not shown
  years: null, // [first, last], or null for all
  undisputed: false,
  steps: 1, // how far from a chosen actor the map is lit; 0 for all the way
});
const listeners = [];
let now = START;

const set = (patch) => {
  const next = { ...now, ...patch };
  if (JSON.stringify(next) === JSON.stringify(now)) return;
  const before = now;
  now = Object.freeze(next);
  listeners.forEach((listener) => listener(now, before));
};

export const state = Object.freeze({
  START,
  get: () => now,
  set,
  onChange: (listener) => listeners.push(listener),
});

// What is chosen: {kind: "actor" or "transfer", id}, or null.
const known = (kind, id) => (kind === "actor" ? data.actors : data.transfers).has(id);

// What is chosen, or else what is asked, is put away.
const clear = () => {
  if (state.get().chosen) state.set({ chosen: null });
  else state.set({ ask: null, path: null });
};

export const choice = Object.freeze({
  known,
  choose: (kind, id) => known(kind, id) && state.set({ chosen: { kind, id } }),
  clear,
  now: () => state.get().chosen,
});
