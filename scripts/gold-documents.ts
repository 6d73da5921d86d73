import { readFileSync } from 'node:fs';
import { type Document, makeDocument } from '../ingest/extract/document.js';
import type { GoldRecord } from '../ingest/extract/gold-record.js';
import type { EntityCandidate, Span } from '../ingest/extract/reading.js';
import type { Paper } from '../ingest/paper.js';
import { meantByGold } from './gold-match.js';

/** A record of the gold annotation. */
export interface GoldPaper extends GoldRecord {
  abstract: string;
}

/** A gold record with its text read and entities laid over the text. */
export interface GoldDocument {
  paper: GoldPaper;
  document: Document;
  entities: EntityCandidate[];
  /** For each of `entities`: name of the annotated entity that it means, undefined where it is none. */
  goldNames: (string | undefined)[];
}

/** Reads a gold file and places each annotated entity where its surfaces stand in the text. */
export function readGold(file: string): GoldDocument[] {
  return (JSON.parse(readFileSync(file, 'utf8')) as GoldPaper[]).map(goldDocument);
}

/** An annotated paper, read. */
export function goldDocument(paper: GoldPaper): GoldDocument {
  const document = makeDocument(paper);
  const goldNames = paper.entities.map(({ name }) => name);
  return { paper, document, entities: goldCandidates(paper, document.raw), goldNames };
}

function goldCandidates(paper: GoldPaper, raw: string): EntityCandidate[] {
  const surfaces = paper.entities.flatMap((entity, place) =>
    [...new Set([entity.name, ...entity.surfaces])].map(surface => ({ surface, place })),
  );
  surfaces.sort((a, b) => b.surface.length - a.surface.length || a.place - b.place);
  const taken = new Uint8Array(raw.length);
  const mentions: Span[][] = paper.entities.map(() => []);
  for (const { surface, place } of surfaces) {
    if (surface === '') continue;
    for (let at = raw.indexOf(surface); at >= 0; at = raw.indexOf(surface, at + 1)) {
      const end = at + surface.length;
      if (!standsAlone(raw, at, end) || taken.subarray(at, end).includes(1)) continue;
      taken.fill(1, at, end);
      mentions[place]!.push({ start: at, end });
    }
  }
  return paper.entities.map((entity, place) => ({
    name: entity.name,
    surfaces: entity.surfaces,
    mentions: mentions[place]!.sort((a, b) => a.start - b.start),
    types: { [entity.type]: 1 },
    generic: entity.generic ? 1 : 0,
    introduced: paper.introduces.includes(entity.name) ? 1 : 0,
    cues: [],
  }));
}

const LETTER = /[\p{L}\p{N}]/u;
function standsAlone(raw: string, start: number, end: number): boolean {
  const before = raw[start - 1] ?? ' ';
  const after = raw[end] ?? ' ';
  if (LETTER.test(before) && LETTER.test(raw[start]!)) return false;
  return !(LETTER.test(after) && LETTER.test(raw[end - 1]!)) || /^s(?![\p{L}\p{N}])/u.test(raw.slice(end, end + 2));
}

/** The same record with found entities in place of the annotated ones. */
export function withFoundEntities(record: GoldDocument, entities: EntityCandidate[]): GoldDocument {
  const { paper, document } = record;
  const goldNames = meantByGold(paper, entities.map(groupOf)).map(place => paper.entities[place]?.name);
  return { paper, document, entities, goldNames };
}

/** An entity as it is matched with the annotation: what it is called, and how often. */
export const groupOf = ({ name, surfaces, mentions }: EntityCandidate) => ({
  surfaces: [name, ...surfaces],
  weight: mentions.length / 100,
});

/** A paper of the annotation as an ingest knows it. */
export function ingestedPaper({ id, title, abstract }: Pick<GoldPaper, 'id' | 'title' | 'abstract'>): Paper {
  return { key: id!, title, abstract, authors: [], organisation: '', published: '', url: '', sources: [] };
}
