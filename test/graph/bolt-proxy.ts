import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** The messages of Bolt that a test may want to lose, as they stand on the wire: size, structure, tag, end. */
const MESSAGES = {
  commit: Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00]),
  /** Only how it begins: its size is different each time. */
  run: Buffer.from([0xb3, 0x10]),
};

export interface BoltProxy {
  readonly uri: string;
  /** Breaks the connection when the next such message goes to the server: before it arrives, or before it is answered. */
  breakAt(message: keyof typeof MESSAGES, moment: 'before it arrives' | 'before it is answered'): void;
  close(): Promise<void>;
}

/** A wire to a Neo4j server that breaks when told. */
export async function openBoltProxy(target: string): Promise<BoltProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let trap: { bytes: Buffer; arrives: boolean } | undefined;

  const proxy = createServer(client => {
    const server = connect(Number(port), hostname);
    const cut = () => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on('error', cut).on('close', () => {
        sockets.delete(socket);
        cut();
      });
    }
    let sprung = false;
    client.on('data', data => {
      if (!trap || !data.includes(trap.bytes)) return void server.write(data);
      const { arrives } = trap;
      trap = undefined;
      if (!arrives) return cut();
      sprung = true;
      server.write(data);
    });
    server.on('data', data => (sprung ? cut() : client.write(data)));
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    uri: `bolt://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    breakAt(message, moment) {
      trap = { bytes: MESSAGES[message], arrives: moment === 'before it is answered' };
    },
    async close() {
      proxy.close();
      for (const socket of sockets) socket.destroy();
      await once(proxy, 'close');
    },
  };
}
