import { existsSync } from 'node:fs';
import { z } from 'zod';
import { EntityType, NodeLabel, Outcome, RELATION_SHAPES } from '../graph/model.js';
import { readLines } from './line-file.js';
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
    type: z.enum(['INTRODUCES', 'BUILDS_ON', 'USES', 'APPLIED_TO', 'COMPARED_WITH', 'RUNS_ON', 'EVALUATED_ON']),
    /** Key of the paper that the claim is of. */
    paper: name,
    from: claimEnd,
    to: claimEnd,
    outcome: Outcome.optional(),
    why: z.string().min(1),
  }),
]);
export type Correction = z.infer<typeof Correction>;

/**
 * Reads a corrections file; an absent one corrects nothing.
 * @throws WorkspaceError naming file, line and field where a line is no correction
 */
export async function readCorrections(path: string): Promise<Correction[]> {
  const corrections: Correction[] = [];
  if (!existsSync(path)) return corrections;
  let number = 0;
  for await (const { text } of readLines(path)) {
    number += 1;
    if (text.trim() !== '') corrections.push(parseCorrection(text, `${path} line ${number}`));
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
  if (correction.do !== 'add') return;
  const { from, to } = RELATION_SHAPES[correction.type];
  if (!from.includes(correction.from.label) || !to.includes(correction.to.label)) {
    throw new WorkspaceError(
      `${where}: ${correction.type} can’t go from ${correction.from.label} to ${correction.to.label}; it goes from ${from.join(' or ')} to ${to.join(' or ')}`,
    );
  }
}
