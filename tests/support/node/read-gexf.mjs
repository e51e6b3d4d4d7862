// Prints as JSON what graphology-gexf reads in the GEXF file named as the argument.
import { readFileSync } from "node:fs";
import graphology from "graphology";
import { parse } from "graphology-gexf";

const graph = parse(graphology.MultiDirectedGraph, readFileSync(process.argv[2], "utf8"));
const nodes = graph.mapNodes((id, data) => ({ id, data }));
const edges = graph.mapEdges((id, data, source, target) => ({ id, source, target, data }));
console.log(JSON.stringify({ type: graph.type, nodes, edges }));
