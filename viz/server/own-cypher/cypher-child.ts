import { setPriority } from 'node:os';
import { storeMark } from '../../../graph/mark.js';
import { openStore, type StoreChoice } from '../../../graph/store/open-store.js';
import { type GraphReader, type GraphStore, StoreError } from '../../../graph/store/port.js';
import { readCypherAnswer } from './cypher-answer.js';
import type { ChildAnswer, ChildQuestion, ChildStart } from './cypher-messages.js';
import { MemoryWatch } from './memory-watch.js';

/** Of 1 to 19, as systems count it: a third of the processor when others want it too. */
const NICENESS = 5;

/**
 * The process that own Cypher runs in: it opens the store for itself, answers one question at a time, and can be killed
 * at any moment. It gives way to the server when processors are few.
 */
setPriority(NICENESS);

const watch = new MemoryWatch();
let opened: Promise<GraphStore>;

process.on('message', async (message: ChildStart | ChildQuestion) => {
  if ('store' in message) {
    opened = open(message.store);
    await opened;
    process.send?.('ready');
  } else process.send?.(await answer(message));
});
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

async function open(choice: StoreChoice): Promise<GraphStore> {
  const store = await openStore(choice);
  // The graph is read before anybody asks; where there is none yet, the question tells.
  await store.read(storeMark).catch(() => undefined);
  return store;
}

async function answer(question: ChildQuestion): Promise<ChildAnswer> {
  let reached = false;
  const ask = async (reader: GraphReader) => {
    await storeMark(reader);
    reached = true;
    watch.start(question.limits);
    return await readCypherAnswer(reader, question);
  };
  try {
    const store = await opened;
    return { answer: JSON.stringify(await store.read(ask)) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { failed: reached && !(error instanceof StoreError && error.retriable) ? 'question' : 'store', message };
  } finally {
    watch.stop();
  }
}
