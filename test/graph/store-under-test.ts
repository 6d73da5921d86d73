import { afterAll, beforeEach } from '@jest/globals';
import { allRows, type GraphEditor, type GraphStore, type GraphValue } from '../../graph/store/port.js';

/** What a driver's test gives the contract. */
export interface StoreUnderTest {
  /** A store that holds nothing, whatever was before. */
  empty(): Promise<GraphStore>;
  /** The same data through a store of its own. */
  again(): GraphStore;
}

export const CREATE_METHODS = 'UNWIND $rows AS row CREATE (n:Method {key: row.key, name: row.name})';
const CREATE_USES =
  'UNWIND $rows AS row MATCH (a:Method {key: row.from}) MATCH (b:Method {key: row.to}) CREATE (a)-[:USES {id: row.id}]->(b)';

/** Three methods in a chain: a USES b USES c. */
export async function writeChain(editor: GraphEditor): Promise<void> {
  await editor.write(
    CREATE_METHODS,
    ['a', 'b', 'c'].map(key => ({ key, name: key.toUpperCase() })),
  );
  await editor.write(CREATE_USES, [
    { from: 'a', to: 'b', id: 'ab' },
    { from: 'b', to: 'c', id: 'bc' },
  ]);
}

/** What the cases of a contract work with: before each, a store that holds nothing. */
export interface ContractStore {
  readonly store: GraphStore;
  /** The same data through a store of its own, closed afterwards. */
  other(): GraphStore;
  ask(cypher: string, parameters?: object): Promise<Record<string, GraphValue>[]>;
  /** The first value of the first row. */
  one(cypher: string, parameters?: object): Promise<GraphValue | undefined>;
}

export function contractStore(underTest: StoreUnderTest): ContractStore {
  const opened: GraphStore[] = [];
  const closeAll = async () => {
    for (const store of opened.splice(0)) await store.close();
  };
  beforeEach(async () => {
    await closeAll();
    opened.push(await underTest.empty());
  });
  afterAll(closeAll);
  const ask = async (cypher: string, parameters = {}) => allRows(await opened[0]!.query(cypher, parameters));
  return {
    get store() {
      return opened[0]!;
    },
    other() {
      const store = underTest.again();
      opened.push(store);
      return store;
    },
    ask,
    one: async (cypher, parameters) => Object.values((await ask(cypher, parameters))[0]!)[0],
  };
}
