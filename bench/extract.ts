import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import nlp from 'compromise';
import { readPaper } from '../ingest/extract/extractor.js';
import { packageFile } from '../package-root.js';
import { median } from './median.js';

interface Text {
  title: string;
  abstract: string;
}

const ROUNDS = 3;
const CORPUS_PAPERS = 500;

/** The whole reading of a text against compromise's bare full parse of the same text: wanted at most 0.5. */
export async function benchExtract(): Promise<void> {
  const examples = readdirSync(packageFile('papers')).filter(name => name.endsWith('.jsonl'));
  const papers = (await Promise.all(examples.map(name => read(packageFile('papers', name))))).flat();
  compare('papers/', papers);
  const corpus = packageFile('..', 'shared', 'corpus', 'arxiv.jsonl.gz');
  if (existsSync(corpus)) compare(`${CORPUS_PAPERS} of the corpus`, await read(corpus, CORPUS_PAPERS));
}

function compare(name: string, texts: readonly Text[]): void {
  const parse = ({ title, abstract }: Text) => nlp(`${title}\n${abstract}`);
  for (const text of texts.slice(0, 20)) {
    readPaper(text);
    parse(text);
  }
  const rounds = Array.from({ length: ROUNDS }, () => ({ ours: rate(texts, readPaper), floor: rate(texts, parse) }));
  const ours = median(rounds.map(round => round.ours));
  const floor = median(rounds.map(round => round.floor));
  process.stdout.write(
    `extract  ${name}: ${ours.toFixed(0)} papers/s, full parse ${floor.toFixed(0)} papers/s, cost ratio ${(floor / ours).toFixed(2)} (wanted ≤ 0.50)\n`,
  );
}

/** Papers a second. */
function rate(texts: readonly Text[], work: (text: Text) => unknown): number {
  const started = performance.now();
  for (const text of texts) work(text);
  return (texts.length * 1000) / (performance.now() - started);
}

async function read(path: string, limit = Number.POSITIVE_INFINITY): Promise<Text[]> {
  const file = createReadStream(path);
  const texts: Text[] = [];
  for await (const line of createInterface({ input: path.endsWith('.gz') ? file.pipe(createGunzip()) : file })) {
    if (texts.length >= limit) break;
    const { title, abstract } = JSON.parse(line) as Text;
    texts.push({ title, abstract });
  }
  return texts;
}
