import { describe, expect, it } from '@jest/globals';
import { loadQueries } from '../../../../graph/queries/load-queries.js';
import { EXAMPLES } from '../../../../viz/page/cypher/schema-help.js';
import { NOTHING_VISIBLE, neighbourhoodPicture } from '../../../../viz/page/picture/picture.js';
import { viewCypher } from '../../../../viz/page/take/view-cypher.js';
import { DEFAULT_STATE } from '../../../../viz/page/view-state.js';
import { LIMITS } from '../../../../viz/server/limits.js';
import { checkCypher } from '../../../../viz/server/own-cypher/check-cypher.js';
import { CypherRequest } from '../../../../viz/server/requests.js';
import { nodeSummary as node } from '../../summaries.js';

describe('questions that the page gives to be gone on with are taken', () => {
  it.each(loadQueries().map(({ name, cypher }) => [name, cypher]))('%s', (_, cypher) => {
    expect(cypher.length).toBeLessThan(LIMITS.cypherCharacters);
    expect(() => checkCypher(cypher, { onServer: true })).not.toThrow();
  });

  it.each(EXAMPLES)('%s', cypher => {
    expect(() => checkCypher(cypher, { onServer: true })).not.toThrow();
  });

  it('of a picture, whatever its nodes are called', () => {
    const nodes = [node('Method', "a'b`c"), node('Hardware', '$x')];
    const picture = neighbourhoodPicture(nodes[0]!, { nodes, relations: [] });
    const visible = { ...NOTHING_VISIBLE, nodes: new Set(picture.nodes.keys()) };
    const made = viewCypher(
      { kind: 'neighbourhood', picture, layout: { nodes: new Map(), bends: new Map() }, pages: [] },
      visible,
      { ...DEFAULT_STATE, minConfidence: 0.5, hiddenTypes: ['MENTIONS'] },
    );
    expect(CypherRequest.parse(made).parameters).toMatchObject({ methodKeys: ["a'b`c"], hardwareKeys: ['$x'] });
    expect(made?.cypher).not.toMatch(/['`]/);
    expect(() => checkCypher(made!.cypher, { onServer: true })).not.toThrow();
  });
});
