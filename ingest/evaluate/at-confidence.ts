import type { FactRecord } from './fact-record.js';

/** A record as `extract --min-confidence` would have written it: claims at or above, entities at or above or ends of those. */
export function atConfidence(record: FactRecord, least: number): FactRecord {
  const isSure = ({ confidence }: { confidence?: number | undefined }) => (confidence ?? 1) >= least;
  const introductions = record.introductions.filter(isSure);
  const dropped = new Set(record.introductions.filter(one => !isSure(one)).map(({ name }) => name));
  const introduces = record.introduces.filter(name => !dropped.has(name));
  const relations = record.relations.filter(isSure);
  const results = record.results.filter(isSure);
  const used = new Set<unknown>([
    ...introduces,
    ...relations.flatMap(({ from, to }) => [from, to]),
    ...results.flatMap(({ subject, metric, versus, dataset, hardware }) => [
      subject,
      metric,
      versus,
      dataset,
      hardware,
    ]),
  ]);
  const entities = record.entities.filter(entity => isSure(entity) || used.has(entity.name));
  return { ...record, introduces, introductions, entities, relations, results };
}
