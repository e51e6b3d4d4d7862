// How a voice that is named hedges what it says: the words of exports/words/hedges.py.
const PLAIN = "plain";

export const makeHedges = (t) => {
  // How one voice hedges in all that it says of a claim; empty where it does not.
  const hedge = (said) => {
    const found = [...new Set(said.map(({ hedging }) => hedging))];
    return found.includes(PLAIN) ? "" : found.map((one) => t(`hedge-${one}`)).join(t("hedge-or"));
  };

  // `told` is what one voice says of each claim, of which the first `legs` are legs.
  return (told, legs) => {
    const found = new Map();
    told.map(hedge).forEach((words, at) => {
      const which = told.length === 1 ? "it" : at < legs ? "legs" : "held";
      const key = JSON.stringify([which, words]);
      if (words) found.set(key, [...(found.get(key) ?? []), at + 1]);
    });
    const parts = [...found].map(([key, numbers]) => {
      const [which, words] = JSON.parse(key);
      const values = { legs: numbers.join(", "), n: numbers.length, hedge: words };
      return t(`hedged-${which}`, values);
    });
    return parts.length ? t("hedging", { what: parts.join(t("hedged-and")) }) : "";
  };
};
