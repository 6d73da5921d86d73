import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NodeRef } from '../../../graph/model.js';
import type { CypherAnswer, CypherCell } from '../../../viz/api.js';
import type { LoadedView } from '../../../viz/page/load-view.js';
import { nodeId } from '../../../viz/page/node-id.js';
import { type Picture, pictureNodes, visiblePart } from '../../../viz/page/picture/picture.js';
import { isNode, isRelation } from '../../../viz/page/table/cells.js';
import { viewCypher } from '../../../viz/page/take/view-cypher.js';
import { DEFAULT_STATE, type ViewState } from '../../../viz/page/view-state.js';
import { type OwnCypher, ownCypher } from '../../../viz/server/own-cypher/own-cypher.js';
import { CypherRequest } from '../../../viz/server/requests.js';
import { GraphBuilder, type SampleGraph } from '../../graph/graph-builder.js';
import { describeOnNeo4j } from '../../neo4j.js';
import { embeddedStore, type FilledStore, neo4jStore } from '../server/own-cypher/filled-store.js';

const builder = new GraphBuilder();
const paper = builder.paper('p', 'A paper');
const [one, two, three] = [builder.method('One'), builder.method('Two'), builder.method('Three')];
const gpu = builder.hardware('GPU');
const namesake = builder.dataset('GPU');
builder.claim('BUILDS_ON', paper, two, one);
builder.claim('USES', paper, one, two);
builder.claim('USES', paper, one, three, { confidence: 0.2 });
builder.claim('RUNS_ON', paper, two, gpu);
builder.claim('EVALUATED_ON', paper, two, namesake);
const GRAPH = builder.build();

/** More relations than one answer holds. */
const MANY = 2100;

describe('the Cypher of a view, on the embedded store', () => madeCypherContract(graph => embeddedStore(graph)));
describeOnNeo4j('the Cypher of a view, on Neo4j', server => madeCypherContract(graph => neo4jStore(server(), graph)));

function madeCypherContract(fill: (graph: SampleGraph) => Promise<FilledStore>): void {
  let filled: FilledStore;
  let own: OwnCypher;
  beforeAll(async () => {
    filled = await fill(GRAPH);
    own = ownCypher(filled.choice, { ms: 60_000 });
  });
  afterAll(async () => {
    own?.close();
    await filled?.remove();
  });
  const rows = async (view: LoadedView & { picture: Picture }, state: Partial<ViewState> = {}) => {
    const answer = await own.ask(made(view, state));
    return (JSON.parse(answer) as CypherAnswer).rows.map(row => row.map(told).join(' ')).sort();
  };

  it('gives the nodes in view with the relations among them, and no others', async () => {
    expect(await rows(around(one, two))).toEqual(['Method:one USES Method:two', 'Method:two BUILDS_ON Method:one']);
  });

  it('gives nodes alone where no relation is seen', async () => {
    expect(await rows(around(one, three, gpu))).toEqual(['Hardware:gpu - -', 'Method:one - -', 'Method:three - -']);
    expect(await rows(around(one, two), { hiddenTypes: ['USES', 'BUILDS_ON'] })).toEqual([
      'Method:one - -',
      'Method:two - -',
    ]);
  });

  it('gives a node by its type and key, not another of the same key', async () => {
    expect(await rows(around(two, gpu))).toEqual(['Hardware:gpu - -', 'Method:two RUNS_ON Hardware:gpu']);
    expect(await rows(around(two, namesake))).toEqual(['Dataset:gpu - -', 'Method:two EVALUATED_ON Dataset:gpu']);
  });

  it('gives the relations of the whole graph that are shown', async () => {
    expect(await rows(whole())).toEqual([
      'Method:one USES Method:two',
      'Method:two BUILDS_ON Method:one',
      'Method:two EVALUATED_ON Dataset:gpu',
      'Method:two RUNS_ON Hardware:gpu',
    ]);
    expect(await rows(whole(), { hiddenLabels: ['Dataset'], hiddenTypes: ['USES'] })).toEqual([
      'Method:two BUILDS_ON Method:one',
      'Method:two RUNS_ON Hardware:gpu',
    ]);
  });

  it('gives just what is left of a whole graph that single nodes were taken out of', async () => {
    expect(await rows(whole(), { hiddenNodes: [one, gpu, three, paper] })).toEqual([
      'Dataset:gpu - -',
      'Method:two EVALUATED_ON Dataset:gpu',
    ]);
  });
}

describe('the Cypher of a graph that is larger than an answer', () => {
  it('gives an answer that says it was cut', async () => {
    const large = new GraphBuilder();
    const survey = large.paper('survey', 'A survey');
    const hub = large.method('Hub');
    for (let i = 0; i < MANY; i++) large.claim('USES', survey, large.method(`Method ${i}`), hub);
    const graph = large.build();
    const filled = await embeddedStore(graph);
    const own = ownCypher(filled.choice, { ms: 60_000, bytes: 2 ** 24 });
    try {
      const { rows, cut } = JSON.parse(await own.ask(made(whole()))) as CypherAnswer;
      expect([rows.length < MANY, cut]).toEqual([true, 'rows']);
    } finally {
      own.close();
      await filled.remove();
    }
  });
});

const LAYOUT = { nodes: new Map(), bends: new Map() };

/** A picture that shows some nodes, whatever joins them. */
function pictureOf(refs: readonly NodeRef[]): Picture {
  const summaries = refs.map(ref => ({ ...ref, name: ref.key, kind: '', published: '', generic: false }));
  return { kind: 'answer', focus: undefined, nodes: pictureNodes(summaries, () => 0), edges: new Map() };
}

function around(...refs: NodeRef[]): LoadedView & { picture: Picture } {
  return { kind: 'neighbourhood', picture: pictureOf(refs), layout: LAYOUT, pages: [] };
}

function whole(): LoadedView & { picture: Picture } {
  const picture = pictureOf([paper, one, two, three, gpu, namesake]);
  return { kind: 'map', picture, layout: LAYOUT, totals: { totalNodes: 6, totalRelations: 5 } };
}

/** The question as the page sends it. */
function made(view: LoadedView & { picture: Picture }, changes: Partial<ViewState> = {}): CypherRequest {
  const state = { ...DEFAULT_STATE, ...changes };
  return CypherRequest.parse(viewCypher(view, visiblePart(view.picture, state), state));
}

function told(cell: CypherCell): string {
  if (cell === null) return '-';
  if (isNode(cell)) return nodeId(cell);
  return isRelation(cell) ? cell.type : JSON.stringify(cell);
}
