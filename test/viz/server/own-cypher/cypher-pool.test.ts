import { describe, expect, it } from '@jest/globals';
import { type Answering, CypherBusy, CypherPool } from '../../../../viz/server/own-cypher/cypher-pool.js';
import { enginePlace } from '../../../../viz/server/own-cypher/engine-place.js';

const question = (cypher: string) => ({
  cypher,
  parameters: {},
  limits: { ms: 1, rows: 1, bytes: 1, memoryBytes: 1 },
});

/** A process that answers when it is told to. */
class Puppet implements Answering {
  alive = true;
  readonly asked: string[] = [];
  #answer: ((text: string) => void) | undefined;
  #fail: ((error: Error) => void) | undefined;

  ask({ cypher }: { cypher: string }): Promise<string> {
    this.asked.push(cypher);
    return new Promise((resolve, reject) => {
      this.#answer = resolve;
      this.#fail = reject;
    });
  }
  answer(): void {
    this.#answer?.(`answer to ${this.asked.at(-1)}`);
  }
  die(): void {
    this.kill();
    this.#fail?.(new Error('ended'));
  }
  kill(): void {
    this.alive = false;
  }
}

function pool(size = { running: 2, waiting: 1 }) {
  const started: Puppet[] = [];
  const made = new CypherPool(() => {
    const puppet = new Puppet();
    started.push(puppet);
    return puppet;
  }, size);
  return { pool: made, started, tick: () => new Promise(resolve => setImmediate(resolve)) };
}

describe('the processes for own Cypher', () => {
  it('has one ready before anybody asks, and the next as soon as one is taken', async () => {
    const { pool: own, started, tick } = pool();
    expect(started).toHaveLength(1);
    const first = own.ask(question('a'));
    await tick();
    expect(started).toHaveLength(2);
    started[0]!.answer();
    expect(await first).toBe('answer to a');
  });

  it('asks the one that answered last again', async () => {
    const { pool: own, started, tick } = pool();
    for (const cypher of ['a', 'b', 'c']) {
      const asked = own.ask(question(cypher));
      await tick();
      started[0]!.answer();
      await asked;
    }
    expect(started[0]!.asked).toEqual(['a', 'b', 'c']);
    expect(started).toHaveLength(2);
  });

  it('passes over one that died, and starts another', async () => {
    const { pool: own, started, tick } = pool();
    const runaway = own.ask(question('a'));
    await tick();
    started[0]!.die();
    await expect(runaway).rejects.toThrow('ended');
    started[1]!.kill();
    const next = own.ask(question('b'));
    await tick();
    started.find(each => each.asked[0] === 'b')!.answer();
    expect(await next).toBe('answer to b');
    expect(started.filter(each => each.alive).length).toBeGreaterThan(1);
  });

  it('lets so many run and so many wait, and refuses the rest', async () => {
    const { pool: own, started, tick } = pool();
    const asked = ['a', 'b', 'c'].map(cypher => own.ask(question(cypher)));
    await tick();
    await expect(own.ask(question('d'))).rejects.toThrow(CypherBusy);
    expect(started.flatMap(each => each.asked)).toEqual(['a', 'b']);
    for (let i = 0; i < 3; i++) {
      for (const each of started) each.answer();
      await tick();
    }
    expect(await Promise.all(asked)).toEqual(['answer to a', 'answer to b', 'answer to c']);
  });

  it('does not ask what was taken back while it waited', async () => {
    const { pool: own, started, tick } = pool({ running: 1, waiting: 2 });
    const first = own.ask(question('a'));
    const gone = new AbortController();
    const second = own.ask(question('b'), gone.signal);
    const third = own.ask(question('c'));
    second.catch(() => {});
    gone.abort();
    await tick();
    started[0]!.answer();
    await first;
    await expect(second).rejects.toThrow();
    await tick();
    for (const each of started) each.answer();
    expect(await third).toBe('answer to c');
    expect(started.flatMap(each => each.asked)).toEqual(['a', 'c']);
  });

  it('ends them all when it is closed', async () => {
    const { pool: own, started, tick } = pool();
    own.ask(question('a')).catch(() => {});
    await tick();
    own.close();
    expect(started.map(each => each.alive)).toEqual([false, false]);
  });
});

describe('the place in an engine’s message', () => {
  it.each([
    [
      'Syntax error: Expected expression\n  --> query:2:14\n   |\n 2 |   WHERE n.x == 3\n   |      ',
      { message: 'Syntax error: Expected expression.', place: { line: 2, column: 14 } },
    ],
    [
      'Syntax error: Variable `m` not defined (line 1, column 8 (offset: 7))\n"RETURN m"\n        ^',
      { message: 'Syntax error: Variable `m` not defined.', place: { line: 1, column: 8 } },
    ],
    ["semantic error: Unknown function 'foo'", { message: "semantic error: Unknown function 'foo'." }],
    ['A sentence.', { message: 'A sentence.' }],
  ])('%j', (told, expected) => {
    expect(enginePlace(told)).toEqual(expected);
  });
});
