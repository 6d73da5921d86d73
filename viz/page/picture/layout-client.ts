import type { Layout } from './layout.js';
import type { LayoutAnswer, LayoutRequest } from './layout-request.js';
import workerAddress from './layout-worker.ts?worker&url';

interface ScriptPolicy {
  createScriptURL(address: string): string;
}

declare global {
  interface Window {
    /** Trusted Types, where the browser has them. */
    trustedTypes?: {
      createPolicy(name: string, rules: { createScriptURL(address: string): string }): ScriptPolicy;
    };
  }
}

/** The only address that a script is ever started from by code: the layout's own worker. */
const policy = window.trustedTypes?.createPolicy('paperlineage', {
  createScriptURL: address => {
    if (address !== workerAddress) throw new TypeError(`not a script of this page: ${address}`);
    return address;
  },
});

let worker: Worker | undefined;
let lastId = 0;

/**
 * Lays a picture out in a worker. A layout that is no longer wanted is ended at once.
 * @throws the signal's reason when it was aborted; an Error when the worker failed
 */
export function layOut(request: LayoutRequest, signal: AbortSignal): Promise<Layout> {
  signal.throwIfAborted();
  worker ??= new Worker(policy?.createScriptURL(workerAddress) ?? workerAddress, { type: 'module' });
  const asked = worker;
  const id = ++lastId;
  return new Promise<Layout>((resolve, reject) => {
    const giveUp = (reason: unknown) => {
      asked.terminate();
      if (worker === asked) worker = undefined;
      reject(reason);
    };
    const ended = new AbortController();
    const { signal: until } = ended;
    const onMessage = ({ data }: MessageEvent<LayoutAnswer>) => {
      if (data.id !== id) return;
      ended.abort();
      resolve(data.layout);
    };
    asked.addEventListener('message', onMessage, { signal: until });
    asked.addEventListener('error', () => giveUp(new Error('The picture could not be laid out.')), { signal: until });
    signal.addEventListener('abort', () => giveUp(signal.reason), { signal: until });
    asked.postMessage({ id, request });
  });
}
