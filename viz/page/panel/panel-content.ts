import type { NodeRef } from '../../../graph/model.js';
import type { Actions } from '../actions.js';
import { ask } from '../api-client.js';
import type { LoadedView } from '../load-view.js';
import { sameNode } from '../node-id.js';
import type { ViewState } from '../view-state.js';
import { evidencePanel } from './evidence-panel.js';
import { mapPanel } from './map-panel.js';
import { nodePanel } from './node-panel.js';
import { lineagePanel, neighbourhoodPanel } from './overview-panel.js';
import { pathPanel } from './path-panel.js';

/**
 * What the panel holds: all about what is selected, else what is in view as a list.
 * @throws AnswerError
 */
export async function panelContent(
  loaded: LoadedView,
  { selection, minConfidence, view }: ViewState,
  actions: Actions,
  signal: AbortSignal,
): Promise<HTMLElement[]> {
  if (selection?.kind === 'node') {
    const answer = await ask('node', { node: selection.node, minConfidence }, signal);
    const canExpand = view.kind === 'neighbourhood' && !sameNode(view.node, answer.node);
    return nodePanel(answer, canExpand, actions);
  }
  if (selection?.kind === 'pair') {
    const { a, b } = selection;
    const [claims, { nodes }] = await Promise.all([
      ask('claims', { a, b, minConfidence }, signal),
      ask('picture', { nodes: [a, b], minConfidence }, signal),
    ]);
    const named = (node: NodeRef) => nodes.find(each => sameNode(each, node)) ?? { ...node, name: node.key };
    return evidencePanel(named(a), named(b), claims, actions);
  }
  if (loaded.kind === 'lineage') {
    const direction = view.kind === 'lineage' ? view.direction : 'both';
    return lineagePanel(loaded, direction, turned => actions.turnLineage({ direction: turned }), actions);
  }
  if (loaded.kind === 'path') return pathPanel(loaded, actions);
  if (loaded.kind === 'map') return mapPanel(loaded, actions);
  return loaded.kind === 'neighbourhood' ? neighbourhoodPanel(loaded, actions) : [];
}
