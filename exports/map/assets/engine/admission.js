// Whether legs can follow each other: order in time, materiel, and what a chain rests on. The
// rules of graph/rules/admission.py, on the facts that travel with the page.

export const makeAdmission = (facts, worlds, evidence) => {
  const isA = (narrow, wide) => facts.above[narrow].includes(wide);

  // The terms without the unspecified one, which says nothing beside others; else it alone.
  const named = (terms) => {
    const found = terms.filter((term) => term !== facts.unspecified);
    return found.length ? found : [facts.unspecified];
  };

  // What can have come from earlier legs and gone on with this one; none means unspecified.
  const carried = (before, leg) => {
    const [one, other] = [before, leg].map(named);
    const met = new Set();
    for (const a of one) {
      for (const b of other) {
        if (b === facts.unspecified || isA(a, b)) met.add(a);
        else if (a === facts.unspecified || isA(b, a)) met.add(b);
      }
    }
    return [...met];
  };

  const START = Object.freeze({
    now: facts.firstDay,
    last: [facts.firstDay, facts.firstDay],
    order: "established",
    carried: [],
    unspecified: false,
  });

  // The state after a leg, or {why, …}: the reason why it cannot follow. `held` says since when a
  // stockpile in between can have been held, by when it surely was, and of what.
  const step = (state, leg, first, held) => {
    let now = held ? Math.max(state.now, held.since) : state.now;
    let { order } = state;
    if (!leg.span) {
      order = "possible";
    } else {
      now = Math.max(now, leg.span[0]);
      if (now > leg.span[1]) return { why: "time", leg: leg.id };
      if (!first && (!state.last || state.last[1] >= leg.span[0])) order = "possible";
      if (held && held.surely >= leg.span[0]) order = "possible";
    }
    const kept = held?.materiel.length ? carried(state.carried, held.materiel) : state.carried;
    const isKept = kept.length > 0 || state.carried.length === 0;
    const together = isKept ? carried(kept, leg.materiel) : [];
    if (!together.length) return { why: "materiel", leg: leg.id };
    const unspecified = state.unspecified || named(leg.materiel).includes(facts.unspecified);
    return { now, last: leg.span, order, carried: together, unspecified };
  };

  // Null when a path may go on after the leg, otherwise the reason why not.
  const canGoOn = (leg) => {
    if (!leg.goesOn) return { why: "possession", leg: leg.id };
    if (facts.actors.get(leg.receiver).kind === "no-junction") return { why: "unknown", leg: leg.id };
    return null;
  };

  // That every leg stands, and every stockpile in between is held, in the same world.
  const lineage = (legs, junctions, level = "point", voice = null) =>
    worlds.allOf([
      ...legs.map((leg) => evidence.stands(leg, level, voice)),
      ...junctions
        .filter((one) => one?.transfers.length)
        .map((one) => worlds.anyOf(one.transfers.map((id) => evidence.stands(id, level, voice)))),
    ]);

  return Object.freeze({ START, step, canGoOn, lineage });
};
