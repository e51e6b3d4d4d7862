// The support of one transfer in closed form, as graph/evidence/masses.py has it and proves it: a
// few products over its voices, each the probability that nothing of certain sorts holds.

/** @typedef {{ n: bigint, k: number }} Probability */

export const makeMasses = (facts, worlds) => {
  const whole = facts.denominator;
  const { ONE, ZERO, less, sum, times } = worlds;
  const share = (parts) => ({ n: BigInt(parts), k: 1 });

  // That nothing of this holds, all of one voice, by the intervals between its thresholds. In one
  // of them a coin fails all that hang on it with what is left of their greatest hedge.
  const silent = (said) => {
    let [found, above, left] = [ZERO, whole, ONE];
    const wrong = new Map();
    for (const { worth, hedge, coin } of said.sort((a, b) => b.worth - a.worth)) {
      found = sum(found, times(share(above - worth), left));
      above = worth;
      const fails = whole - hedge;
      if (!fails) return found; // below, this one holds
      const before = wrong.get(coin);
      const kept = before ? { n: left.n / BigInt(before), k: left.k - 1 } : left;
      wrong.set(coin, Math.min(before ?? fails, fails));
      left = times(kept, share(wrong.get(coin)));
    }
    return sum(found, times(share(above), left));
  };

  // That nothing of this holds: what is of different voices is independent.
  const noneHolds = (said) => {
    const voices = new Map();
    for (const one of said) {
      if (!voices.has(one.variable)) voices.set(one.variable, []);
      voices.get(one.variable).push(one);
    }
    return [...voices.values()].map(silent).reduce(times, ONE);
  };

  // That the transfer of which this is said is backed and not countered.
  const support = (said) => {
    const none = (wanted) => noneHolds(said.filter(wanted));
    const full = ({ supports, hard }) => hard && !supports;
    const notCountered = sum(
      less(none(full), none(({ hard }) => hard)),
      none(({ supports, hard }) => hard || !supports),
    );
    return less(notCountered, none(() => true));
  };

  // The same if all that assert were one voice: given how far it is relied on, coins alone decide.
  const ifOneVoice = (said) => {
    const ends = said.filter(({ supports }) => supports).map(({ worth }) => worth);
    let [found, start] = [ZERO, 0];
    for (const end of [...new Set(ends)].sort((a, b) => a - b)) {
      const given = said.map((one) =>
        one.supports ? { ...one, worth: end <= one.worth ? whole : 0 } : one,
      );
      found = sum(found, times(share(end - start), support(given)));
      start = end;
    }
    return found;
  };

  return Object.freeze({ support, ifOneVoice });
};
