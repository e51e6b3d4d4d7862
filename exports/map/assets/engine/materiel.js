// How closely the legs of a path agree on what passed: the levels of graph/model/materiel.py, told as
// in exports/report/sentences.py.
const LEVELS = ["same-item", "model", "class", "unstated", "different"];

export const makeMateriel = ({ above, unspecified, narrowest, builtIn, materiel }) => {
  // What a leg names: `equipment` says nothing beside others.
  const named = (terms) => {
    const kinds = terms.filter((one) => one !== unspecified);
    return new Set(kinds.length ? kinds : [unspecified]);
  };
  const levelOf = (term, legs) => {
    const silent = legs.filter((leg) => !above[term].some((wide) => leg.has(wide)));
    if (silent.some((leg) => !leg.has(unspecified))) return "different";
    if (silent.length || term === unspecified) return "unstated";
    if (above[term].length === 1) return "class";
    const isOne = narrowest.includes(term) && legs.every((leg) => leg.has(term));
    return isOne ? "same-item" : "model";
  };

  // The closest level on which legs agree, each by the terms of its cell, and on which terms.
  const agreement = (cells) => {
    const legs = cells.map(named);
    const terms = [...new Set(legs.flatMap((leg) => [...leg]))].sort();
    const levels = new Map(terms.map((term) => [term, levelOf(term, legs)]));
    const level = LEVELS.find((one) => [...levels.values()].includes(one));
    const fit = terms.filter((term) => levels.get(term) === level && term !== unspecified);
    return { level, terms: level === "different" ? [] : fit };
  };

  const called = (terms) => terms.map((term) => materiel[term] ?? term).join(", ");

  // What passed along a path, by how closely the legs agree on it; one leg agrees with nothing.
  const told = (path, t) => {
    const { level, terms } = path.agreement;
    if (level === "unstated" && !terms.length) return t("not-stated");
    if (path.legs.length === 1) return called(terms);
    const isKind =
      ["same-item", "model"].includes(level) && terms.some((term) => builtIn.includes(term));
    const what = t(`agreed-${isKind ? "kind" : level}`, { names: called(terms) });
    const further = path.materiel.filter((term) => !terms.includes(term) && level !== "different");
    return further.length ? t("agreed-further", { what, names: called(further) }) : what;
  };

  return Object.freeze({ agreement, told });
};
