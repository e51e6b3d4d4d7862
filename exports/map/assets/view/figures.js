// Figures in words, as exports/words/phrases.py has them: two digits, the band before the number.

// `number` makes a figure of the engine a number, `t` says the page's words.
export const makeFigures = (number, t) => {
  const figure = (value) => {
    if (value.n === 0n) return "0";
    const found = number(value);
    if (found >= 1) return "1";
    if (found < 0.005) return t("under-hundredth");
    return found >= 0.995 ? t("over-99") : found.toFixed(2).slice(1);
  };
  const reads = ({ support, low, high, marks }) => {
    const span = { low: figure(low), high: figure(high) };
    const ungraded = support.n === 0n && high.n > 0n && marks.includes("ungraded");
    return ungraded ? t("not-graded", span) : t("support", { value: figure(support), ...span });
  };
  const strength = (path) => `${[path.band, ...path.marks].join(", ")}; ${reads(path)}`;
  const alone = ({ ifOneVoice, marks }) =>
    ifOneVoice.n === 0n && marks.includes("ungraded") ? t("no-grade") : figure(ifOneVoice);
  return Object.freeze({ figure, reads, strength, alone });
};
