"use strict";
// What is chosen: {kind: "actor" or "transfer", id}, or null.
const choice = (() => {
  const known = (kind, id) => (kind === "actor" ? data.actors : data.transfers).has(id);

  // What is chosen, or else what is asked, is put away.
  const clear = () => {
    if (state.get().chosen) state.set({ chosen: null });
    else state.set({ ask: null, path: 0 });
  };

  return Object.freeze({
    known,
    choose: (kind, id) => known(kind, id) && state.set({ chosen: { kind, id } }),
    clear,
    now: () => state.get().chosen,
  });
})();
