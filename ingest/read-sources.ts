import type { SourceWarning } from './paper.js';
import { openSources } from './sources/open-source.js';
import { SourceError } from './sources/source-error.js';
import { type StoredSource, storeSource } from './workspace/source-file.js';
import type { Workspace } from './workspace/workspace.js';
import { WorkspaceError } from './workspace/workspace-error.js';

export interface SourcesReport {
  stored: StoredSource[];
  warnings: SourceWarning[];
  /** Sources that could not be read, each with the reason; what the workspace held of them before is still there. */
  failed: (SourceError | WorkspaceError)[];
}

export interface ReadSourcesOptions {
  as?: string | undefined;
  signal?: AbortSignal | undefined;
  onSource?: (source: StoredSource) => void;
}

/** Reads sources into a workspace, whose lock the caller holds. What is wrong with one does not keep the others. */
export async function readSources(
  workspace: Workspace,
  inputs: readonly string[],
  { as, signal, onSource }: ReadSourcesOptions = {},
): Promise<SourcesReport> {
  const report: SourcesReport = { stored: [], warnings: [], failed: [] };
  for await (const { name, origin, items } of openSources(inputs, as === undefined ? {} : { as })) {
    signal?.throwIfAborted();
    try {
      const stored = await storeSource(workspace.sourcesFolder, { source: name, origin }, items);
      report.stored.push(stored);
      report.warnings.push(...stored.warnings);
      onSource?.(stored);
    } catch (error) {
      if (!(error instanceof SourceError || error instanceof WorkspaceError)) throw error;
      report.failed.push(error);
    }
  }
  return report;
}
