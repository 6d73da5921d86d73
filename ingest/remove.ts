import { rm } from 'node:fs/promises';
import { identityOf, normaliseTitle } from './merge-papers.js';
import { readIdentities } from './paper-list.js';
import { countEntries, listSources, readSource, removeRecords } from './workspace/source-file.js';
import type { Workspace } from './workspace/workspace.js';
import { WorkspaceError } from './workspace/workspace-error.js';

/** What was taken out of a workspace; the graph follows with the next build. */
export interface Removal {
  kind: 'source' | 'paper';
  /** Name of the source, or key of the paper. */
  name: string;
  /** Entries taken away. */
  entries: number;
}

/**
 * Takes a source out of a workspace, whose lock the caller holds, or else the paper that the text names by key, id or
 * title. A paper goes from every source that holds it; reading such a source again brings it back.
 * @throws WorkspaceError when there is neither
 */
export async function removeFrom(workspace: Workspace, what: string): Promise<Removal> {
  const source = (await listSources(workspace.sourcesFolder)).find(each => each.source === what);
  if (!source) return removePaper(workspace, what);
  const entries = await countEntries(source.path);
  await rm(source.path);
  return { kind: 'source', name: what, entries };
}

async function removePaper(workspace: Workspace, what: string): Promise<Removal> {
  const sources = await listSources(workspace.sourcesFolder);
  const identities = await readIdentities(sources);
  const keys = new Set<string>();
  const title = normaliseTitle(what);
  for (const { path } of sources) {
    for await (const { record } of readSource(path)) {
      const identity = identityOf(record);
      const key = identities.keyOf(identity);
      if (key === what || record.id === what || key === `arXiv:${what}` || identity.title === title) keys.add(key);
    }
  }
  if (keys.size === 0) {
    throw new WorkspaceError(
      `no source and no paper is called “${what}”; \`paperlineage status\` lists sources, \`paperlineage papers\` papers`,
    );
  }
  let entries = 0;
  for (const { path } of sources) {
    entries += await removeRecords(path, record => keys.has(identities.keyOf(identityOf(record))));
  }
  return { kind: 'paper', name: [...keys].join(', '), entries };
}
