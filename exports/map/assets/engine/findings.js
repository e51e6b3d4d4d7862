// What backs a transfer and what counters it, as formulas over voices (graph/evidence/findings.py);
// how probable it is that one transfer stands, asked for by itself, has a closed form.
import { makeMasses } from "./masses.js";

export const makeEvidence = (facts, worlds) => {
  const ONE_VOICE = "all voices as one";
  const APART = "each voice by itself";
  const kept = new Map();

  // All ungraded voices are one variable, unless they are told apart.
  const variable = ({ voice: own, graded, supports }, voice) => {
    if (voice === ONE_VOICE && supports) return `voice ${ONE_VOICE}`;
    return graded || voice === APART ? `voice ${own}` : "ungraded";
  };

  // At the low end of a range of support a denial stands at the high end of its letter.
  const end = ({ supports }, level) => {
    if (level === "point") return level;
    return supports === (level === "low") ? "low" : "high";
  };

  // That an assertion holds: its voice is relied on for it, and its hedge falls right.
  const holds = (said, level, voice) => {
    const reliedOn = worlds.below(variable(said, voice), said[end(said, level)]);
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

  // How probable it is that one transfer stands, by itself.
  const masses = makeMasses(facts, worlds);
  const support = (leg, level, voice) => {
    const weighed = (one) => ({ ...one, variable: variable(one), worth: one[end(one, level)] });
    const said = leg.said.map(weighed);
    return voice === ONE_VOICE ? masses.ifOneVoice(said) : masses.support(said);
  };

  // That the transfer is backed and not countered.
  const stands = (id, level = "point", voice = null) => {
    const key = `${level} ${voice} ${id}`;
    if (!kept.has(key)) {
      const leg = facts.transfers.get(id);
      const backed = some(leg, level, voice, (said) => said.supports);
      const formula = worlds.allOf([backed, worlds.negation(countered(leg, level, voice))]);
      kept.set(key, formula);
      if (voice !== APART) worlds.know(formula, () => support(leg, level, voice));
    }
    return kept.get(key);
  };

  return Object.freeze({ ONE_VOICE, APART, stands });
};
