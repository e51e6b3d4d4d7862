// The answer to "how could X reach Y", from one set of facts (exports/map/facts.py): paths in two
// lists, as graph/paths/answer.py has them.
import { makeAdmission } from "./admission.js";
import { makeFamilies } from "./families.js";
import { makeEvidence } from "./findings.js";
import { makeKinship } from "./kinship.js";
import { makeDescriber } from "./path.js";
import { makeSearch } from "./search.js";
import { makeWorlds } from "./worlds.js";

export const makeEngine = (read) => {
  const byId = (items) => new Map(items.map((item) => [item.id, item]));
  const facts = { ...read, actors: byId(read.actors), transfers: byId(read.transfers) };
  const worlds = makeWorlds(facts.denominator);
  const evidence = makeEvidence(facts, worlds);
  const admission = makeAdmission(facts, worlds, evidence);
  const engine = { facts, worlds, evidence, kinship: makeKinship(facts), admission };
  const describe = makeDescriber(engine);
  const families = makeFamilies(facts);

  const answered = (start, goal, found) => {
    const excluded = found.flatMap((one) => one.excluded);
    return {
      start,
      goal,
      paths: found.flatMap((one) => one.paths),
      excluded: [...new Map(excluded.map((one) => [one.legs.join(" "), one])).values()],
      truncated: found.some((one) => one.truncated),
      tangled: false,
    };
  };

  // One of the two lists: k families of paths.
  function* listing(start, goal, inferred, k, budget) {
    const search = makeSearch(engine, start, goal, inferred, budget);
    const [chains, once, found] = [search.chainsInOrder(), families.makeOnce(), families.together(k)];
    let step = chains.next();
    while (!step.done) {
      if (step.value && once(step.value) && !found.add(describe(step.value))) break;
      yield;
      step = chains.next();
    }
    const truncated = Boolean(step.done && step.value);
    return { paths: found.heads, excluded: search.excluded(), truncated };
  }

  function* searching(start, goal, k, budget) {
    const found = [];
    for (const inferred of [false, true]) {
      found.push(yield* listing(start, goal, inferred, k, budget));
    }
    return answered(start, goal, found);
  }

  // The work of answering, step by step: `step()` gives the answer, or null while there is none.
  // A formula that is too entangled for the page ends it with an answer that says so.
  const begin = (start, goal, k, budget) => {
    const work = searching(start, goal, k, budget);
    return () => {
      try {
        const { done, value } = work.next();
        return done ? value : null;
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        return { ...answered(start, goal, []), tangled: true };
      }
    };
  };

  // The answer at once.
  const now = (start, goal, k, budget) => {
    const step = begin(start, goal, k, budget);
    for (;;) {
      const answer = step();
      if (answer) return answer;
    }
  };

  return Object.freeze({ begin, now, facts, worlds });
};
