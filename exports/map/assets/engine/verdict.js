// The verdict on "how could X reach Y", and how a chain is told: the sentences of
// exports/words/verdict.py and exports/words/chains.py, from the same templates.
import { makeDirect } from "./direct.js";
import { makeHedges } from "./hedges.js";

const MOST_VOICES = 3;

// The path that a verdict is about: the first; of inferred ones, that with the fewest gaps.
export const foremost = ([first, ...more]) =>
  more
    .filter(({ tier }) => tier === first.tier)
    .reduce((best, one) => (one.gaps.length < best.gaps.length ? one : best), first);

// `t` says the page's words, `name` an actor's, `told` has the dossier of a transfer, `strength`
// the band and the figures of a path.
export const makeVerdict = (facts, { t, name, told, strength }) => {
  const { actors, transfers } = facts;
  const hedging = makeHedges(t);
  const distinct = (items) => [...new Set(items)];
  const capital = (words) => {
    const [first = "", ...rest] = words;
    return first.toUpperCase() + rest.join("");
  };

  const route = ({ legs }) => {
    const stops = [];
    let at = null;
    legs.forEach((leg) => {
      const { giver, receiver } = transfers.get(leg);
      if (!stops.length) stops.push(name(giver));
      else if (at !== giver) stops.push(`(${name(giver)})`);
      stops.push(name(receiver));
      at = receiver;
    });
    return stops.join(" → ");
  };

  const how = ({ legs }) =>
    legs
      .map((leg) => told(leg))
      .map(({ family, mode }) => (family === "unstated" ? t("how-not-said") : mode))
      .join(t("how-then"));

  const claims = ({ legs, junctions }) =>
    distinct([...legs, ...junctions.flatMap((one) => one?.transfers ?? [])]);
  const gap = ({ kind, here, there, inner }) =>
    t(`gap-${kind === "held" || !inner ? kind : "inner"}`, { here: name(here), there: name(there) });
  const endParts = ({ junctions }) =>
    [junctions[0], junctions.at(-1)]
      .filter((one) => one?.kind === "part")
      .map(({ here, there }) => ({ part: name(there), whole: name(here) }));

  const said = (claim, supports) => transfers.get(claim).said.filter((one) => one.supports === supports);

  // Which legs one of the origins that state the whole chain in one document only implies there, or
  // is rendered in stronger words: `which` are the documents in which it is neither.
  const lacking = ({ legs, whole }, which) => {
    const inDocuments = (origin, leg, kind) =>
      said(leg, true).filter((one) => one.origin === origin).flatMap((one) => one[kind]);
    const documents = (origin) =>
      inDocuments(origin, legs[0], "documents").filter((document) =>
        legs.every((leg) => inDocuments(origin, leg, "documents").includes(document)),
      );
    const clear = (origin, leg) => {
      const clearly = inDocuments(origin, leg, which);
      return documents(origin).some((document) => clearly.includes(document));
    };
    return legs.flatMap((leg, at) => (whole.every((origin) => clear(origin, leg)) ? [] : [at + 1]));
  };
  const implied = (path) => lacking(path, "explicit");
  // Which legs are implied, and which are known in stronger words than the source's own.
  const remarks = (...found) =>
    ["legs-implied", "legs-strengthened"].flatMap((key, at) => {
      const [legs, n] = [found[at].join(", "), found[at].length];
      return n ? [t(key, { legs, n })] : [];
    });
  const loose = ({ legs }) => {
    const without = (which) =>
      legs.flatMap((leg, at) => (said(leg, true).some((one) => one[which].length) ? [] : [at + 1]));
    return remarks(without("explicit"), without("own"))
      .map((one) => `; ${one}`)
      .join("");
  };
  const hedged = (legs) => (id) => {
    const own = legs.map((leg) => said(leg, true).filter(({ origin }) => origin === id));
    return facts.origins[id] + hedging(own, legs.length);
  };
  const throughout = (path) => {
    const [vague, stronger] = [implied(path), lacking(path, "own")];
    const origins = path.whole.map(hedged(path.legs)).join(t("throughout-and"));
    if (!origins) return "";
    if (path.legs.length === 1) {
      const by = t(vague.length ? "implied-by" : "stated-by", { origins });
      return by + (stronger.length ? t("verdict-strengthened") : "");
    }
    const by = t(vague.length ? "throughout-implied" : "throughout", { origins });
    const told = remarks(vague, stronger).join("; ");
    return told ? `${by} (${told})` : by;
  };
  const composition = (path) => {
    const joined = throughout(path) || t("assembled", { n: path.statements });
    if (!path.gaps.length) return capital(joined);
    return t("inferred", { why: [...path.gaps.map(gap), joined].join("; ") });
  };

  const listed = (names) => {
    const more = names.length - MOST_VOICES;
    const first = names.slice(0, MOST_VOICES);
    return [...first, ...(more > 0 ? [t("verdict-more", { n: more })] : [])].join("; ");
  };
  const called = (found) => {
    const origins = new Map();
    found.forEach(({ voice, origin }) =>
      origins.set(voice, (origins.get(voice) ?? new Set()).add(origin)),
    );
    return [...origins].map(([voice, own]) => [
      voice,
      own.size > 1 ? facts.voices[voice] : facts.origins[[...own][0]],
    ]);
  };
  const speakers = (found) => called(found).map(([, its]) => its);
  const voices = ({ length }, told) => {
    const of = (id) => told.map((said) => said.filter(({ voice }) => voice === id));
    const names = called(told.flat()).map(([voice, its]) => its + hedging(of(voice), length));
    return t("verdict-voices", { n: names.length, names: listed(names) });
  };
  const denial = (found) => {
    const both = new Set(
      found.flatMap((claim) => {
        const backs = new Set(said(claim, true).map(({ voice }) => voice));
        return said(claim, false).map(({ voice }) => voice).filter((voice) => backs.has(voice));
      }),
    );
    const denying = found.flatMap((claim) => said(claim, false));
    const ways = speakers(denying.filter(({ voice }) => both.has(voice)));
    const rest = speakers(denying.filter(({ voice }) => !both.has(voice)));
    const key = found.length === 1 ? "verdict-denied" : "verdict-denied-in-part";
    return (
      [
        ways.length && t("verdict-both", { n: ways.length, names: listed(ways) }),
        rest.length && t(key, { names: listed(rest) }),
      ]
        .filter(Boolean)
        .join("; ") || t("verdict-undenied", { n: found.length })
    );
  };

  const parts = (path) =>
    endParts(path)
      .map((one) => `; ${t("verdict-of-part", one)}`)
      .join("");
  const chain = (key, path, values) =>
    t(key, {
      route: route(path),
      how: how(path),
      strength: strength(path),
      remarks: loose(path),
      voices: voices(path.legs, claims(path).map((claim) => said(claim, true))),
      denial: denial(claims(path)),
      ...values,
    });

  const direct = makeDirect(facts, { t, name, told, listed, speakers });
  const head = (answer) => {
    const values = { materiel: t("verdict-arms"), from: name(answer.start), to: name(answer.goal) };
    const asked = t("verdict-asked", values);
    const denials = direct.denials(direct.between(answer));
    if (!denials.length) return t("verdict-not-stated", { asked });
    return t("verdict-not-stated-denied", { asked, denials: listed(denials) });
  };

  const stated = (path) => {
    const [leg, ...more] = path.legs;
    if (!more.length) {
      const { kind, sentence } = told(leg).verdict;
      return { kind, words: sentence.replace(/\.$/, "") + parts(path) };
    }
    const disputed = path.marks.includes("disputed") ? "stated-disputed" : "stated";
    const words = chain("verdict-chain", path, { composition: throughout(path) });
    return { kind: implied(path).length ? "implied" : disputed, words: words + parts(path) };
  };
  const nearest = (answer, path) => {
    const gaps = path.gaps.map(gap).join("; ");
    const near = chain(`verdict-${path.tier}`, path, { gaps });
    return { kind: `not-stated-${path.tier}`, words: `${head(answer)}; ${near}${parts(path)}` };
  };
  const nothing = (answer) => {
    const found = direct.between(answer);
    const [kind, told] = [direct.kind(found), direct.tell(found)];
    const led = answer.excluded.length ? "no-path" : "nothing";
    const why = t(`verdict-${kind ? "no-path-stated" : led}`, { within: "" });
    const otherwise = led === "nothing" ? "nothing-connects" : led;
    return { kind: kind ?? otherwise, words: `${head(answer)}; ${told || why}` };
  };

  const inside = ({ start, goal }) => {
    const pairs = [
      [start, goal],
      [goal, start],
    ];
    const [part, whole] = pairs.find(([one, other]) => actors.get(other).parts.includes(one)) ?? [];
    return part && { part: name(part), whole: name(whole) };
  };
  const judged = (answer) => {
    const within = inside(answer);
    if (within) return { kind: "part-of-the-other", words: t("verdict-inside", within) };
    if (answer.tangled) return { kind: "search-cut-short", words: t("verdict-tangled") };
    const first = foremost(answer.paths);
    if (first) return first.tier === "reported" ? stated(first) : nearest(answer, first);
    if (answer.truncated) return { kind: "search-cut-short", words: t("verdict-cut") };
    return nothing(answer);
  };
  const of = (answer) => {
    const { kind, words } = judged(answer);
    return { kind, sentence: `${capital(words)}.` };
  };

  return Object.freeze({ of, composition, route });
};
