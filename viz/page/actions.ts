import type { NodeRef } from '../../graph/model.js';
import type { Selection, ViewState } from './view-state.js';

/** What every part of the page can ask for; the explorer does it. */
export interface Actions {
  openLineage(node: NodeRef): void;
  openNeighbourhood(node: NodeRef): void;
  openQuestion(name: string, parameters: [name: string, value: string][]): void;
  /** Shows a further page of a node's neighbours in the present picture. */
  expand(node: NodeRef): void;
  select(selection: Selection | undefined): void;
  change(part: Partial<Pick<ViewState, 'hiddenLabels' | 'hiddenTypes' | 'minConfidence' | 'asTable'>>): void;
  /** Takes what is in view along as a file. */
  download(format: string, file: string): void;
}
