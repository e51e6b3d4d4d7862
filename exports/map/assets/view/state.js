"use strict";
// All that a reader can set, in one place; everything else listens to it.
const state = (() => {
  const START = Object.freeze({
    chosen: null, // {kind: "actor" or "transfer", id}
    ask: null, // {from, to}: how could the one reach the other
    path: 0, // which of the paths found is lit
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

  return Object.freeze({
    START,
    get: () => now,
    set,
    onChange: (listener) => listeners.push(listener),
  });
})();
