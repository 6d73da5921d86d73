import { Agent, request } from 'node:http';
import grafeo from '@grafeo-db/js';
import neo4j from 'neo4j-driver';
import type { NodeRef } from '../graph/model.js';
import { GrafeoFolder } from '../graph/store/grafeo-folder.js';
import type { Parameters } from '../graph/store/port.js';

/** A canned query with its parameters. */
export interface Question {
  name: string;
  /** As a client of the server sends them. */
  given: Record<string, string | NodeRef>;
  cypher: string;
  /** As a driver takes them. */
  parameters: Parameters;
}

/** Answers questions with all rows. */
export interface Side {
  ask(question: Question): Promise<unknown>;
  close(): Promise<void>;
}

/** A side that also takes Cypher of one's own. */
export interface ServerSide extends Side {
  /** Asks own Cypher; resolves when it has been answered or refused. */
  askOwn(cypher: string): Promise<void>;
}

/** Clients of the explorer's server, as the page asks it: over connections that are kept. */
export async function throughServer(url: string, clients: number): Promise<ServerSide> {
  const page = await (await fetch(url)).text();
  const token = /name="paperlineage-token" content="([^"]+)"/.exec(page)?.[1] ?? '';
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const post = (path: string, question: unknown) =>
    new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      const body = JSON.stringify(question);
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'x-paperlineage-token': token,
      };
      const asked = request(`${url}api/${path}`, { method: 'POST', agent, headers }, async response => {
        let text = '';
        for await (const piece of response.setEncoding('utf8')) text += piece;
        resolve({ status: response.statusCode, text });
      });
      asked.on('error', reject).end(body);
    });
  return {
    async ask({ name, given }) {
      const { status, text } = await post('question', { name, parameters: given });
      if (status !== 200) throw new Error(`${name} was answered ${status}: ${text}`);
      return JSON.parse(text);
    },
    async askOwn(cypher) {
      await post('cypher', { cypher });
    },
    close: async () => agent.destroy(),
  };
}

/** Grafeo's own driver in this process. */
export async function bareGrafeo(folder: string): Promise<Side> {
  const database = grafeo.GrafeoDB.openReadOnly(new GrafeoFolder(folder).current()!);
  return {
    async ask({ cypher, parameters }) {
      const result = await database.executeCypher(cypher, parameters);
      return Array.from({ length: result.length }, (_, i) => result.get(i));
    },
    close: async () => database.close(),
  };
}

/** Neo4j's own driver in this process. */
export async function bareNeo4j(uri: string, env: Record<string, string>): Promise<Side> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(env.NEO4J_USERNAME!, env.NEO4J_PASSWORD!));
  const integers = (parameters: Parameters) =>
    Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [
        name,
        Number.isInteger(value) ? neo4j.int(value as number) : value,
      ]),
    );
  return {
    async ask({ cypher, parameters }) {
      const session = driver.session({ defaultAccessMode: neo4j.session.READ });
      const { records } = await session.run(cypher, integers(parameters));
      await session.close();
      return records.map(record => record.toObject());
    },
    close: () => driver.close(),
  };
}
