// Chains that are one path, and paths that rest on the same. Transfers of one giver, receiver and
// evidence are one leg with alternatives; paths with the same keystones and all legs but one the
// same are a family, shown as the best of them (graph/paths/families.py).

export const makeFamilies = (facts) => {
  const MOST_EACH = 20;
  const whole = facts.denominator;

  // A key that transfers of the same formulas, by the same voices, share.
  const evidenceOf = ({ giver, receiver, said }) => {
    const voices = said.map(({ voice, letter, supports, hard, hedge, coin }) =>
      JSON.stringify([voice, letter, supports, hard, hedge, hedge < whole && coin]),
    );
    return [giver, receiver, ...[...new Set(voices)].sort()].join("\n");
  };
  const kinds = new Map([...facts.transfers.values()].map((leg) => [leg.id, evidenceOf(leg)]));
  const ends = (id) => [facts.transfers.get(id).giver, facts.transfers.get(id).receiver];

  const keyOf = ({ legs, junctions }) =>
    JSON.stringify([legs.map((leg) => [kinds.get(leg), ...ends(leg)]), junctions]);

  // Passes each chain on once, in the first of its choices by ids.
  const makeOnce = () => {
    const seen = new Set();
    return (chain) => {
      const key = keyOf(chain);
      return !seen.has(key) && Boolean(seen.add(key));
    };
  };

  const isSubset = (some, all) => some.every((one) => all.includes(one));
  const akin = (one, other) => {
    const same = isSubset(one.keystones, other.keystones) && isSubset(other.keystones, one.keystones);
    const apart = (mine, theirs) => mine.filter((leg) => !theirs.includes(leg)).length;
    const shared = one.keystones.length || one.legs.some((leg) => other.legs.includes(leg));
    return same && shared && apart(one.legs, other.legs) <= 1 && apart(other.legs, one.legs) <= 1;
  };

  // Takes paths, best first, until k families stand and a further one begins, or enough have been
  // looked at. `add` says whether to go on.
  const together = (k) => {
    const heads = [];
    let taken = 0;
    const add = (path) => {
      const head = heads.find((one) => akin(one, path));
      if (!head && heads.length === k) return false;
      taken += 1;
      if (head) head.family.push(path);
      else heads.push({ ...path, family: [] });
      return taken < k * MOST_EACH;
    };
    return { heads, add };
  };

  return Object.freeze({ makeOnce, together });
};
