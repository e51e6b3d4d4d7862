// What backs a transfer and what counters it, as formulas over voices: what
// graph/evidence/findings.py reads its findings off.

export const makeEvidence = (facts, worlds) => {
  const ONE_VOICE = "all voices as one";
  const kept = new Map();

  // That an assertion holds: its voice is relied on for it, and its hedge falls right. At the low
  // end of a range of support a denial stands at the high end of its letter.
  const holds = (said, level, voice) => {
    const end = level === "point" ? level : said.supports === (level === "low") ? "low" : "high";
    const reliedOn = worlds.below(`voice ${voice ?? said.voice}`, said[end]);
    if (said.hedge === facts.denominator) return reliedOn;
    return worlds.allOf([reliedOn, worlds.below(`coin ${said.coin}`, said.hedge)]);
  };

  const some = (leg, supports, level, voice) =>
    worlds.anyOf(
      leg.said.filter((said) => said.supports === supports).map((said) => holds(said, level, voice)),
    );

  // That the transfer is backed and not countered.
  const stands = (id, level = "point", voice = null) => {
    const key = `${level} ${voice} ${id}`;
    if (!kept.has(key)) {
      const leg = facts.transfers.get(id);
      const against = worlds.negation(some(leg, false, level, voice));
      kept.set(key, worlds.allOf([some(leg, true, level, voice), against]));
    }
    return kept.get(key);
  };

  return Object.freeze({ ONE_VOICE, stands });
};
