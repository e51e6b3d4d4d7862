// What is said of a transfer from the one to the other directly where it makes no path: the sentences
// of exports/words/direct.py. It may be said of a part, of the whole that one is an organ of, or of
// a collective that one is a member of: then it is told of whom it is said.

export const makeDirect = (facts, { t, name, told, listed, speakers }) => {
  const { actors, transfers } = facts;
  const SHORT = "intended-or-stopped-only";
  const nearness = ({ kin }) => (kin.some(isUpward) ? 2 : kin.includes("part") ? 1 : 0);
  const isUpward = (kin) => kin === "whole" || kin === "collective";
  const isAbove = (one) => nearness(one) === 2;

  // What each actor that has to do with this one is to it; what both ends are part of says nothing
  // of the one giving to the other.
  const kinOf = (id) => {
    const { above, parts } = actors.get(id);
    return new Map([...above, ...parts.map((part) => [part, "part"]), [id, "itself"]]);
  };
  const apart = (kin, other) =>
    new Map([...kin].filter(([id, how]) => !isUpward(how) || !other.has(id)));

  // The transfers from the one, or its kin, to the other, or its kin, the nearest first.
  const between = ({ start, goal }) => {
    const [one, other] = [kinOf(start), kinOf(goal)];
    const [givers, receivers] = [apart(one, other), apart(other, one)];
    return [...transfers.values()]
      .filter(({ giver, receiver }) => givers.has(giver) && receivers.has(receiver))
      .map((leg) => {
        const kin = [givers.get(leg.giver), receivers.get(leg.receiver)];
        return { leg, kin, here: [start, goal], there: [leg.giver, leg.receiver] };
      })
      .sort((a, b) => nearness(a) - nearness(b) || (a.leg.id < b.leg.id ? -1 : 1));
  };

  // The ends that are not those who were asked for.
  const ends = ({ kin, here, there }) =>
    kin
      .map((how, at) => ({ how, here: name(here[at]), there: name(there[at]) }))
      .filter(({ how }) => how !== "itself");
  const whom = (one) =>
    ends(one)
      .map(({ how, ...names }) => t(`whom-${how}`, names))
      .join(t("whom-and"));

  const isShort = ({ leg }) => told(leg.id).verdict.kind === SHORT;
  const isWithdrawn = ({ leg }) => leg.retracted;
  const denying = ({ leg }) => (leg.said.some(({ supports }) => supports) ? [] : leg.said);

  const denies = (names, of) =>
    t(of ? "verdict-denies-of" : "verdict-denies", {
      n: names.length,
      names: listed(names),
      whom: of,
    });
  // Who denies what nobody asserts, and of whom, those who were asked for first.
  const denials = (found) => {
    const said = new Map();
    found.forEach((one) => said.set(whom(one), [...(said.get(whom(one)) ?? []), ...denying(one)]));
    return [...said]
      .filter(([, all]) => all.length)
      .map(([of, all]) => denies(speakers(all), of));
  };

  const stated = (one) => {
    const { sentence } = told(one.leg.id).verdict;
    const words = sentence[0].toLowerCase() + sentence.slice(1).replace(/\.$/, "");
    const [gaps, parts] = [true, false].map((up) => ends(one).filter(({ how }) => isUpward(how) === up));
    const inferred = gaps.map(({ how, ...names }) => t(`gap-${how}`, names)).join("; ");
    const first = t(inferred ? "verdict-direct-inferred" : "verdict-direct", {
      gaps: inferred,
      stated: words,
    });
    const further = parts.map(({ here, there }) =>
      t("verdict-of-part", { part: there, whole: here }),
    );
    return [first, ...further].join("; ");
  };
  const withdrawn = (one) => {
    const names = listed(one.leg.withdrawn.map((id) => facts.origins[id]));
    return t(whom(one) ? "verdict-withdrawn-of" : "verdict-withdrawn", { names, whom: whom(one) });
  };

  // Of those asked for and their parts first, then of wholes and collectives: what a rule finds.
  const nearest = (found, rule) => {
    for (const above of [false, true]) {
      const one = rule(found.filter((it) => isAbove(it) === above), above);
      if (one) return one;
    }
    return null;
  };
  const kind = (found) =>
    nearest(found, (own, above) => {
      if (own.some(isShort)) return above ? "intended-or-stopped-inferred" : SHORT;
      if (own.some(isWithdrawn)) return above ? "withdrawn-inferred" : "withdrawn";
      if (own.some((one) => denying(one).length)) return above ? "only-denied-inferred" : "only-denied";
      return null;
    });
  const tell = (found) =>
    nearest(found, (own) => {
      const [short, gone] = [own.find(isShort), own.find(isWithdrawn)];
      return short ? stated(short) : gone && withdrawn(gone);
    });

  return Object.freeze({ between, denials, kind, tell });
};
