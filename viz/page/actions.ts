import type { NodeRef } from '../../graph/model.js';
import type { Point } from './picture/layout.js';
import type { Selection, View, ViewState } from './view-state.js';

/** What every part of the page can ask for; the explorer does it. */
export interface Actions {
  openLineage(node: NodeRef): void;
  openNeighbourhood(node: NodeRef): void;
  openQuestion(name: string, parameters: [name: string, value: string][]): void;
  /**
   * The way between two nodes, with the evidence of each step.
   * @param throughAll also through hardware, datasets, metrics and common terms
   */
  openPath(from: NodeRef, to: NodeRef, throughAll?: boolean): void;
  /** Own Cypher; parameters as they are typed. An empty text opens the editor. */
  openCypher(text: string, parameters: [name: string, value: string][]): void;
  /** The whole graph. */
  openMap(): void;
  /** Takes the node that is chosen next as the end of a path from this one; `undefined` calls it off. */
  choosePathEnd(from: NodeRef | undefined): void;
  /** Changes how the lineage in view is laid out or what is laid over it. */
  turnLineage(part: Partial<Pick<View & { kind: 'lineage' }, 'direction' | 'axis' | 'others'>>): void;
  /** Shows a further page of a node's neighbours in the present picture. */
  expand(node: NodeRef): void;
  /** Takes what was expanded from a node out again. */
  collapse(node: NodeRef): void;
  /** Keeps a node where it is put; without a place, where the layout has it. */
  pin(node: NodeRef, place: Point | undefined): void;
  /** Takes a node out of the view, or brings all of them back. */
  hide(node: NodeRef): void;
  showHidden(): void;
  select(selection: Selection | undefined): void;
  change(
    part: Partial<Pick<ViewState, 'hiddenLabels' | 'hiddenTypes' | 'minConfidence' | 'filters' | 'asTable' | 'sort'>>,
  ): void;
  /** Opens or closes what a picture can be narrowed down by. */
  openFilters(open: boolean): void;
  /** Copies the address, which opens just this view. */
  copyLink(): void;
  /** Makes a file and gives it to the reader; what goes wrong is told. */
  save(make: () => Promise<{ name: string; content: Blob } | undefined>): void;
}
