import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * Lets one holder at a time through, among all processes of a test run: whoever connects waits until it is told to go,
 * and is through until it hangs up, which the system does for a process that dies.
 */
export interface Turnstile {
  readonly port: number;
  close(): Promise<void>;
}

export async function openTurnstile(): Promise<Turnstile> {
  const waiting: Socket[] = [];
  const admit = () => waiting[0]?.write('go');
  const server = createServer(socket => {
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      const place = waiting.indexOf(socket);
      waiting.splice(place, 1);
      if (place === 0) admit();
    });
    waiting.push(socket);
    if (waiting.length === 1) admit();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    server.close();
    for (const socket of waiting) socket.destroy();
    await once(server, 'close');
  };
  return { port: (server.address() as AddressInfo).port, close };
}

/** Waits for its turn; call what comes back to let the next one through. */
export async function takeTurn(port: number): Promise<() => void> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'data');
  return () => socket.destroy();
}
