import type { FacetsAnswer } from '../../api.js';
import { ask } from '../api-client.js';
import { refOf } from '../node-id.js';
import type { Picture } from '../picture/picture.js';

/** Of so many nodes the server tells the facets; of more, those of the whole graph, which are as good. */
const NAMED_NODES = 600;

/** @throws AnswerError */
export function loadFacets(picture: Picture, minConfidence: number, signal: AbortSignal): Promise<FacetsAnswer> {
  const nodes = [...picture.nodes.values()].map(refOf);
  const part = nodes.length <= NAMED_NODES ? { nodes } : {};
  return ask('facets', { ...part, minConfidence }, signal);
}
