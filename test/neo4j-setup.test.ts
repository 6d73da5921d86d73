import { describe, expect, it, jest } from '@jest/globals';
import { describeOnNeo4j } from './neo4j.js';
import { setUpNeo4j } from './neo4j-setup.js';
import { openTurnstile, takeTurn } from './turnstile.js';

describe('the Neo4j of a test run', () => {
  it('is asked for in vain where everything is required', async () => {
    await expect(setUpNeo4j({ REQUIRE_ALL: '1' })).rejects.toThrow(
      /there is no Neo4j for the tests: set NEO4J_TEST=download/,
    );
  });

  it('is never the one of the user', async () => {
    await expect(setUpNeo4j({ REQUIRE_ALL: '1', NEO4J_URI: 'bolt://127.0.0.1:1' })).rejects.toThrow(
      /there is no Neo4j/,
    );
  });

  it('is said to be missing, and how to get one, where it is not required', async () => {
    const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const stop = await setUpNeo4j({ NEO4J_URI: 'bolt://127.0.0.1:1' });
    const said = write.mock.calls.map(([text]) => text).join('');
    write.mockRestore();
    await stop();
    expect(said).toMatch(/SKIPPED: all tests on a real Neo4j\. To run them, set NEO4J_TEST=download .*NEO4J_TEST_URI/);
  });

  it('is not guessed from an unknown word', async () => {
    await expect(setUpNeo4j({ NEO4J_TEST: 'yes' })).rejects.toThrow(
      'NEO4J_TEST is `yes`; `download` is what it takes.',
    );
  });

  it('is used by one suite at a time, and by the next when the one before is gone', async () => {
    const { port, close } = await openTurnstile();
    const log: string[] = [];
    const suite = async (name: string) => {
      const leave = await takeTurn(port);
      log.push(`${name} in`);
      await new Promise(resolve => setTimeout(resolve, 20));
      log.push(`${name} out`);
      leave();
    };
    await Promise.all([suite('a'), suite('b'), suite('c')]);
    expect(log.map(line => line.slice(2))).toEqual(['in', 'out', 'in', 'out', 'in', 'out']);
    expect(new Set(log.map(line => line[0]))).toEqual(new Set(['a', 'b', 'c']));
    await close();
  });
});

describeOnNeo4j('a Neo4j that holds something', server => {
  it('is refused for tests', async () => {
    const { driver, uri, username, password, database, empty } = server();
    await driver.executeQuery("CREATE (:Treasure {key: 'mine'})", {}, { database });
    const env = {
      NEO4J_TEST_URI: uri,
      NEO4J_TEST_USERNAME: username,
      NEO4J_TEST_PASSWORD: password,
      NEO4J_TEST_DATABASE: database,
    };
    await expect(setUpNeo4j(env)).rejects.toThrow(/is not empty. Tests delete everything/);
    await empty();
  });
});
