// What backs a transfer and what counters it, as formulas over voices: what
// graph/evidence/findings.py reads its findings off.

export const makeEvidence = (facts, worlds) => {
  const ONE_VOICE = "all voices as one";
  const APART = "each voice by itself";
  const kept = new Map();

  // All ungraded voices are one variable, unless they are told apart.
  const variable = ({ voice: own, graded, supports }, voice) => {
    if (voice === ONE_VOICE && supports) return `voice ${ONE_VOICE}`;
    return graded || voice === APART ? `voice ${own}` : "ungraded";
  };

  // That an assertion holds: its voice is relied on for it, and its hedge falls right. At the low
  // end of a range of support a denial stands at the high end of its letter.
  const holds = (said, level, voice) => {
    const end = level === "point" ? level : said.supports === (level === "low") ? "low" : "high";
    const reliedOn = worlds.below(variable(said, voice), said[end]);
    if (said.hedge === facts.denominator) return reliedOn;
    return worlds.allOf([reliedOn, worlds.below(`coin ${said.coin}`, said.hedge)]);
  };

  const some = (leg, level, voice, is) =>
    worlds.anyOf(leg.said.filter(is).map((said) => holds(said, level, voice)));

  // A bare denial counters nothing where something on an item or a record backs the transfer.
  const countered = (leg, level, voice) => {
    const hard = some(leg, level, voice, (said) => said.supports && said.hard);
    const bare = some(leg, level, voice, (said) => !said.supports && !said.hard);
    const full = some(leg, level, voice, (said) => !said.supports && said.hard);
    return worlds.anyOf([full, worlds.allOf([bare, worlds.negation(hard)])]);
  };

  // That the transfer is backed and not countered.
  const stands = (id, level = "point", voice = null) => {
    const key = `${level} ${voice} ${id}`;
    if (!kept.has(key)) {
      const leg = facts.transfers.get(id);
      const backed = some(leg, level, voice, (said) => said.supports);
      kept.set(key, worlds.allOf([backed, worlds.negation(countered(leg, level, voice))]));
    }
    return kept.get(key);
  };

  return Object.freeze({ ONE_VOICE, APART, stands });
};
