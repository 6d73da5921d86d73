import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { javaCommand, neo4jClassPath } from './neo4j-class-path.js';

const OUTPUT_BYTES = 50_000_000;

/**
 * Runs `neo4j-admin`, the tool for a server that is stopped.
 * @param home Folder of the server, as `Neo4jServerOptions.prepare` is given it.
 * @param folder Where relative paths in the arguments start.
 * @returns What it said.
 */
export async function neo4jAdminTool(home: string, folder: string, ...args: string[]): Promise<string> {
  const [java, ...start] = javaCommand(await neo4jClassPath());
  const env = { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') };
  const options = { env, cwd: folder, maxBuffer: OUTPUT_BYTES };
  const { stdout, stderr } = await promisify(execFile)(java, [...start, 'org.neo4j.cli.AdminTool', ...args], options);
  return stdout + stderr;
}
