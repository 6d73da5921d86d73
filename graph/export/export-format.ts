import type { Claim, GraphNode } from '../model.js';

/** What is exported: nodes and claims in canonical order, each readable more than once. */
export interface ExportGraph {
  nodes(): AsyncIterable<GraphNode>;
  claims(): AsyncIterable<Claim>;
}

/** Where a node is drawn: x grows to the right, y upwards. */
export interface Place {
  x: number;
  y: number;
}

export interface ExportOptions {
  /** Tables for machines: values as they are, without protection against formulas. */
  raw?: boolean;
  /** Where nodes are drawn, by `nodeId`; of formats that hold places. */
  places?: ReadonlyMap<string, Place>;
}

/** One file that a format writes. */
export interface ExportFile {
  /** Base name with extension, such as `graph.gexf`. */
  readonly name: string;
  readonly mediaType: string;
  /** The file's text, piece by piece as it is made; the same text for the same graph and options. */
  write(graph: ExportGraph, options: ExportOptions): AsyncIterable<string>;
}

/** A way to take the graph elsewhere. Formats of one file can go to any path, formats of several need a folder. */
export interface ExportFormat {
  /** Short name, as given on the command line. */
  readonly name: string;
  readonly description: string;
  /** It lists papers, also those that only claims speak of, rather than the graph. */
  readonly listsPapers?: true;
  /** One of its files says nothing without the others. */
  readonly together?: true;
  /** What to do with the folder that they were written to, in a sentence for the person who did. */
  readonly nextStep?: (folder: string) => string;
  readonly files: readonly [ExportFile, ...ExportFile[]];
}
