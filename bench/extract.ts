import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import nlp from 'compromise';
import { CorpusEvidence, decideFacts, readPaper } from '../ingest/extract/extractor.js';
import type { PaperFacts } from '../ingest/facts.js';
import { packageFile } from '../package-root.js';
import { ingestedPaper } from '../scripts/gold-documents.js';
import { median } from './median.js';

interface Text {
  title: string;
  abstract: string;
}

const ROUNDS = 3;
/** The first rounds do not count: so long does the engine compile what it runs, and a large ingest is much longer. */
const WARM_UP_ROUNDS = 3;
const ROUND_TEXTS = 500;
/** Texts that the two sides read in turn, so that whatever else the machine does slows both alike. */
const TURN = 25;

/** A text's whole way to facts against compromise's bare full parse of the same text: wanted at most 0.5. */
export async function benchExtract(): Promise<void> {
  const examples = readdirSync(packageFile('papers')).filter(name => name.endsWith('.jsonl'));
  const papers = (await Promise.all(examples.map(name => read(packageFile('papers', name))))).flat();
  compare(`papers/ (${papers.length} papers, again and again)`, papers);
  const corpus = packageFile('..', 'shared', 'corpus', 'arxiv.jsonl.gz');
  if (existsSync(corpus)) {
    const texts = await read(corpus, (WARM_UP_ROUNDS + ROUNDS) * ROUND_TEXTS);
    compare(`corpus (${texts.length} papers, each once)`, texts);
  }
}

/** Milliseconds of processor time that each side has taken. */
interface Times {
  ours: number;
  floor: number;
}

function compare(name: string, texts: readonly Text[]): void {
  const rounds: Times[] = [];
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    const times = timesOf(texts, round * ROUND_TEXTS);
    if (round >= WARM_UP_ROUNDS) rounds.push(times);
  }
  const ratio = median(rounds.map(({ ours, floor }) => ours / floor));
  const rate = (side: keyof Times) => ((ROUND_TEXTS * 1000) / median(rounds.map(times => times[side]))).toFixed(0);
  process.stdout.write(
    `extract  ${name}: ${rate('ours')} papers/s, full parse ${rate('floor')} papers/s, cost ratio ${ratio.toFixed(2)} (wanted ≤ 0.50)\n`,
  );
}

/** One round over the texts from a place on, from the first again where they end. */
function timesOf(texts: readonly Text[], from: number): Times {
  const round = Array.from({ length: ROUND_TEXTS }, (_, i) => texts[(from + i) % texts.length]!);
  const times: Times = { ours: 0, floor: 0 };
  const corpus = new CorpusEvidence();
  for (let at = 0; at < round.length; at += TURN) {
    const turn = round.slice(at, at + TURN);
    times.ours += timeOf(turn, text => factsOf(text, corpus));
    times.floor += timeOf(turn, ({ title, abstract }) => nlp(`${title}\n${abstract}`));
  }
  return times;
}

/** Reads a text, lets it speak with those before it, and decides its facts. */
function factsOf({ title, abstract }: Text, corpus: CorpusEvidence): PaperFacts {
  const reading = readPaper({ title, abstract });
  corpus.add(reading);
  return decideFacts(ingestedPaper({ id: title, title, abstract }), reading, corpus);
}

/** Processor time, not time of day: what else the machine does counts for neither side. */
function timeOf(texts: readonly Text[], work: (text: Text) => unknown): number {
  const before = process.cpuUsage();
  for (const text of texts) work(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
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
