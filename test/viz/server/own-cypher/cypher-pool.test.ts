import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  type Answering,
  CypherBusy,
  CypherPool,
  type PoolSize,
} from '../../../../viz/server/own-cypher/cypher-pool.js';
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
  end(message: string): void {
    this.kill();
    this.#fail?.(new Error(message));
  }
  kill(): void {
    this.alive = false;
  }
}

const SIZE: PoolSize = { running: 2, most: 3, waiting: 9, growMs: 400, fairMs: 900 };

function pool(size: Partial<PoolSize> = {}) {
  const started: Puppet[] = [];
  const made = new CypherPool(
    () => {
      const puppet = new Puppet();
      started.push(puppet);
      return puppet;
    },
    { ...SIZE, ...size },
  );
  const asked = () => started.flatMap(each => each.asked);
  const running = (cypher: string) => started.find(each => each.alive && each.asked.at(-1) === cypher)!;
  return { pool: made, started, asked, running, tick: () => new Promise(resolve => setImmediate(resolve)) };
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
    started[0]!.end('ended');
    await expect(runaway).rejects.toThrow('ended');
    started[1]!.kill();
    const next = own.ask(question('b'));
    await tick();
    started.find(each => each.asked[0] === 'b')!.answer();
    expect(await next).toBe('answer to b');
    expect(started.filter(each => each.alive).length).toBeGreaterThan(1);
  });

  it('lets so many run and so many wait, and refuses the rest', async () => {
    const { pool: own, started, tick } = pool({ waiting: 1 });
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

  it('does not ask what was taken back while it waited, and has room for another at once', async () => {
    const { pool: own, started, tick } = pool({ running: 1, waiting: 2 });
    const first = own.ask(question('a'));
    const gone = new AbortController();
    const second = own.ask(question('b'), gone.signal);
    const third = own.ask(question('c'));
    second.catch(() => {});
    gone.abort(new Error('gone'));
    await expect(second).rejects.toThrow('gone');
    const fourth = own.ask(question('d'));
    started[0]!.answer();
    await first;
    await tick();
    for (const each of started) each.answer();
    expect(await third).toBe('answer to c');
    await tick();
    for (const each of started) each.answer();
    expect(await fourth).toBe('answer to d');
    expect(started.flatMap(each => each.asked)).toEqual(['a', 'c', 'd']);
  });

  it('ends them all when it is closed', async () => {
    const { pool: own, started, tick } = pool();
    own.ask(question('a')).catch(() => {});
    await tick();
    own.close();
    expect(started.map(each => each.alive)).toEqual([false, false]);
  });

  it('asks nothing more when it is closed, not even what waited', async () => {
    const { pool: own, started, tick } = pool({ running: 1 });
    const [first, second] = [own.ask(question('a')), own.ask(question('b'))];
    await tick();
    const before = started.length;
    own.close();
    started.find(each => each.asked.length > 0)!.end('ended');
    await expect(first).rejects.toThrow('ended');
    await expect(second).rejects.toThrow('stopping');
    await expect(own.ask(question('c'))).rejects.toThrow('stopping');
    expect(started).toHaveLength(before);
  });
});

describe('questions that run away', () => {
  beforeEach(() => void jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] }));
  afterEach(() => void jest.useRealTimers());
  const pass = async (ms: number) => {
    await jest.advanceTimersByTimeAsync(ms);
    await new Promise(resolve => setImmediate(resolve));
  };

  it('let another be answered while they run: it gets a process more', async () => {
    const { pool: own, asked, running } = pool();
    const runaways = ['a', 'b'].map(cypher => own.ask(question(cypher)));
    const other = own.ask(question('c'));
    await pass(SIZE.growMs - 1);
    expect(asked()).toEqual(['a', 'b']);
    await pass(1);
    running('c').answer();
    expect(await other).toBe('answer to c');
    for (const cypher of ['a', 'b']) running(cypher).answer();
    expect(await Promise.all(runaways)).toEqual(['answer to a', 'answer to b']);
  });

  it('give way to others where there are no more processes, who has run the longest first', async () => {
    const { pool: own, asked, running } = pool();
    const told: string[] = [];
    for (const cypher of ['a', 'b', 'c', 'd', 'e']) own.ask(question(cypher)).catch(error => told.push(error.message));
    await pass(SIZE.growMs);
    expect(asked()).toEqual(['a', 'b', 'c']);
    await pass(SIZE.fairMs - SIZE.growMs);
    expect(asked()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(told).toEqual([expect.stringContaining('for the others'), expect.stringContaining('for the others')]);
    expect([running('a'), running('b')]).toEqual([undefined, undefined]);
    expect(running('c').alive).toBe(true);
  });

  it('are left alone where nobody waits', async () => {
    const { pool: own, running } = pool();
    const runaways = ['a', 'b', 'c'].map(cypher => own.ask(question(cypher)));
    await pass(100 * SIZE.fairMs);
    for (const cypher of ['a', 'b', 'c']) running(cypher).answer();
    expect(await Promise.all(runaways)).toEqual(['answer to a', 'answer to b', 'answer to c']);
  });

  it('make nobody wait for longer than that: who cannot be let in is told so', async () => {
    const { pool: own, asked } = pool({ most: 2 });
    const told: string[] = [];
    for (const cypher of ['a', 'b', 'c', 'd', 'e']) own.ask(question(cypher)).catch(error => told.push(error.name));
    await pass(SIZE.fairMs);
    expect(asked()).toEqual(['a', 'b', 'c', 'd']);
    expect(told.sort()).toEqual(['CypherBusy', 'Error', 'Error']);
  });

  it('do not make a question that was let in give way for one that came with it', async () => {
    const { pool: own, asked, running } = pool({ most: 2 });
    const ended = expect(own.ask(question('a'))).rejects.toThrow('for the others');
    await pass(SIZE.fairMs);
    const late = ['b', 'c'].map(cypher => own.ask(question(cypher)));
    await pass(SIZE.growMs);
    expect(asked()).toEqual(['a', 'b', 'c']);
    await ended;
    for (const cypher of ['b', 'c']) running(cypher).answer();
    expect(await Promise.all(late)).toEqual(['answer to b', 'answer to c']);
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
