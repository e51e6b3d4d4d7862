// Exact probabilities over worlds, as graph/evidence/worlds.py has them: formulas over voices,
// evaluated by Shannon expansion. A world is one draw of a uniform variable for every voice and every hedge;
// the only atoms are "U <= t" and "U > t". Thresholds are whole numbers over one denominator, a
// probability is {n, k}: n over that denominator to the power of k. Nothing is ever rounded.

/** @typedef {{ n: bigint, k: number }} Probability */

export const makeWorlds = (denominator, budget = 10_000) => {
  const D = BigInt(denominator);
  const powers = [1n];
  const power = (k) => powers[k] ?? (powers[k] = power(k - 1) * D);
  const made = new Map();
  const known = new Map();
  const closed = new Map();
  let left = budget;

  const node = (kind, key, fields) => {
    const known = made.get(key);
    if (known) return known;
    const fresh = Object.freeze({ id: made.size, kind, parts: [], variables: new Set(), ...fields });
    made.set(key, fresh);
    return fresh;
  };
  const yes = node("true", "true", {});
  const no = node("false", "false", {});

  const atom = (kind, variable, threshold) => {
    if (threshold <= 0) return kind === "below" ? no : yes;
    if (threshold >= denominator) return kind === "below" ? yes : no;
    const variables = new Set([variable]);
    return node(kind, `${kind} ${threshold} ${variable}`, { variable, threshold, variables });
  };
  const below = (variable, threshold) => atom("below", variable, threshold);

  // One "below" and one "above" for each variable; null where together they decide the join.
  const mergeAtoms = (kind, parts) => {
    const ends = new Map();
    const rest = [];
    for (const part of parts) {
      if (!part.variable) {
        rest.push(part);
        continue;
      }
      const key = `${part.kind} ${part.variable}`;
      const rival = ends.get(key);
      const least = (part.kind === "below") === (kind === "and");
      if (!rival || (least ? part.threshold < rival.threshold : part.threshold > rival.threshold)) {
        ends.set(key, part);
      }
    }
    for (const high of ends.values()) {
      const low = high.kind === "below" && ends.get(`above ${high.variable}`);
      if (!low) continue;
      const decided =
        kind === "and" ? low.threshold >= high.threshold : low.threshold <= high.threshold;
      if (decided) return null;
    }
    return [...rest, ...ends.values()];
  };

  const join = (kind, formulas) => {
    const [neutral, absorbing] = kind === "and" ? [yes, no] : [no, yes];
    const flat = formulas.flatMap((one) => (one.kind === kind ? one.parts : [one]));
    const distinct = [...new Set(flat)].filter((one) => one !== neutral);
    if (distinct.includes(absorbing)) return absorbing;
    const parts = mergeAtoms(kind, distinct);
    if (!parts) return absorbing;
    if (parts.length < 2) return parts[0] ?? neutral;
    parts.sort((a, b) => a.id - b.id);
    const key = `${kind} ${parts.map(({ id }) => id).join(" ")}`;
    const variables = () => new Set(parts.flatMap((one) => [...one.variables]));
    return made.get(key) ?? node(kind, key, { parts, variables: variables() });
  };
  const allOf = (formulas) => join("and", formulas);
  const anyOf = (formulas) => join("or", formulas);

  const negation = (formula) => {
    if (formula === yes) return no;
    if (formula === no) return yes;
    if (formula.variable) {
      const other = formula.kind === "below" ? "above" : "below";
      return atom(other, formula.variable, formula.threshold);
    }
    return join(formula.kind === "and" ? "or" : "and", formula.parts.map(negation));
  };

  // The formula where U of the variable lies in the interval that closes at `end`.
  const given = (formula, variable, end, done = new Map()) => {
    if (!formula.variables.has(variable)) return formula;
    if (formula.variable) return (end <= formula.threshold) === (formula.kind === "below") ? yes : no;
    if (!done.has(formula)) {
      const parts = formula.parts.map((one) => given(one, variable, end, done));
      done.set(formula, join(formula.kind, parts));
    }
    return done.get(formula);
  };

  const nodes = (formula, seen = new Set()) => {
    if (!seen.has(formula)) {
      seen.add(formula);
      formula.parts.forEach((part) => nodes(part, seen));
    }
    return seen;
  };

  // The upper ends of the intervals of U that the formula tells apart; the last is the whole.
  const intervals = (formula, variable) => {
    const own = [...nodes(formula)].filter((one) => one.variable === variable);
    const ends = [...new Set(own.map(({ threshold }) => threshold))].sort((a, b) => a - b);
    return [...ends, denominator];
  };

  const mostFrequent = (formula) => {
    const count = new Map();
    for (const one of nodes(formula)) {
      for (const part of one.parts) {
        for (const name of part.variables) count.set(name, (count.get(name) ?? 0) + 1);
      }
    }
    return [...count].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
  };

  const groups = (parts) => {
    let found = [];
    for (const part of parts) {
      const near = found.filter(({ names }) => [...part.variables].some((one) => names.has(one)));
      const whole = { parts: [part], names: new Set(part.variables) };
      for (const group of near) {
        whole.parts.push(...group.parts);
        group.names.forEach((name) => whole.names.add(name));
      }
      found = [...found.filter((group) => !near.includes(group)), whole];
    }
    return found.map((group) => group.parts);
  };

  /** @type {(one: Probability, to: number) => bigint} */
  const raised = ({ n, k }, to) => n * power(to - k);
  /** @type {(a: Probability, b: Probability) => Probability} */
  const sum = (a, b) => {
    const k = Math.max(a.k, b.k);
    return { n: raised(a, k) + raised(b, k), k };
  };
  /** @type {(a: Probability, b: Probability) => Probability} */
  const times = (a, b) => ({ n: a.n * b.n, k: a.k + b.k });
  /** @type {(a: Probability, b: Probability) => Probability} */
  const less = (a, b) => sum(a, { n: -b.n, k: b.k });
  /** @type {(one: Probability) => Probability} */
  const rest = ({ n, k }) => ({ n: power(k) - n, k });
  const ONE = { n: 1n, k: 0 };
  const ZERO = { n: 0n, k: 0 };

  const compare = (a, b) => {
    const k = Math.max(a.k, b.k);
    const [x, y] = [raised(a, k), raised(b, k)];
    return x < y ? -1 : x > y ? 1 : 0;
  };

  const value = (formula) => {
    if (formula === yes) return ONE;
    if (formula === no) return ZERO;
    if (formula.variable) {
      const share = { n: BigInt(formula.threshold), k: 1 };
      return formula.kind === "below" ? share : rest(share);
    }
    const apart = groups(formula.parts);
    if (apart.length > 1) {
      const values = apart.map((group) => exact(join(formula.kind, group)));
      if (formula.kind === "and") return values.reduce(times, ONE);
      return rest(values.map(rest).reduce(times, ONE));
    }
    return expanded(formula, mostFrequent(formula));
  };

  const expanded = (formula, variable) => {
    left -= 1;
    if (left < 0) throw new RangeError("too entangled");
    let [total, start] = [ZERO, 0];
    for (const end of intervals(formula, variable)) {
      const width = { n: BigInt(end - start), k: 1 };
      total = sum(total, times(width, exact(given(formula, variable, end))));
      start = end;
    }
    return total;
  };

  const exact = (formula) => {
    if (!known.has(formula)) known.set(formula, value(formula));
    return known.get(formula);
  };

  // What gives the probability of a formula, asked for by itself, without any expansion.
  const know = (formula, value) => closed.set(formula, value);

  // The exact probability of a formula. Throws RangeError where that takes too many expansions.
  const probability = (formula) => {
    left = budget;
    if (closed.has(formula) && !known.has(formula)) known.set(formula, closed.get(formula)());
    return exact(formula);
  };

  // Whether the probability is above 0. A variable that occurs on one side alone is set to it (the
  // pure literal rule of Davis and Putnam, 1960); of the others all intervals are tried.
  const possible = (formula) => {
    const sides = new Map();
    for (const { kind, variable, threshold } of nodes(formula)) {
      if (!variable) continue;
      const own = sides.get(variable) ?? { below: denominator, above: denominator, kinds: new Set() };
      own[kind] = Math.min(own[kind], threshold);
      sides.set(variable, { ...own, kinds: own.kinds.add(kind) });
    }
    let open = formula;
    for (const [name, { kinds, below }] of sides) {
      if (kinds.size === 1) open = given(open, name, kinds.has("below") ? below : denominator);
    }
    if (open.variables.size === 0) return open === yes;
    const [name] = [...open.variables].sort();
    return intervals(open, name).some((end) => possible(given(open, name, end)));
  };

  const without = (formula, variable) => given(formula, variable, denominator);

  // How many hundredths it is, a half of one rounded up (graph/evidence/figures.py); for showing.
  const hundredths = ({ n, k }) => Number((200n * n + power(k)) / (2n * power(k)));

  return Object.freeze({
    ...{ yes, no, below, allOf, anyOf, negation, without, know, probability, possible },
    ...{ compare, sum, less, times, hundredths, ONE, ZERO },
  });
};
