import type { NodeRef, RelationType } from '../../graph/model.js';
import type { LineageAnswer, NeighbourhoodAnswer, OverviewAnswer, QuestionAnswer, QuestionSummary } from '../api.js';
import { AnswerError, ask } from './api-client.js';
import { nodeId, refOf } from './node-id.js';
import type { Layout } from './picture/layout.js';
import { layoutNeighbourhood } from './picture/neighbourhood-layout.js';
import { lineagePicture, neighbourhoodPicture, type Picture } from './picture/picture.js';
import { NEIGHBOUR_PAGE, TYPES, type View } from './view-state.js';

/** A view with all that is needed to show it. */
export type LoadedView =
  | { kind: 'lineage'; picture: Picture; layout: Layout; answer: LineageAnswer }
  | { kind: 'neighbourhood'; picture: Picture; layout: Layout; pages: NeighbourhoodAnswer[] }
  | {
      kind: 'question';
      question: QuestionSummary;
      parameters: Record<string, string>;
      answer: QuestionAnswer | undefined;
    }
  | { kind: 'empty' };

export interface LoadOptions {
  minConfidence: number;
  hiddenTypes: readonly RelationType[];
  overview: OverviewAnswer;
  signal: AbortSignal;
}

/** @throws AnswerError */
export async function loadView(view: View, options: LoadOptions): Promise<LoadedView> {
  const resolved = view.kind === 'start' ? startingView(options.overview) : view;
  if (resolved === undefined) return { kind: 'empty' };
  if (resolved.kind === 'lineage') return loadLineage(resolved, options);
  if (resolved.kind === 'neighbourhood') return loadNeighbourhood(resolved, options);
  return loadQuestion(resolved, options);
}

/** The largest lineage; where there is none, the newest paper; of an empty graph nothing. */
function startingView(overview: OverviewAnswer): Exclude<View, { kind: 'start' }> | undefined {
  const [largest] = overview.lineages;
  if (largest) return { kind: 'lineage', node: refOf(largest.root), direction: 'both' };
  const [paper] = overview.newest;
  if (!paper) return undefined;
  return { kind: 'neighbourhood', node: { label: 'Paper', key: paper.key }, shown: NEIGHBOUR_PAGE, expanded: [] };
}

async function loadLineage(view: View & { kind: 'lineage' }, options: LoadOptions): Promise<LoadedView> {
  const { minConfidence, signal } = options;
  const [answer, { layoutLineage }] = await Promise.all([
    ask('lineage', { node: view.node, direction: view.direction, minConfidence }, signal),
    import('./picture/lineage-layout.js'),
  ]);
  const picture = lineagePicture(answer);
  return { kind: 'lineage', picture, layout: layoutLineage(picture), answer };
}

async function loadNeighbourhood(view: View & { kind: 'neighbourhood' }, options: LoadOptions): Promise<LoadedView> {
  const { minConfidence, signal } = options;
  const types = TYPES.filter(type => !options.hiddenTypes.includes(type));
  const wanted = [{ node: view.node, shown: view.shown }, ...view.expanded];
  const pages = await Promise.all(
    wanted.map(({ node, shown }) => neighbours({ node, shown, types, minConfidence }, signal)),
  );
  const nodes = new Map<string, NodeRef>();
  for (const { centre, neighbours } of pages) {
    for (const { label, key } of [centre, ...neighbours]) nodes.set(nodeId({ label, key }), { label, key });
  }
  const answer = await ask('picture', { nodes: [...nodes.values()], minConfidence }, signal);
  const picture = neighbourhoodPicture(pages[0]!.centre, answer);
  return { kind: 'neighbourhood', picture, layout: layoutNeighbourhood(picture), pages };
}

/** The server sends at most so many neighbours at once. */
const LARGEST_PAGE = 96;

async function neighbours(
  { shown, ...wanted }: { node: NodeRef; shown: number; types: RelationType[]; minConfidence: number },
  signal: AbortSignal,
): Promise<NeighbourhoodAnswer> {
  const starts = Array.from({ length: Math.ceil(shown / LARGEST_PAGE) }, (_, i) => i * LARGEST_PAGE);
  const pages = await Promise.all(
    starts.map(offset =>
      ask('neighbourhood', { ...wanted, offset, limit: Math.min(LARGEST_PAGE, shown - offset) }, signal),
    ),
  );
  return { ...pages[0]!, neighbours: pages.flatMap(page => page.neighbours) };
}

async function loadQuestion(view: View & { kind: 'question' }, options: LoadOptions): Promise<LoadedView> {
  const question = options.overview.questions.find(each => each.name === view.name);
  if (!question) throw new AnswerError(`There is no question \`${view.name}\`. The list on the left has them all.`);
  const parameters = Object.fromEntries(view.parameters);
  const missing = question.parameters.some(each => each.required && !parameters[each.name]);
  const answer = missing ? undefined : await ask('question', { name: view.name, parameters }, options.signal);
  return { kind: 'question', question, parameters, answer };
}
