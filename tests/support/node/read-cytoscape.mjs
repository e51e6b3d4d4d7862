// Prints as JSON what Cytoscape.js holds of the file named as the argument.
import { readFileSync } from "node:fs";
import cytoscape from "cytoscape";

const file = JSON.parse(readFileSync(process.argv[2], "utf8"));
const graph = cytoscape({ headless: true, layout: { name: "preset" }, ...file });
const nodes = graph.nodes().map((one) => ({ data: one.data(), position: one.position() }));
const edges = graph.edges().map((one) => ({ data: one.data() }));
console.log(JSON.stringify({ nodes, edges }));
