import type { CypherAnswer } from '../../api.js';
import { AnswerError, ask } from '../api-client.js';
import type { Layout } from '../picture/layout.js';
import { layOut } from '../picture/layout-client.js';
import type { Picture } from '../picture/picture.js';
import type { View } from '../view-state.js';
import { answerLayout, answerNodes, answerPicture } from './answer-picture.js';
import { parameterValue } from './cypher-parameters.js';

type CypherView = View & { kind: 'cypher' };

/** Own Cypher with its answer: with a picture where it names nodes, or with the reason why there is none. */
export type LoadedCypher =
  | { kind: 'cypher'; view: CypherView; answer: CypherAnswer; picture: Picture; layout: Layout; totalNodes: number }
  | { kind: 'cypher'; view: CypherView; answer?: CypherAnswer; problem?: AnswerError };

/** So many nodes of an answer are drawn; its table has all. */
const DRAWN = 600;

/** Asks what is written; what is wrong with it is told beside it rather than thrown. */
export async function loadCypher(
  view: CypherView,
  { minConfidence, signal }: { minConfidence: number; signal: AbortSignal },
): Promise<LoadedCypher> {
  if (view.text.trim() === '') return { kind: 'cypher', view };
  try {
    const parameters = Object.fromEntries(view.parameters.map(([name, typed]) => [name, parameterValue(typed)]));
    const answer = await ask('cypher', { cypher: view.text, parameters }, signal);
    const nodes = answerNodes(answer);
    if (nodes.length === 0) return { kind: 'cypher', view, answer };
    const drawn = await ask('picture', { nodes: nodes.slice(0, DRAWN), minConfidence: 0 }, signal);
    const picture = answerPicture(drawn, answer, minConfidence);
    if (picture.nodes.size === 0) return { kind: 'cypher', view, answer };
    const layout = await layOut(answerLayout(picture), signal);
    return { kind: 'cypher', view, answer, picture, layout, totalNodes: nodes.length };
  } catch (problem) {
    if (!(problem instanceof AnswerError) || problem.status === 0 || signal.aborted) throw problem;
    return { kind: 'cypher', view, problem };
  }
}
