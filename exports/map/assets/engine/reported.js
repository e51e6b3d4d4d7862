// Who asserts a transfer in which document, and which chains one of them asserts whole: the first
// tier of an answer (graph/paths/reported.py).

export const makeSources = (facts, admission, bundles) => {
  const known = new Map(
    [...facts.transfers.values()].map(({ id, said }) => {
      const asserting = said.filter(({ supports }) => supports);
      const pairs = asserting.flatMap(({ origin, documents }) =>
        documents.map((document) => JSON.stringify([origin, document])),
      );
      return [id, [...new Set(pairs)]];
    }),
  );

  // Those who assert the leg as well; `before` is null before the first leg.
  const shared = (before, { id }) => {
    const own = known.get(id);
    return before === null ? own : before.filter((one) => own.includes(one));
  };

  // Whether one of them asserts every leg of a stated chain, or of others of the same bundles that
  // could stand in their place.
  const assertWhole = ({ legs }) => {
    const choices = legs.map(bundles.alike);
    const goes = (place, state, sources) =>
      place === legs.length ||
      choices[place].some((leg) => {
        const both = shared(sources, leg);
        if (!both.length || (place + 1 < legs.length && admission.canGoOn(leg))) return false;
        const next = admission.step(state, leg, place === 0, null);
        return !next.why && goes(place + 1, next, both);
      });
    return goes(0, admission.START, null);
  };

  return Object.freeze({ shared, assertWhole });
};
