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
  const bundleOf = ({ id, giver, receiver }) => JSON.stringify([giver, receiver, kinds.get(id)]);
  const bundles = new Map();
  for (const leg of facts.transfers.values()) {
    if (!leg.usable) continue;
    const key = bundleOf(leg);
    bundles.set(key, [...(bundles.get(key) ?? []), leg]);
  }

  // The transfers that are one leg with this one.
  const alike = (id) => bundles.get(bundleOf(facts.transfers.get(id)));
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
    const taken = [];
    const add = (path) => {
      const head = heads.find((one) => akin(one, path));
      if (!head && heads.length === k) return false;
      taken.push(path);
      if (head) head.family.push(path);
      else heads.push({ ...path, family: [] });
      return taken.length < k * MOST_EACH;
    };
    return { heads, taken, add };
  };

  // Leaves out inferred chains that only add steps to a listed path, counted, and those that are a
  // listed one again, held by fewer claims or more (graph/paths/detours.py).
  const makeDetours = (paths, k) => {
    const listed = paths.map(({ legs, claims }) => ({ legs: legs.join(" "), claims }));
    const found = { count: 0, cut: false };
    const isNew = ({ legs, claims }) => {
      const own = legs.join(" ");
      const again = listed.filter((one) => one.legs === own);
      if (again.some((one) => isSubset(one.claims, claims) || isSubset(claims, one.claims))) {
        return false;
      }
      if (listed.some((one) => isSubset(one.claims, claims))) {
        found.count += 1;
        found.cut = found.count === k * MOST_EACH;
        return false;
      }
      listed.push({ legs: own, claims });
      return true;
    };
    return { found, isNew };
  };

  return Object.freeze({ alike, makeOnce, makeDetours, together });
};
