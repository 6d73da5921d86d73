import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { EntityType, STATED_RELATIONS } from '../../graph/model.js';
import { EvaluationError } from './evaluation-error.js';

const name = z.string();
const confidence = z.number().min(0).max(1).optional();
const numeric = z.union([z.number(), z.string()]).nullish();
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform(items => items ?? []);

const RecordEntity = z.looseObject({
  type: EntityType,
  name,
  surfaces: list(z.string()),
  generic: z.boolean().nullish(),
  confidence,
});
const RecordRelation = z.looseObject({
  type: z.enum(STATED_RELATIONS),
  from: name,
  to: name,
  outcome: z.string().nullish(),
  evidence: z.string().nullish(),
  confidence,
});
const RecordResult = z.looseObject({
  subject: name,
  metric: name,
  value: numeric,
  unit: z.union([z.string(), z.number()]).nullish(),
  versus: z.string().nullish(),
  evidence: z.string().nullish(),
  confidence,
});

/** Facts of one paper as an annotation or `extract` gives them; fields that scoring has no use for are let through. */
export const FactRecord = z.looseObject({
  title: z.string(),
  /** Quotes are held against it, and against the title; absent where the text is not at hand. */
  abstract: z.string().optional(),
  introduces: list(name),
  /** How sure each of `introduces` is; only facts that `extract` wrote have it. */
  introductions: list(z.looseObject({ name, confidence: z.number().min(0).max(1) })),
  entities: list(RecordEntity),
  relations: list(RecordRelation),
  results: list(RecordResult),
});
export type FactRecord = z.infer<typeof FactRecord>;
export type RecordEntity = z.infer<typeof RecordEntity>;
export type RecordRelation = z.infer<typeof RecordRelation>;
export type RecordResult = z.infer<typeof RecordResult>;

/**
 * Reads a file of records: a JSON list, or JSON lines.
 * @throws EvaluationError naming file, line or place, and field
 */
export async function readRecords(path: string): Promise<FactRecord[]> {
  let text: string;
  try {
    text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  } catch (cause) {
    throw new EvaluationError(`${path} can’t be read: ${(cause as Error).message}`, { cause });
  }
  if (text.trimStart().startsWith('[')) {
    const items = parsed(text, path) as unknown[];
    return items.map((item, i) => checked(item, `${path} item ${i + 1}`));
  }
  return text
    .split(/\r?\n/)
    .flatMap((line, i) => (line.trim() === '' ? [] : [recordOfLine(line, `${path} line ${i + 1}`)]));
}

const recordOfLine = (line: string, where: string) => checked(parsed(line, where), where);

function parsed(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new EvaluationError(`${where} is no JSON (${(cause as Error).message})`, { cause });
  }
}

function checked(value: unknown, where: string): FactRecord {
  const result = FactRecord.safeParse(value);
  if (result.success) return result.data;
  const { path, message } = result.error.issues[0]!;
  throw new EvaluationError(`${where}: ${path.join('.') || 'the record'}: ${message}`);
}
