import { hash } from 'node:crypto';
import { type Claim, compareClaims, compareText, type GraphNode, type NodeRef } from '../graph/model.js';
import type { DesiredGraph } from '../graph/sync.js';

/** Claims that start at each method, and methods of each paper. */
const CLAIMS = 20;
const METHODS = 10;

/**
 * A graph of a number of claims (rounded up to full methods), the same at every call and made as it is read, so that
 * it takes no memory: methods that use others, as papers of ten methods each state it, with quotes as long as quotes
 * are.
 */
export function syntheticGraph(claims: number): DesiredGraph {
  const methods = Math.ceil(claims / CLAIMS);
  return { nodes: nodes(methods), claims: claimsOf(methods) };
}

const methodKey = (i: number) => `method ${i}`;
const paperKey = (i: number) => `arXiv:${2401 + Math.floor(i / 90_000)}.${10_000 + (i % 90_000)}`;
const paperOf = (method: number) => Math.floor(method / METHODS);

async function* nodes(methods: number): AsyncGenerator<GraphNode> {
  for (const key of keys(Math.ceil(methods / METHODS), paperKey)) {
    yield {
      label: 'Paper',
      properties: {
        key,
        title: `What ${key} is about`,
        abstract: `${key} says this and that. `.repeat(50),
        authors: ['A. Person'],
        organisation: '',
        published: '2024',
        url: '',
        sources: ['synthetic'],
      },
    };
  }
  for (const key of keys(methods, methodKey)) {
    yield { label: 'Method', properties: { key, name: key, aliases: [], kind: 'algorithm', generic: false } };
  }
}

const keys = (count: number, key: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => key(i)).sort(compareText);

async function* claimsOf(methods: number): AsyncGenerator<Claim> {
  const order = Array.from({ length: methods }, (_, i) => i).sort((a, b) => compareText(methodKey(a), methodKey(b)));
  for (const from of order) {
    const claims = Array.from({ length: CLAIMS }, (_, step) => claim(from, (from + 1 + step * step) % methods, step));
    yield* claims.sort(compareClaims);
  }
}

function claim(fromMethod: number, toMethod: number, step: number): Claim {
  const method = (i: number): NodeRef => ({ label: 'Method', key: methodKey(i) });
  const [from, to] = [method(fromMethod), method(toMethod)];
  const paper = paperKey(paperOf(fromMethod));
  const evidence = `In ${paper} it is said, at about the length of a sentence, that ${from.key} has ${to.key} as a part.`;
  return {
    type: 'USES',
    from,
    to,
    properties: {
      id: hash('sha256', `${from.key} ${to.key} ${step}`).slice(0, 20),
      paper,
      evidence,
      start: step,
      end: step + evidence.length,
      moreEvidence: [],
      moreStarts: [],
      moreEnds: [],
      confidence: 0.5 + step / 50,
      rule: 'synthetic',
      extractor: 'bench',
      fromReason: 'quoted',
      toReason: 'quoted',
    },
  };
}
