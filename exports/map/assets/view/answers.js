"use strict";
// The answer to the question that is asked: nothing, "working", or what the search found.
const answers = (() => {
  const listeners = [];
  let now = null;

  const tell = (next) => {
    now = next;
    listeners.forEach((listener) => listener(now));
  };

  state.onChange(({ ask }, before) => {
    if (JSON.stringify(ask) === JSON.stringify(before.ask)) return;
    paths.stop();
    if (!ask) {
      tell(null);
      return;
    }
    tell("working");
    paths.ask(ask.from, ask.to, tell);
  });

  const isFound = () => Boolean(now?.paths);

  return Object.freeze({
    now: () => now,
    path: () => (isFound() && now.paths[state.get().path]) || null,
    onChange: (listener) => listeners.push(listener),
  });
})();
