// What a rest of a chain can have at best: its length in legs, and its weakest leg. Both bound
// every rest of an admissible chain (graph/paths/bounds.py).
import { makeQueue } from "./best_first.js";

export const makeBounds = ({ facts, worlds, evidence, kinship }, goal, inferred) => {
  const node = (actor, gap) => `${gap ? "+" : "-"}${actor}`;
  const back = new Map();
  const into = new Map();
  const under = (map, key, item) => (map.get(key) ?? map.set(key, []).get(key)).push(item);

  for (const actor of facts.actors.keys()) {
    for (const [there, junction] of kinship.onward(actor, false, inferred)) {
      under(back, there, [actor, junction !== null]);
    }
  }
  const last = [];
  for (const leg of facts.transfers.values()) {
    under(into, leg.receiver, leg);
    const [arrived, end] = kinship.arrives(leg.receiver, goal, inferred);
    if (arrived) last.push([leg, kinship.isUpward(end)]);
  }

  // Who can have the arms before a leg is given, the rest after it with a gap or not.
  const earlier = (leg, gap) => back.get(leg.giver).map(([actor, step]) => [actor, gap || step]);

  const length = () => {
    const found = new Map();
    let layer = last.flatMap(([leg, gap]) => earlier(leg, gap));
    for (let legs = 1; layer.length; legs += 1) {
      const fresh = layer.filter(([actor, gap]) => {
        const isNew = !found.has(node(actor, gap));
        if (isNew) found.set(node(actor, gap), legs);
        return isNew;
      });
      layer = fresh.flatMap(([actor, gap]) =>
        (into.get(actor) ?? []).flatMap((leg) => earlier(leg, gap)),
      );
    }
    return found;
  };

  // The best weakest leg, at that end of the range, of any rest from each node.
  const widest = (level) => {
    const value = (leg) => worlds.probability(evidence.stands(leg.id, level));
    const values = new Map([...facts.transfers.values()].map((leg) => [leg.id, value(leg)]));
    const least = (a, b) => (worlds.compare(a, b) < 0 ? a : b);
    const found = new Map();
    const queue = makeQueue((a, b) => worlds.compare(a.width, b.width) > 0);
    const push = (width, leg, gap) =>
      earlier(leg, gap).forEach(([actor, step]) => queue.push({ width, actor, gap: step }));
    for (const [leg, gap] of last) push(values.get(leg.id), leg, gap);
    while (queue.size()) {
      const { width, actor, gap } = queue.pop();
      if (found.has(node(actor, gap))) continue;
      found.set(node(actor, gap), width);
      for (const leg of into.get(actor) ?? []) push(least(width, values.get(leg.id)), leg, gap);
    }
    return found;
  };

  return Object.freeze({ node, length, widest });
};
