// Who is part of whom, and which stockpiles an actor is said to hold: the rules of
// graph/rules/kinship.py, on the facts that travel with the page.

export const makeKinship = (facts) => {
  const { actors } = facts;
  const held = new Map([...actors.keys()].map((id) => [id, []]));
  for (const { here, there, transfers, ...when } of facts.held) {
    held.get(here).push({ kind: "held", here, there, transfers, when });
  }

  const junction = (kind, here, there) => ({ kind, here, there, transfers: [] });
  const barred = (id) => actors.get(id).kind !== "";

  // Who can give the next leg when the actor has the arms, itself first: [actor, junction].
  const onward = (id, start, inferred) => {
    const found = [[id, null]];
    if (start || inferred) {
      for (const part of actors.get(id).parts) {
        if (start || !barred(part)) found.push([part, junction("part", id, part)]);
      }
    }
    if (inferred) {
      for (const [whole, kind] of actors.get(id).above) {
        if (!barred(whole)) found.push([whole, junction(kind, id, whole)]);
      }
      found.push(...held.get(id).map((one) => [one.there, one]));
    }
    return found;
  };

  // Whether arms at the receiver are at the goal, and through which junction.
  const arrives = (receiver, goal, inferred) => {
    if (receiver === goal) return [true, null];
    if (actors.get(goal).parts.includes(receiver)) {
      return [true, junction("part", goal, receiver)];
    }
    const above = inferred && actors.get(goal).above.find(([whole]) => whole === receiver);
    return above ? [true, junction(above[1], goal, receiver)] : [false, null];
  };

  // Whether what is said of `there` is inferred of `here`, a part of it.
  const isUpward = (one) => one?.kind === "whole" || one?.kind === "collective";

  // When the stockpile of a junction was held, and of which kinds; null for others.
  const holding = (one) => one?.when ?? null;

  return Object.freeze({ onward, arrives, isUpward, holding });
};
