import { type StoreChoice, serverAddress } from '../../../graph/store/open-store.js';
import type { CypherRequest } from '../requests.js';
import { checkCypher } from './check-cypher.js';
import type { CypherLimits } from './cypher-messages.js';
import { CypherPool, type PoolSize } from './cypher-pool.js';
import { CypherProcess } from './cypher-process.js';

const LIMITS: CypherLimits = { ms: 5000, rows: 2000, bytes: 2 * 2 ** 20, memoryBytes: 512 * 2 ** 20 };
const SIZE: PoolSize = { running: 2, most: 4, waiting: 16, growMs: 400, fairMs: 900 };

/** Answers questions that people write themselves: what reads only is let through, and runs where it can be killed. */
export interface OwnCypher {
  /**
   * @returns a `CypherAnswer` as JSON
   * @throws CypherProblem, CypherBusy, StoreError, the signal's reason
   */
  ask(request: CypherRequest, signal?: AbortSignal): Promise<string>;
  /** Ends all processes. */
  close(): void;
}

/** Own Cypher on a store, each question in a process of its own that opens the store by itself. */
export function ownCypher(store: StoreChoice, limits: Partial<CypherLimits> = {}): OwnCypher {
  const { db, folder } = store;
  const env = Object.fromEntries(Object.entries(store.env).filter(([name]) => name.startsWith('NEO4J_')));
  const onServer = serverAddress(store) !== undefined;
  const pool = new CypherPool(() => new CypherProcess({ db, folder, env, askingMs: 0 }), SIZE);
  return {
    async ask({ cypher, parameters }, signal) {
      const checked = checkCypher(cypher, { onServer });
      const given = { ...parameters, ...checked.texts };
      return pool.ask({ cypher: checked.cypher, parameters: given, limits: { ...LIMITS, ...limits } }, signal);
    },
    close: () => pool.close(),
  };
}
