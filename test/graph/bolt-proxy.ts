import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** The messages of Bolt that a test may want to lose, as they stand on the wire: size, structure, tag, end. */
const MESSAGES = {
  commit: Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00]),
  /** Only how it begins: its size is different each time. */
  run: Buffer.from([0xb3, 0x10]),
};

/** How a statement or a transaction begins, and what it carries that wants to read only. */
const BEGINNINGS = [MESSAGES.run, Buffer.from([0xb1, 0x11])];
const READ_MODE = Buffer.from([0x84, ...Buffer.from('mode'), 0x81, ...Buffer.from('r')]);

export interface BoltProxy {
  readonly uri: string;
  /** Bytes that have come from the server. */
  readonly received: number;
  /** Statements and transactions that were begun, and how many of them in read mode. */
  readonly begun: { all: number; reading: number };
  /** Breaks the connection when the next such message goes to the server: before it arrives, or before it is answered. */
  breakAt(message: keyof typeof MESSAGES, moment: 'before it arrives' | 'before it is answered'): void;
  close(): Promise<void>;
}

/** A wire to a Neo4j server that breaks when told. */
export async function openBoltProxy(target: string): Promise<BoltProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const begun = { all: 0, reading: 0 };
  let received = 0;
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
      for (const beginning of BEGINNINGS) begun.all += countOf(data, beginning);
      begun.reading += countOf(data, READ_MODE);
      if (!trap || !data.includes(trap.bytes)) return void server.write(data);
      const { arrives } = trap;
      trap = undefined;
      if (!arrives) return cut();
      sprung = true;
      server.write(data);
    });
    server.on('data', data => {
      received += data.length;
      if (sprung) cut();
      else client.write(data);
    });
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    uri: `bolt://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    begun,
    get received() {
      return received;
    },
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

function countOf(data: Buffer, part: Buffer): number {
  let count = 0;
  for (let at = data.indexOf(part); at >= 0; at = data.indexOf(part, at + 1)) count += 1;
  return count;
}
