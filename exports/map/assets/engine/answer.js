// The answer to "how could X reach Y", from one set of facts (exports/map/facts.py): paths in three
// lists by tier, as graph/paths/answer.py has them.
import { makeAdmission } from "./admission.js";
import { makeFamilies } from "./families.js";
import { makeEvidence } from "./findings.js";
import { makeKinship } from "./kinship.js";
import { makeMateriel } from "./materiel.js";
import { makeNearest } from "./nearest.js";
import { makeDescriber } from "./path.js";
import { makeSearch } from "./search.js";
import { makeSources } from "./reported.js";
import { makeWorlds } from "./worlds.js";

export const makeEngine = (read) => {
  const byId = (items) => new Map(items.map((item) => [item.id, item]));
  const facts = { ...read, actors: byId(read.actors), transfers: byId(read.transfers) };
  const worlds = makeWorlds(facts.denominator);
  const evidence = makeEvidence(facts, worlds);
  const admission = makeAdmission(facts, worlds, evidence);
  const families = makeFamilies(facts);
  const sources = makeSources(facts, admission, families);
  const [kinship, materiel] = [makeKinship(facts), makeMateriel(facts)];
  const engine = { facts, worlds, evidence, kinship, admission, sources, materiel };
  const describe = makeDescriber(engine);
  const nearest = makeNearest(engine);

  const answered = (start, goal, found, detours = 0) => {
    const excluded = found.flatMap((one) => one.excluded);
    const paths = found.flatMap((one) => one.paths);
    const truncated = found.some((one) => one.truncated);
    return {
      start,
      goal,
      paths,
      detours,
      excluded: [...new Map(excluded.map((one) => [one.legs.join(" "), one])).values()],
      nearest: paths.length || truncated ? null : nearest(start, goal),
      truncated,
      tangled: false,
    };
  };

  // One of the lists: k families of those of the paths that are `wanted`.
  function* listing(search, k, wanted) {
    const [chains, once, found] = [search.chainsInOrder(), families.makeOnce(), families.together(k)];
    let step = chains.next();
    while (!step.done) {
      const path = step.value && once(step.value) && describe(step.value);
      const goesOn = !path || !wanted(path) || found.add(path);
      if (!goesOn) break;
      yield;
      step = chains.next();
    }
    const truncated = Boolean(step.done && step.value);
    const { heads, taken } = found;
    return { paths: heads, taken, excluded: search.excluded(), truncated };
  }

  function* searching(start, goal, k, budget) {
    const search = (...options) => makeSearch(engine, start, goal, ...options);
    const all = () => true;
    const reported = yield* listing(search(false, budget, true), k, all);
    reported.excluded = []; // the search for all that is stated has them
    const isAssembled = (path) => !sources.assertWhole(path);
    const assembled = yield* listing(search(false, budget), k, isAssembled);
    const detours = families.makeDetours([...reported.taken, ...assembled.taken], k);
    const isNew = (path) => !detours.found.cut && detours.isNew(path);
    const inferred = yield* listing(search(true, budget), k, isNew);
    return answered(start, goal, [reported, assembled, inferred], detours.found.count);
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
        return { ...answered(start, goal, []), nearest: null, tangled: true };
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

  return Object.freeze({ begin, now, facts, worlds, materiel });
};
