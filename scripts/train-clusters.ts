/**
 * Groups words by the company they keep: `npx tsx scripts/train-clusters.ts`.
 * Positive pointwise mutual information of each word with the words one and two places away, reduced by randomised
 * subspace iteration (Halko et al., 2011), then k-means at two grains. Writes `ingest/models/clusters.txt`.
 */
import { writeFileSync } from 'node:fs';
import { compareText } from '../graph/model.js';
import { makeDocument } from '../ingest/extract/document.js';
import { clusterWord } from '../ingest/extract/entities/word-clusters.js';
import { packageFile } from '../package-root.js';
import { readCorpus } from './corpus.js';
import { seededRandom } from './random.js';

const FEWEST = 6;
const CONTEXTS = 1500;
const PLACES = [-2, -1, 1, 2];
const DIMENSIONS = 50;
const GRAINS = [60, 400];

const random = seededRandom(7);
const texts = readCorpus().map(paper => makeDocument(paper));
const sentences = texts.flatMap(({ tokens, sentences: all }) =>
  all.map(({ firstToken, endToken }) => tokens.slice(firstToken, endToken).map(({ text }) => clusterWord(text))),
);
const counts = new Map<string, number>();
for (const words of sentences) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
const vocabulary = [...counts]
  .filter(([, n]) => n >= FEWEST)
  .sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))
  .map(([word]) => word);
const idOf = new Map(vocabulary.map((word, id) => [word, id]));

/** Rows: words; columns: a frequent word at a place. */
function associations(): { rows: Map<number, number>[]; columns: number } {
  const rows = vocabulary.map(() => new Map<number, number>());
  for (const words of sentences) {
    const ids = words.map(word => idOf.get(word) ?? -1);
    ids.forEach((id, at) => {
      if (id < 0) return;
      PLACES.forEach((place, p) => {
        const other = ids[at + place] ?? -1;
        if (other < 0 || other >= CONTEXTS) return;
        const column = p * CONTEXTS + other;
        rows[id]!.set(column, (rows[id]!.get(column) ?? 0) + 1);
      });
    });
  }
  const columns = PLACES.length * CONTEXTS;
  const columnSums = new Float64Array(columns);
  let total = 0;
  for (const row of rows)
    for (const [column, n] of row) {
      columnSums[column]! += n;
      total += n;
    }
  for (const row of rows) {
    let sum = 0;
    for (const n of row.values()) sum += n;
    for (const [column, n] of row) {
      const value = Math.log((n * total) / (sum * columnSums[column]! ** 0.75 * total ** 0.25));
      if (value > 0) row.set(column, value);
      else row.delete(column);
    }
  }
  return { rows, columns };
}

function orthonormal(vectors: Float64Array[]): void {
  vectors.forEach((vector, i) => {
    for (let j = 0; j < i; j++) {
      const other = vectors[j]!;
      let dot = 0;
      for (let k = 0; k < vector.length; k++) dot += vector[k]! * other[k]!;
      for (let k = 0; k < vector.length; k++) vector[k]! -= dot * other[k]!;
    }
    const length = Math.hypot(...[Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0))]) || 1;
    for (let k = 0; k < vector.length; k++) vector[k]! /= length;
  });
}

function embed(): Float64Array[] {
  const { rows, columns } = associations();
  let right = Array.from({ length: DIMENSIONS }, () => Float64Array.from({ length: columns }, () => random() - 0.5));
  let left: Float64Array[] = [];
  for (let round = 0; round < 5; round++) {
    left = right.map(vector =>
      Float64Array.from(rows, row => {
        let sum = 0;
        for (const [column, value] of row) sum += value * vector[column]!;
        return sum;
      }),
    );
    orthonormal(left);
    right = left.map(vector => {
      const out = new Float64Array(columns);
      rows.forEach((row, id) => {
        const x = vector[id]!;
        for (const [column, value] of row) out[column]! += value * x;
      });
      return out;
    });
    if (round < 4) orthonormal(right);
  }
  const scale = right.map(vector => Math.sqrt(Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0))));
  return vocabulary.map((_, id) => {
    const vector = Float64Array.from(left, (column, d) => column[id]! * scale[d]!);
    const length = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0)) || 1;
    return vector.map(x => x / length);
  });
}

function kMeans(vectors: Float64Array[], k: number): number[] {
  const centres = Array.from({ length: k }, () =>
    Float64Array.from(vectors[Math.floor(random() * Math.min(vectors.length, 6000))]!),
  );
  const groups = vectors.map(() => 0);
  for (let round = 0; round < 15; round++) {
    vectors.forEach((vector, id) => {
      let best = -Infinity;
      centres.forEach((centre, c) => {
        let dot = 0;
        for (let d = 0; d < vector.length; d++) dot += vector[d]! * centre[d]!;
        if (dot > best) {
          best = dot;
          groups[id] = c;
        }
      });
    });
    for (const centre of centres) centre.fill(0);
    vectors.forEach((vector, id) => {
      const centre = centres[groups[id]!]!;
      for (let d = 0; d < vector.length; d++) centre[d]! += vector[d]!;
    });
    for (const centre of centres) {
      const length = Math.sqrt(centre.reduce((sum, x) => sum + x * x, 0)) || 1;
      centre.forEach((x, d) => {
        centre[d] = x / length;
      });
    }
  }
  return groups;
}

const vectors = embed();
const grains = GRAINS.map(k => kMeans(vectors, k));
const lines = vocabulary.map((word, id) => `${word}\t${grains.map(groups => groups[id]).join('\t')}`).sort(compareText);
writeFileSync(
  packageFile('ingest', 'models', 'clusters.txt'),
  `# word, coarse group, fine group\n${lines.join('\n')}\n`,
);
console.log(`${vocabulary.length} words`);
