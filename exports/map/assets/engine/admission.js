"use strict";
// Whether legs can follow each other: how actors hang together, order in time, materiel. The
// rules of graph/rules/admission.py, on the facts that travel with the page.
const makeChains = (facts) => {
  const { actors, transfers } = facts;
  const held = new Map();

  for (const leg of transfers.values()) {
    if (!leg.usable || !leg.takesOver) continue;
    const stocks = held.get(leg.receiver) ?? held.set(leg.receiver, new Map()).get(leg.receiver);
    stocks.set(leg.giver, [...(stocks.get(leg.giver) ?? []), leg.id]);
  }

  const junction = (kind, here, there, by = []) => ({ kind, here, there, transfers: by });
  const barred = (id) => actors.get(id).kind !== "";
  const wholes = (id) => (actors.get(id).kind === "speaker" ? [] : actors.get(id).within);

  const stockpiles = (id) => {
    const kin = new Set([...actors.get(id).parts, ...actors.get(id).within]);
    return [...(held.get(id) ?? [])]
      .filter(([stock]) => !kin.has(stock))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([stock, by]) => [stock, junction("held", id, stock, by)]);
  };

  // Who can give the next leg when the actor has the arms, itself first: [actor, junction].
  const onward = (id, start, inferred) => {
    const found = [[id, null]];
    if (start || inferred) {
      for (const part of actors.get(id).parts) {
        if (start || !barred(part)) found.push([part, junction("part", id, part)]);
      }
    }
    if (inferred) {
      for (const whole of wholes(id)) {
        if (!barred(whole)) found.push([whole, junction("collective", id, whole)]);
      }
      found.push(...stockpiles(id));
    }
    return found;
  };

  // Whether arms at the receiver are at the goal, and through which junction.
  const arrives = (receiver, goal, inferred) => {
    if (receiver === goal) return [true, null];
    if (actors.get(goal).parts.includes(receiver)) {
      return [true, junction("part", goal, receiver)];
    }
    if (inferred && wholes(goal).includes(receiver)) {
      return [true, junction("collective", goal, receiver)];
    }
    return [false, null];
  };

  const isA = (narrow, wide) => facts.above[narrow].includes(wide);

  // What can have come from earlier legs and gone on with this one; none means unspecified.
  const carried = (before, leg) => {
    const [one, other] = [before, leg].map((all) => (all.length ? all : [facts.unspecified]));
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
  // stockpile in between can have been held, and by when it surely was.
  const step = (state, leg, first, held) => {
    let now = held ? Math.max(state.now, held[0]) : state.now;
    let { order } = state;
    if (!leg.span) {
      order = "possible";
    } else {
      now = Math.max(now, leg.span[0]);
      if (now > leg.span[1]) return { why: "time", leg: leg.id };
      if (!first && (!state.last || state.last[1] >= leg.span[0])) order = "possible";
      if (held && held[1] >= leg.span[0]) order = "possible";
    }
    const together = first ? leg.materiel : carried(state.carried, leg.materiel);
    if (!first && !together.length) return { why: "materiel", leg: leg.id };
    const vague = !leg.materiel.length || leg.materiel.includes(facts.unspecified);
    const unspecified = state.unspecified || vague;
    return { now, last: leg.span, order, carried: together, unspecified };
  };

  // Null when a path may go on after the leg, otherwise the reason why not.
  const stops = (leg) => {
    if (!leg.goesOn) return { why: "possession", leg: leg.id };
    if (actors.get(leg.receiver).kind === "no-junction") return { why: "unknown", leg: leg.id };
    return null;
  };

  const holding = (one) => {
    if (!one?.transfers.length) return null;
    const spans = one.transfers.map((id) => transfers.get(id).span ?? [facts.firstDay, Infinity]);
    return [0, 1].map((end) => Math.min(...spans.map((span) => span[end])));
  };

  return Object.freeze({ START, onward, arrives, step, stops, holding });
};
