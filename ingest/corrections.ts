import { existsSync } from 'node:fs';
import { z } from 'zod';
import { EntityType, NodeLabel, Outcome, RELATION_SHAPES, STATED_RELATIONS } from '../graph/model.js';
import { readLines } from './line-file.js';
import { entityFold } from './resolve/entity-fold.js';
import { WorkspaceError } from './workspace/workspace-error.js';

const name = z.string().min(1);
const claimEnd = z.strictObject({ label: NodeLabel, name });

/** What people may correct; each is a line of `corrections.jsonl`. Corrections win over what was extracted. */
export const Correction = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('same'), type: EntityType, names: z.array(name).min(2), why: z.string().optional() }),
  z.strictObject({
    do: z.literal('not-same'),
    type: EntityType,
    names: z.array(name).length(2),
    why: z.string().optional(),
  }),
  z.strictObject({ do: z.literal('rename'), type: EntityType, name, to: name, why: z.string().optional() }),
  z.strictObject({ do: z.literal('retype'), type: EntityType, name, to: EntityType, why: z.string().optional() }),
  z.strictObject({ do: z.literal('reject'), claim: z.string().regex(/^[0-9a-f]{20}$/), why: z.string().optional() }),
  z.strictObject({
    do: z.literal('add'),
    type: z.enum(['INTRODUCES', ...STATED_RELATIONS]),
    /** Key of the paper that the claim is of. */
    paper: name,
    from: claimEnd,
    to: claimEnd,
    outcome: Outcome.optional(),
    why: z.string().min(1),
  }),
]);
export type Correction = z.infer<typeof Correction>;

/** A correction and its place, for messages. */
export type PlacedCorrection = Correction & { readonly where: string };

/**
 * Reads a corrections file; an absent one corrects nothing. Empty lines are passed over.
 * @throws WorkspaceError naming file, line and field where a line is no correction
 */
export async function readCorrections(path: string): Promise<PlacedCorrection[]> {
  const corrections: PlacedCorrection[] = [];
  if (!existsSync(path)) return corrections;
  let number = 0;
  for await (const { text } of readLines(path)) {
    number += 1;
    const where = `${path} line ${number}`;
    // Editors of some systems begin a file with a byte order mark.
    const line = text.replace(/^\uFEFF/, '');
    if (line.trim() !== '') corrections.push({ ...parseCorrection(line, where), where });
  }
  return corrections;
}

function parseCorrection(text: string, where: string): Correction {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new WorkspaceError(`${where} is no JSON; write one correction a line`, { cause });
  }
  const parsed = Correction.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new WorkspaceError(`${where}: ${issue.path.join('.') || 'the correction'}: ${issue.message}`);
  }
  refuseImpossible(parsed.data, where);
  return parsed.data;
}

function refuseImpossible(correction: Correction, where: string): void {
  const reason =
    correction.do === 'not-same' ? sameSpelling(correction) : correction.do === 'add' ? misfit(correction) : undefined;
  if (reason !== undefined) throw new WorkspaceError(`${where}: ${reason}`);
}

function sameSpelling({ type, names }: Extract<Correction, { do: 'not-same' }>): string | undefined {
  const [a, b] = names as [string, string];
  return entityFold(type, a) === entityFold(type, b)
    ? `names: “${a}” and “${b}” are spellings of one name and can’t be told apart`
    : undefined;
}

function misfit({ type, paper, from, to, outcome }: Extract<Correction, { do: 'add' }>): string | undefined {
  const shape = RELATION_SHAPES[type];
  if (!shape.from.includes(from.label) || !shape.to.includes(to.label)) {
    return `${type} can’t go from ${from.label} to ${to.label}; it goes from ${shape.from.join(' or ')} to ${shape.to.join(' or ')}`;
  }
  if (from.label === 'Paper' && from.name !== paper)
    return `from: a claim of ${paper} can’t start at the paper ${from.name}`;
  return outcome !== undefined && type !== 'COMPARED_WITH' ? `outcome: only COMPARED_WITH has one` : undefined;
}
