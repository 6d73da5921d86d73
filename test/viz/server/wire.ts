import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A wire to a server that can be cut and mended: while it is cut, its address refuses connections. */
export interface Wire {
  readonly uri: string;
  cut(): Promise<void>;
  mend(): Promise<void>;
}

export async function openWire(target: string): Promise<Wire> {
  const { hostname, port, protocol } = new URL(target);
  const sockets = new Set<Socket>();
  const listener = createServer(client => {
    const server = connect(Number(port), hostname);
    client.pipe(server).pipe(client);
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
    }
  });
  const listen = async (at: number) => {
    listener.listen(at, '127.0.0.1');
    await once(listener, 'listening');
    return (listener.address() as AddressInfo).port;
  };
  const own = await listen(0);
  return {
    uri: `${protocol}//127.0.0.1:${own}`,
    async cut() {
      const closed = once(listener, 'close');
      listener.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    async mend() {
      await listen(own);
    },
  };
}
