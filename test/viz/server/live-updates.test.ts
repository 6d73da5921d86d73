import { rename, rm } from 'node:fs/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Hono } from 'hono';
import { writeMark } from '../../../graph/mark.js';
import { openStore } from '../../../graph/store/open-store.js';
import { type ErrorAnswer, type OverviewAnswer, type SearchAnswer, StateAnswer } from '../../../viz/api.js';
import { type OwnCypher, ownCypher } from '../../../viz/server/own-cypher/own-cypher.js';
import { describeOnNeo4j } from '../../neo4j.js';
import { fixtureClaims, fixtureNodes } from '../fixture-graph.js';
import { answer, fixtureApp, post } from './fixture-app.js';
import { bringTo, embeddedStore, type FilledStore, neo4jStore } from './own-cypher/filled-store.js';
import { openWire } from './wire.js';

const WHOLE = { nodes: fixtureNodes(), claims: fixtureClaims() };
const EMPTY = { nodes: [], claims: [] };

const state = (app: Hono) => answer<StateAnswer>(app, '/api/state', {});
const methods = async (app: Hono) => (await answer<OverviewAnswer>(app, '/api/overview', {})).nodes.Method;

describe('live updates from the embedded store', () => liveUpdates(graph => embeddedStore(graph)));
describeOnNeo4j('live updates from Neo4j', server => {
  liveUpdates(async graph => {
    await server().empty();
    return neo4jStore(server(), graph);
  });

  it('a sync under way is told, and its end is another revision', async () => {
    await server().empty();
    const filled = await neo4jStore(server());
    const app = await fixtureApp(filled.store);
    const before = await state(app);
    const mark = { workspace: 'workspace', inputs: 'next', schema: 1 };
    await filled.store.edit(editor => writeMark(editor, { ...mark, state: 'syncing' }));
    const during = await state(app);
    expect([before.syncing, during.syncing]).toEqual([false, true]);
    await filled.store.edit(editor => writeMark(editor, { ...mark, state: 'complete' }));
    const after = await state(app);
    expect(after.syncing).toBe(false);
    expect(new Set([before, during, after].map(each => each.revision)).size).toBe(3);
    await filled.remove();
  });

  it('a server that is away is told soon, and answers again when it is back', async () => {
    await server().empty();
    const filled = await neo4jStore(server());
    const wire = await openWire(server().uri);
    const choice = { ...filled.choice, db: wire.uri, askingMs: 500 };
    const store = await openStore(choice);
    const own = ownCypher(choice);
    const app = await fixtureApp(store, { cypher: own });
    const before = await state(app);
    await wire.cut();
    for (const [path, ask] of [
      ['/api/state', {}],
      ['/api/cypher', { cypher: 'RETURN 1' }],
    ] as const) {
      const response = await post(app, path, ask);
      const { error } = (await response.json()) as ErrorAnswer;
      expect([path, response.status, error]).toEqual([path, 503, expect.stringContaining('No Neo4j answers')]);
    }
    await wire.mend();
    expect(await state(app)).toEqual(before);
    expect((await post(app, '/api/cypher', { cypher: 'RETURN 1' })).status).toBe(200);
    own.close();
    await store.close();
    await wire.cut();
    await filled.remove();
  });
});

function liveUpdates(fill: (graph: typeof WHOLE) => Promise<FilledStore>): void {
  it('papers that come in are another revision, and seen at the next question', async () => {
    const filled = await fill(EMPTY);
    const app = await fixtureApp(filled.store);
    const before = await state(app);
    expect(StateAnswer.parse(before)).toEqual(before);
    expect(await state(app)).toEqual(before);
    expect(await methods(app)).toBe(0);
    const writer = await openStore(filled.choice);
    await bringTo(writer, WHOLE, 'second');
    await writer.close();
    const after = await state(app);
    expect(after.revision).not.toBe(before.revision);
    expect(await methods(app)).toBe(13);
    expect((await answer<SearchAnswer>(app, '/api/search', { text: 'LoRA' })).hits[0]?.name).toBe('LoRA');
    await filled.remove();
  });
}

describe('an embedded store that goes away', () => {
  const filled: FilledStore[] = [];
  let own: OwnCypher | undefined;
  afterEach(async () => {
    own?.close();
    for (const each of filled.splice(0)) await each.remove();
  });
  const fill = async (graph = WHOLE) => {
    const each = await embeddedStore(graph);
    filled.push(each);
    return each;
  };

  it('is told with what to do, and answers again when it is back', async () => {
    const { choice, store } = await fill();
    own = ownCypher(choice);
    const app = await fixtureApp(store, { cypher: own });
    expect(await methods(app)).toBe(13);
    await rename(choice.folder, `${choice.folder}-away`);
    for (const [path, ask] of [
      ['/api/overview', {}],
      ['/api/state', {}],
      ['/api/cypher', { cypher: 'RETURN 1' }],
    ] as const) {
      const response = await post(app, path, ask);
      expect([response.status, await response.json()]).toEqual([
        503,
        { error: expect.stringContaining('paperlineage ingest') },
      ]);
    }
    await rename(`${choice.folder}-away`, choice.folder);
    expect(await methods(app)).toBe(13);
    expect((await post(app, '/api/cypher', { cypher: 'RETURN 1' })).status).toBe(200);
  });

  it('and is replaced by another whose files have the same names is seen as the other one', async () => {
    const [first, second] = [await fill(), await fill(EMPTY)];
    own = ownCypher(first.choice);
    const app = await fixtureApp(first.store, { cypher: own });
    const count = async () => {
      const response = await post(app, '/api/cypher', { cypher: 'MATCH (m:Method) RETURN count(m) AS c' });
      return ((await response.json()) as { rows: number[][] }).rows[0]![0];
    };
    expect([await methods(app), await count()]).toEqual([13, 13]);
    await rm(first.choice.folder, { recursive: true });
    await rename(second.choice.folder, first.choice.folder);
    expect(await count()).toBe(0);
    expect(await methods(app)).toBe(0);
  });
});
