// The transfers next to each end, where there is no path: what graph/paths/nearest.py finds.
const MOST = 5;

export const makeNearest = ({ facts, worlds, evidence, kinship }) => {
  const { actors, transfers } = facts;
  const whole = (id) => new Set([id, ...actors.get(id).parts]);
  const figure = (leg, level) => worlds.probability(evidence.stands(leg.id, level));

  // Actors whose transfers are near, by id, each with how it is kin to the one that was asked for;
  // nothing where it is that one or a part of it.
  const giving = (start) =>
    new Map(
      kinship
        .onward(start, true, true)
        .reverse() // the first way to an actor is the one that is told
        .map(([id, way]) => [id, way && way.kind !== "part" ? way.kind : ""]),
    );
  const taking = (goal) =>
    new Map([...actors.get(goal).above, ...[...whole(goal)].map((id) => [id, ""])]);

  // The upper end of a range counts where support is 0; ties go by id.
  const ranked = (leg) => {
    const support = figure(leg, "point");
    return { leg, support, high: support.n === 0n ? figure(leg, "high") : worlds.ZERO };
  };
  const order = (a, b) =>
    Number(a.kind !== "") - Number(b.kind !== "") ||
    worlds.compare(b.support, a.support) ||
    worlds.compare(b.high, a.high) ||
    (a.leg.id < b.leg.id ? -1 : 1);

  const side = (legs, end, kin) =>
    legs
      .filter((leg) => kin.has(leg[end]))
      .map((leg) => ({ ...ranked(leg), kind: kin.get(leg[end]), there: leg[end] }))
      .sort(order)
      .slice(0, MOST)
      .map(({ leg, kind, there }) => ({ transfer: leg.id, kind, there }));

  // Usable transfers that lead neither back to the start nor on from the goal.
  return (start, goal) => {
    const [home, ended] = [whole(start), whole(goal)];
    const legs = [...transfers.values()].filter(
      ({ usable, giver, receiver }) => usable && !ended.has(giver) && !home.has(receiver),
    );
    return {
      from: side(legs, "giver", giving(start)),
      to: side(legs, "receiver", taking(goal)),
    };
  };
};
