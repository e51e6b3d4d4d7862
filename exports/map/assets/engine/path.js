// A chain with all that it rests on: the figures that `armstrail paths` gives
// (graph/paths/path.py).

export const makeDescriber = ({ facts, worlds, evidence, admission, sources, materiel }) => {
  const { transfers, actors } = facts;

  const claimsOf = ({ legs, junctions }) => [
    ...new Set([...legs, ...junctions.flatMap((one) => one?.transfers ?? [])]),
  ];
  // The steps that are no source's statement; a part of start or goal is no gap.
  const gapsOf = ({ junctions }) =>
    junctions.filter((one, at) => {
      const ends = at === 0 || at === junctions.length - 1;
      return one && (one.kind !== "part" || !ends);
    });
  const isInner = ({ junctions }, gap) => junctions.slice(1, -1).includes(gap);

  const saying = (ids, supports) =>
    ids.flatMap((id) => transfers.get(id).said.filter((said) => said.supports === supports));
  const distinct = (items) => [...new Set(items)];

  // The voices without which nothing is left of a formula that tells ungraded ones apart.
  const decisive = (formula) => {
    if (!worlds.possible(formula)) return [];
    const voices = [...formula.variables].filter((name) => name.startsWith("voice "));
    return voices.filter((name) => !worlds.possible(worlds.without(formula, name)));
  };
  // And whether an ungraded rest would be left without one of them.
  const keystones = ({ legs, junctions }, point) => {
    const high = admission.lineage(legs, junctions, "high", evidence.APART);
    const graded = worlds.possible(point);
    const names = decisive(graded ? point : high);
    const ungradedRest =
      graded && names.some((name) => worlds.possible(worlds.without(high, name)));
    return { keystones: names.map((name) => name.slice("voice ".length)).sort(), ungradedRest };
  };

  // Ids of the origins that assert every leg, each in one document.
  const assertAll = (legs) => {
    const whole = legs.reduce((found, leg) => sources.shared(found, transfers.get(leg)), null);
    return distinct(whole.map((source) => JSON.parse(source)[0])).sort();
  };

  const composed = (chain, gaps) => {
    const breaks = gaps.some((gap) => gap.kind === "held" || isInner(chain, gap));
    const whole = breaks ? [] : assertAll(chain.legs);
    const statements = distinct(
      saying(claimsOf(chain), true).flatMap(({ statements }) => statements),
    );
    const tier = gaps.length ? "inferred" : whole.length ? "reported" : "assembled";
    return { tier, whole, statements: statements.length };
  };

  const figure = (chain, level, voice = null) =>
    worlds.probability(admission.lineage(chain.legs, chain.junctions, level, voice));
  const alone = (leg, level) => worlds.probability(evidence.stands(leg, level));

  const weakest = (legs) => {
    const order = (a, b) =>
      worlds.compare(alone(a, "point"), alone(b, "point")) ||
      worlds.compare(alone(a, "high"), alone(b, "high")) ||
      (a < b ? -1 : 1);
    return [...legs].sort(order)[0];
  };

  const bandOrder = [...facts.bands, ""];
  const weakestBand = (claims) =>
    bandOrder[Math.max(...claims.map((id) => bandOrder.indexOf(transfers.get(id).band)))];

  return (chain) => {
    const { legs, junctions, state } = chain;
    const [claims, gaps] = [claimsOf(chain), gapsOf(chain)];
    const [point, high] = ["point", "high"].map((level) =>
      admission.lineage(legs, junctions, level),
    );
    const marks = new Set(claims.flatMap((id) => transfers.get(id).marks));
    const backing = saying(claims, true);
    return Object.freeze({
      ...composed(chain, gaps),
      legs,
      junctions,
      claims,
      gaps: gaps.map((gap) => ({ ...gap, inner: isInner(chain, gap) })),
      support: worlds.probability(point),
      low: figure(chain, "low"),
      high: worlds.probability(high),
      ifOneVoice: figure(chain, "point", evidence.ONE_VOICE),
      band: gaps.length ? facts.bands.at(-1) : weakestBand(claims),
      marks: facts.marks.filter((mark) => marks.has(mark)),
      order: legs.length > 1 ? state.order : "none", // a single leg has no order in time
      materiel: state.carried.filter((term) => term !== facts.unspecified).sort(),
      agreement: materiel.agreement(legs.map((leg) => transfers.get(leg).materiel)),
      weakest: weakest(legs),
      voices: distinct(backing.map(({ voice }) => voice)).length,
      documents: distinct(backing.flatMap(({ documents }) => documents)).length,
      denials: distinct(saying(claims, false).map(({ voice }) => voice)).length,
      ...keystones(chain, point),
      names: legs.flatMap((leg, at) => {
        const { giver, receiver } = transfers.get(leg);
        return at ? [receiver] : [giver, receiver];
      }),
      startsAt: actors.get(transfers.get(legs[0]).giver).id,
    });
  };
};
