import type { NodeRef, RelationType } from '../../graph/model.js';
import type {
  LineageAnswer,
  MapAnswer,
  NeighbourhoodAnswer,
  OverviewAnswer,
  PathAnswer,
  QuestionAnswer,
  QuestionSummary,
} from '../api.js';
import { AnswerError, ask } from './api-client.js';
import { type LoadedCypher, loadCypher } from './cypher/load-cypher.js';
import { nextTask } from './next-task.js';
import { nodeId, refOf } from './node-id.js';
import type { Layout } from './picture/layout.js';
import { layOut } from './picture/layout-client.js';
import type { LayoutRequest } from './picture/layout-request.js';
import { mapLayout, mapPicture } from './picture/map-picture.js';
import { lineagePicture, neighbourhoodPicture, type Picture, pathPicture } from './picture/picture.js';
import { BY_SLIDER } from './question/question-form.js';
import { startingView } from './starting-view.js';
import { type Axis, neighboursShown, TYPES, type View } from './view-state.js';

/** A view with all that is needed to show it. */
export type LoadedView =
  | { kind: 'lineage'; picture: Picture; layout: Layout; answer: LineageAnswer }
  | { kind: 'neighbourhood'; picture: Picture; layout: Layout; pages: NeighbourhoodAnswer[] }
  | { kind: 'path'; picture: Picture; layout: Layout; answer: PathAnswer; throughAll: boolean }
  | { kind: 'map'; picture: Picture; layout: Layout; totals: Pick<MapAnswer, 'totalNodes' | 'totalRelations'> }
  | {
      kind: 'question';
      question: QuestionSummary;
      parameters: Record<string, string>;
      answer: QuestionAnswer | undefined;
      /** What is wrong with the parameters. */
      trouble?: AnswerError;
    }
  | LoadedCypher
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
  if (resolved.kind === 'path') return loadPath(resolved, options);
  if (resolved.kind === 'map') return loadMap(options);
  return resolved.kind === 'cypher' ? loadCypher(resolved, options) : loadQuestion(resolved, options);
}

async function loadLineage(view: View & { kind: 'lineage' }, options: LoadOptions): Promise<LoadedView> {
  const { minConfidence, signal } = options;
  const answer = await ask('lineage', { node: view.node, direction: view.direction, minConfidence }, signal);
  const others = view.others
    ? await ask('picture', { nodes: answer.nodes.map(refOf), minConfidence }, signal)
    : undefined;
  const picture = lineagePicture(answer, others?.relations);
  return { kind: 'lineage', picture, layout: await layOut(layered(picture, view.axis), signal), answer };
}

function layered({ nodes, edges }: Picture, axis: Axis): LayoutRequest {
  return {
    kind: 'layered',
    axis,
    nodes: [...nodes.values()].map(({ id, generation, published }) => ({ id, generation, published })),
    edges: [...edges.values()]
      .filter(({ aside }) => !aside)
      .map(({ id, source, target }) => forward(id, source, target)),
  };

  /** Every link of the layout goes to the later generation. */
  function forward(id: string, source: string, target: string) {
    const turned = nodes.get(source)!.generation > nodes.get(target)!.generation;
    return turned ? { id, source: target, target: source } : { id, source, target };
  }
}

async function loadPath(view: View & { kind: 'path' }, { minConfidence, signal }: LoadOptions): Promise<LoadedView> {
  const { from, to, throughAll } = view;
  const answer = await ask('path', { from, to, minConfidence, throughAll }, signal);
  const picture = pathPicture(answer);
  return { kind: 'path', picture, layout: await layOut(layered(picture, 'generations'), signal), answer, throughAll };
}

/** The whole graph lies where the server laid it out. Read in several tasks, as it may be large. */
async function loadMap({ minConfidence, hiddenTypes, signal }: LoadOptions): Promise<LoadedView> {
  const types = TYPES.filter(type => type !== 'MENTIONS' || !hiddenTypes.includes(type));
  const answer = await ask('map', { minConfidence, types }, signal);
  const { totalNodes, totalRelations } = answer;
  await nextTask();
  const picture = mapPicture(answer);
  await nextTask();
  return { kind: 'map', picture, layout: mapLayout(answer), totals: { totalNodes, totalRelations } };
}

/** A picture of neighbourhoods holds at most so many nodes. */
const MOST_NODES = 600;

async function loadNeighbourhood(view: View & { kind: 'neighbourhood' }, options: LoadOptions): Promise<LoadedView> {
  const { minConfidence, signal } = options;
  const types = TYPES.filter(type => !options.hiddenTypes.includes(type));
  const centres = new Map([view.node, ...view.expanded.map(({ node }) => node)].map(node => [nodeId(node), node]));
  const pages = new Map(
    await Promise.all(
      [...centres].map(async ([id, node]): Promise<[string, NeighbourhoodAnswer]> => {
        const shown = neighboursShown(view, node);
        return [id, await neighbours({ node, shown, types, minConfidence }, signal)];
      }),
    ),
  );
  const waves = [{ node: view.node, shown: view.shown }, ...view.expanded].map(({ node, shown }) => {
    const { centre, neighbours } = pages.get(nodeId(node))!;
    return [centre, ...neighbours.slice(0, shown)];
  });
  const nodes = new Map(waves.flat().map(node => [nodeId(node), refOf(node)]));
  const shown = [...nodes.values()].slice(0, MOST_NODES);
  const focus = pages.get(nodeId(view.node))!.centre;
  const picture = neighbourhoodPicture(focus, await ask('picture', { nodes: shown, minConfidence }, signal));
  const request: LayoutRequest = {
    kind: 'around',
    focus: nodeId(focus),
    waves: waves.map(wave => wave.map(nodeId).filter(id => picture.nodes.has(id))),
    edges: [...picture.edges.values()].map(({ id, source, target }) => ({ id, source, target })),
  };
  const held = [...pages.values()].map(page => ({
    ...page,
    neighbours: page.neighbours.filter(node => picture.nodes.has(nodeId(node))),
  }));
  return { kind: 'neighbourhood', picture, layout: await layOut(request, signal), pages: held };
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

/** Asks a canned question; what is wrong with its parameters is told beside them rather than thrown. */
async function loadQuestion(view: View & { kind: 'question' }, options: LoadOptions): Promise<LoadedView> {
  const question = options.overview.questions.find(each => each.name === view.name);
  if (!question) throw new AnswerError(`There is no question \`${view.name}\`. The list on the left has them all.`);
  const parameters: Record<string, string> = Object.fromEntries(view.parameters);
  if (question.parameters.some(({ name }) => name === BY_SLIDER)) parameters[BY_SLIDER] = String(options.minConfidence);
  const missing = question.parameters.some(each => each.required && !parameters[each.name]);
  if (missing) return { kind: 'question', question, parameters, answer: undefined };
  try {
    const answer = await ask('question', { name: view.name, parameters }, options.signal);
    return { kind: 'question', question, parameters, answer };
  } catch (trouble) {
    if (!(trouble instanceof AnswerError) || trouble.status !== 400) throw trouble;
    return { kind: 'question', question, parameters, answer: undefined, trouble };
  }
}
