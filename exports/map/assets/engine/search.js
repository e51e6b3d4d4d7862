// The k best admissible paths between two actors, in order of support: the search of
// graph/paths/search.py. Best first over partial paths, whose support, and the widest path from their
// end to the goal, bound what can still come. Support is one evaluation over worlds, never a
// product.
import { makeQueue } from "./best_first.js";
import { makeBounds } from "./bounds.js";

// With `reported` only those are found that one origin asserts whole in one document.
export const makeSearch = (engine, start, goal, inferred, budget, reported = false) => {
  const { facts, worlds, kinship, admission } = engine;
  const bounds = makeBounds(engine, goal, inferred);
  const length = bounds.length();
  const widest = { point: bounds.widest("point"), high: bounds.widest("high") };
  const home = new Set([start, ...facts.actors.get(start).parts]);
  const MOST_EXCLUDED = 100;
  const excluded = new Map();
  const given = new Map([...facts.actors.keys()].map((id) => [id, []]));
  for (const leg of facts.transfers.values()) given.get(leg.giver).push(leg);

  const exclude = (legs, reason) => {
    const key = legs.join(" ");
    if (!excluded.has(key) && excluded.size < MOST_EXCLUDED) excluded.set(key, { legs, ...reason });
  };

  // Whether the rest may, or must, have a step that is inferred.
  const kinds = (gapped) => (gapped ? [false, true] : [inferred]);

  const width = (partial, level) => {
    if (partial.done) return worlds.ONE;
    const found = kinds(partial.gapped).map(
      (kind) => widest[level].get(bounds.node(partial.at, kind)) ?? worlds.ZERO,
    );
    return found.reduce((a, b) => (worlds.compare(a, b) >= 0 ? a : b));
  };
  const least = (a, b) => (worlds.compare(a, b) < 0 ? a : b);

  const ranked = (partial) => {
    const support = least(partial.support, width(partial, "point"));
    let high = worlds.ZERO;
    if (support.n === 0n) {
      const own = worlds.probability(admission.lineage(partial.legs, partial.junctions, "high"));
      high = least(own, width(partial, "high"));
    }
    return { ...partial, bound: support, high };
  };

  const byIds = (a, b) => {
    for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
      if (a[at] !== b[at]) return a[at] < b[at] ? -1 : 1;
    }
    return a.length - b.length;
  };
  const before = (a, b) => {
    const order =
      worlds.compare(b.bound, a.bound) ||
      worlds.compare(b.high, a.high) ||
      a.legs.length - b.legs.length ||
      byIds(a.legs, b.legs) ||
      a.turn - b.turn;
    return order < 0;
  };

  const canReachGoal = (leg, gapped) =>
    kinds(gapped).some((kind) => length.has(bounds.node(leg.receiver, kind)));

  const admit = (partial, junction, leg) => {
    if (!leg.usable) {
      const unasserted = leg.retracted ? "retracted" : "unasserted";
      return { why: leg.asserted ? "incomplete" : unasserted, leg: leg.id };
    }
    return admission.step(partial.state, leg, !partial.legs.length, kinship.holding(junction));
  };

  const isGap = (junction, first) => junction !== null && !(first && junction.kind === "part");

  const extended = (partial, junction, leg) => {
    const visited = new Set([...partial.visited, partial.at, leg.giver]);
    if (visited.has(leg.receiver) || home.has(leg.receiver)) return [];
    const [met, last] = kinship.arrives(leg.receiver, goal, inferred);
    const gapped = partial.gapped || isGap(junction, !partial.legs.length);
    const ended = met && !kinship.isUpward(last);
    const goesOn = !ended && canReachGoal(leg, gapped);
    const arrived = met && inferred === (gapped || !ended);
    if (!arrived && !goesOn) return [];
    const sources = reported ? engine.sources.shared(partial.sources, leg) : null;
    if (reported && !sources.length) return [];
    const legs = [...partial.legs, leg.id];
    const state = admit(partial, junction, leg);
    if (state.why) {
      exclude(legs, state);
      return [];
    }
    const junctions = [...partial.junctions, junction];
    const formula = worlds.allOf([partial.formula, admission.lineage([leg.id], [junction])]);
    const support = partial.support.n === 0n ? worlds.ZERO : worlds.probability(formula);
    const longer = { at: leg.receiver, legs, junctions, visited, state, formula, support, gapped, sources };
    const found = arrived ? [{ ...longer, junctions: [...junctions, last], done: true }] : [];
    const stop = goesOn && admission.canGoOn(leg);
    if (stop) exclude(legs, stop);
    return goesOn && !stop ? [...found, longer] : found;
  };

  const longer = (partial) =>
    kinship
      .onward(partial.at, !partial.legs.length, inferred)
      .filter(([giver, junction]) => !(junction && partial.visited.has(giver)))
      .flatMap(([giver, junction]) =>
        given.get(giver).flatMap((leg) => extended(partial, junction, leg)),
      );

  // A generator of chains, best first; between them it yields null, a pause after each step, and
  // at its end it returns whether the budget cut it short.
  function* chainsInOrder() {
    let [turn, truncated] = [0, false];
    const queue = makeQueue(before);
    const first = { at: start, legs: [], junctions: [], visited: new Set(), state: admission.START };
    const ranks = { bound: worlds.ONE, high: worlds.ONE, sources: null, turn };
    queue.push({ ...first, formula: worlds.yes, support: worlds.ONE, gapped: false, ...ranks });
    while (queue.size()) {
      if (turn > budget) {
        truncated = true;
        break;
      }
      const partial = queue.pop();
      if (partial.done) {
        yield { legs: partial.legs, junctions: partial.junctions, state: partial.state };
        continue;
      }
      for (const one of longer(partial)) {
        turn += 1;
        queue.push({ ...ranked(one), turn });
      }
      yield null;
    }
    return truncated;
  }

  return Object.freeze({ chainsInOrder, excluded: () => [...excluded.values()] });
};
