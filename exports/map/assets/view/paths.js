"use strict";
// Paths over all transfers of the page, one question at a time: the search gives way to the page
// between its steps, and a new question ends the one before.
const paths = (() => {
  const BUDGET = 20_000;
  const SLICE = 24; // milliseconds of work between two looks at the screen
  const K = 5; // in each of the two lists, as the command line has it
  let engine = null;
  let asked = 0;

  const ready = () => {
    const read = () => JSON.parse(document.getElementById("paths-data").textContent);
    engine = engine ?? makeEngine(read());
    return engine;
  };

  // Answers through `tell`, unless another question has been asked meanwhile.
  const ask = (start, goal, tell) => {
    const mine = (asked += 1);
    const step = ready().begin(start, goal, K, BUDGET);
    const slice = () => {
      const end = performance.now() + SLICE;
      while (mine === asked && performance.now() < end) {
        const answer = step();
        if (answer) return tell(answer);
      }
      return mine === asked && setTimeout(slice);
    };
    slice();
  };
  const stop = () => {
    asked += 1;
  };

  return Object.freeze({
    ...{ ask, stop },
    facts: () => ready().facts,
    number: (value) => ready().worlds.number(value),
  });
})();
