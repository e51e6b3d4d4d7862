// Figures in words, as exports/words/phrases.py has them: two digits, the band before the number.

export const makeFigures = ({ compare, hundredths, ONE }, t) => {
  const figure = (value) => {
    if (value.n === 0n) return "0";
    if (compare(value, ONE) >= 0) return "1";
    const rounded = hundredths(value);
    if (!rounded) return t("under-hundredth");
    return rounded < 100 ? `.${String(rounded).padStart(2, "0")}` : t("over-99");
  };
  const reads = ({ support, low, high, marks }) => {
    const span = { low: figure(low), high: figure(high) };
    const ungraded = support.n === 0n && high.n > 0n && marks.includes("ungraded");
    return ungraded ? t("not-graded", span) : t("support", { value: figure(support), ...span });
  };
  const strength = (path) => `${[path.band || t("not-stated"), ...path.marks].join(", ")}; ${reads(path)}`;
  const alone = ({ ifOneVoice, marks }) =>
    ifOneVoice.n === 0n && marks.includes("ungraded") ? t("no-grade") : figure(ifOneVoice);
  return Object.freeze({ figure, reads, strength, alone });
};
