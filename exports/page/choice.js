"use strict";
// What is chosen: {kind: "actor" or "transfer", id}, or null. Everything else listens to it.
const choice = (() => {
  const listeners = new Set();
  let now = null;

  const set = (next) => {
    if (next?.kind === now?.kind && next?.id === now?.id) return;
    now = next;
    listeners.forEach((listener) => listener(now));
  };
  const known = (kind, id) => (kind === "actor" ? data.actors : data.transfers).has(id);

  return Object.freeze({
    choose: (kind, id) => known(kind, id) && set(Object.freeze({ kind, id })),
    clear: () => set(null),
    now: () => now,
    onChange: (listener) => listeners.add(listener),
  });
})();
