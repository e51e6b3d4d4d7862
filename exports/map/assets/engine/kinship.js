// Who is part of whom, and which stockpiles an actor is said to hold: the rules of
// graph/rules/kinship.py, on the facts that travel with the page.

export const makeKinship = (facts) => {
  const { actors, transfers } = facts;
  const held = new Map();

  for (const leg of transfers.values()) {
    if (!leg.usable || !leg.takesOver) continue;
    const stocks = held.get(leg.receiver) ?? held.set(leg.receiver, new Map()).get(leg.receiver);
    stocks.set(leg.giver, [...(stocks.get(leg.giver) ?? []), leg.id]);
  }

  const junction = (kind, here, there, by = []) => ({ kind, here, there, transfers: by });
  const barred = (id) => actors.get(id).kind !== "";
  const collectives = (id) => (actors.get(id).kind === "speaker" ? [] : actors.get(id).within);

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
      for (const whole of collectives(id)) {
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
    if (inferred && collectives(goal).includes(receiver)) {
      return [true, junction("collective", goal, receiver)];
    }
    return [false, null];
  };

  // Since when the stockpile of a junction can have been held, and by when it surely was.
  const holding = (one) => {
    if (!one?.transfers.length) return null;
    const spans = one.transfers.map((id) => transfers.get(id).span ?? [facts.firstDay, Infinity]);
    return [0, 1].map((end) => Math.min(...spans.map((span) => span[end])));
  };

  return Object.freeze({ onward, arrives, holding });
};
