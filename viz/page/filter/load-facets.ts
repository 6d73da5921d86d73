import type { NodeRef } from '../../../graph/model.js';
import type { FacetsAnswer } from '../../api.js';
import { ask, MOST_LISTED } from '../api-client.js';
import type { LoadedView } from '../load-view.js';
import { nodeId, refOf } from '../node-id.js';
import { cellNodes } from '../table/cells.js';
import { isSubject } from './narrowed-rows.js';

/**
 * What a view can be narrowed down by; undefined where it holds nothing at all.
 * @throws AnswerError
 */
export async function loadFacets(
  loaded: LoadedView,
  minConfidence: number,
  signal: AbortSignal,
): Promise<FacetsAnswer | undefined> {
  if (loaded.kind === 'empty') return undefined;
  const drawn = 'picture' in loaded ? [...loaded.picture.nodes.values()] : [];
  const nodes = new Map([...drawn, ...rowNodes(loaded)].filter(isSubject).map(node => [nodeId(node), refOf(node)]));
  return ask('facets', { nodes: [...nodes.values()].slice(0, MOST_LISTED), minConfidence }, signal);
}

function rowNodes(loaded: LoadedView): NodeRef[] {
  if (loaded.kind !== 'question' && loaded.kind !== 'cypher') return [];
  return (loaded.answer?.rows ?? []).flatMap(row => row.flatMap(cellNodes));
}
