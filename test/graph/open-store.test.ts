import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openStore } from '../../graph/store/open-store.js';
import { StoreError } from '../../graph/store/port.js';

const folder = join(tmpdir(), 'paperlineage-nowhere', 'store');

async function locationOf(db: string | undefined, env: Record<string, string> = {}): Promise<string> {
  const store = await openStore({ db, folder, env });
  await store.close();
  return store.location;
}

describe('opening a store', () => {
  it.each([
    ['the embedded one when nothing is said', undefined, {}, folder],
    ['the embedded one when the environment holds an empty address', undefined, { NEO4J_URI: '' }, folder],
    ['the server of `--db`', 'neo4j://graph.example:7687', {}, 'neo4j://graph.example:7687'],
    ['the server of NEO4J_URI', undefined, { NEO4J_URI: 'bolt://db.example' }, 'bolt://db.example'],
    [
      'the server of `--db` before that of NEO4J_URI',
      'bolt://a.example',
      { NEO4J_URI: 'bolt://b.example' },
      'bolt://a.example',
    ],
    ['a database of the server', 'neo4j://a.example:7687/papers', {}, 'neo4j://a.example:7687/papers'],
    [
      'the database of the address before that of NEO4J_DATABASE',
      'neo4j://a.example/papers/',
      { NEO4J_DATABASE: 'others' },
      'neo4j://a.example/papers',
    ],
    ['an encrypted server', 'neo4j+s://graph.example', {}, 'neo4j+s://graph.example'],
    ['a server with its own certificate', 'bolt+ssc://graph.example', {}, 'bolt+ssc://graph.example'],
  ] as const)('takes %s', async (_, db, env, location) => {
    expect(await locationOf(db, env)).toBe(location);
  });

  it('does not show the password in the location', async () => {
    const env = { NEO4J_USERNAME: 'reader', NEO4J_PASSWORD: 'hush-hush', NEO4J_DATABASE: 'papers' };
    expect(await locationOf('neo4j://graph.example', env)).toBe('neo4j://graph.example/papers');
  });

  it.each([
    ['another kind of address', 'https://graph.example'],
    ['a file', './graph.db'],
    ['half an address', 'neo4j://'],
    ['a password, which is not repeated', 'neo4j://me:hush-hush@graph.example'],
    ['a password in what cannot be read', 'redis://me:hush-hush@graph.example'],
  ])('refuses %s', async (_, db) => {
    const trouble = await locationOf(db).catch(error => error);
    expect(trouble).toBeInstanceOf(StoreError);
    expect(trouble.message).toMatch(/^`--db` /);
    expect(trouble.message).not.toMatch(/hush/);
    await expect(locationOf(undefined, { NEO4J_URI: db })).rejects.toThrow(/^`NEO4J_URI` /);
  });
});
