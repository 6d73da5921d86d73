import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { z } from 'zod';
import { addIngest } from '../cli/commands/ingest.js';
import { addServe } from '../cli/commands/serve.js';
import { openStore } from '../graph/store/open-store.js';
import { packageFile } from '../package-root.js';
import { NEO4J_VERSION } from '../scripts/neo4j-class-path.js';
import { readPlainYaml } from './plain-yaml.js';

const duration = z.string().regex(/^(?:\d+(?:us|ms|s|m|h))+$/);
const name = z.string().regex(/^[a-zA-Z0-9._-]+$/);

/** What this repository uses of the Compose specification (compose-spec.io); anything beside it is refused. */
const Service = z.strictObject({
  image: z.string().optional(),
  build: z.strictObject({ context: z.string(), dockerfile: z.string() }).optional(),
  command: z.array(z.string()).optional(),
  depends_on: z
    .record(
      name,
      z.strictObject({ condition: z.enum(['service_started', 'service_healthy', 'service_completed_successfully']) }),
    )
    .optional(),
  environment: z.record(z.string().regex(/^\w+$/), z.string()),
  ports: z.array(z.string().regex(/^(?:[\d.]+:)?\d+:\d+(?:\/(?:tcp|udp))?$/)),
  volumes: z.array(z.string().regex(/^[^:]+:\/[^:]+(?::r[ow])?$/)),
  healthcheck: z.strictObject({
    test: z.tuple([z.enum(['CMD', 'CMD-SHELL'])], z.string()),
    interval: duration,
    timeout: duration,
    retries: z.int().min(1),
    start_period: duration.optional(),
  }),
  stop_grace_period: duration.optional(),
  init: z.boolean().optional(),
  restart: z.enum(['no', 'always', 'on-failure', 'unless-stopped']).optional(),
});
const Compose = z.strictObject({ services: z.record(name, Service), volumes: z.record(name, z.null()) });

const text = readFileSync(packageFile('compose.yaml'), 'utf8');
const { services, volumes } = Compose.parse(readPlainYaml(text));
const [neo4j, explorer] = [services.neo4j!, services.explorer!];

/** The command line as far as it is named here. */
function commandLine(): Command {
  const program = new Command();
  addServe(program);
  addIngest(program);
  return program;
}

describe('compose.yaml', () => {
  it.each([
    ['a misspelt key', '    healthcheck:', '    health_check:'],
    ['a time without unit', 'interval: 10s', 'interval: 10'],
    ['a key twice', '    init: true', '    init: true\n    init: true'],
    ['a volume that is a map', '  workspace:\n', '  workspace:\n    drivers: local\n'],
  ])('would not pass with %s', (_, right, wrong) => {
    expect(text).toContain(right);
    expect(() => Compose.parse(readPlainYaml(text.replace(right, wrong)))).toThrow();
  });

  it('mounts volumes that it declares and folders that there are', () => {
    const mounted = Object.values(services).flatMap(service => service.volumes.map(volume => volume.split(':')[0]!));
    const named = mounted.filter(source => !source.startsWith('.'));
    expect(named.sort()).toEqual(Object.keys(volumes).sort());
    for (const folder of mounted.filter(source => source.startsWith('.'))) {
      expect(existsSync(packageFile(folder))).toBe(true);
    }
  });

  it('has each service wait for services that say when they are healthy', () => {
    for (const { depends_on = {} } of Object.values(services)) {
      for (const other of Object.keys(depends_on)) expect(Object.keys(services)).toContain(other);
    }
    expect(explorer.depends_on).toEqual({ neo4j: { condition: 'service_healthy' } });
  });

  it('can be reached from this machine only', () => {
    for (const port of Object.values(services).flatMap(service => service.ports))
      expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('takes the password from the environment and says so when it is missing', () => {
    expect(neo4j.environment.NEO4J_AUTH).toMatch(/^neo4j\/\$\{PAPERLINEAGE_PASSWORD:\?[^}]+\}$/);
    expect(explorer.environment.NEO4J_PASSWORD).toBe(`\${PAPERLINEAGE_PASSWORD}`);
    const comments = text
      .split('\n')
      .filter(line => line.startsWith('#'))
      .join('\n');
    for (const [, variable] of text.matchAll(/(?<!\$)\$\{(\w+)/g)) expect(comments).toContain(variable);
  });

  it('runs the Neo4j that is tested, with settings for its memory', () => {
    const [, tested] = /^(\d+\.\d+)\./.exec(NEO4J_VERSION)!;
    expect(neo4j.image).toBe(`neo4j:${tested}-community`);
    const memory = ['heap_initial__size', 'heap_max__size', 'pagecache_size'];
    for (const setting of memory) {
      expect(neo4j.environment[`NEO4J_server_memory_${setting}`]).toMatch(/^\$\{\w+:-\d+[MG]\}$/);
    }
  });

  it('tells the explorer where the Neo4j is, in the words that it understands', async () => {
    const store = await openStore({ folder: '', env: explorer.environment });
    expect(store.location).toBe('neo4j://neo4j:7687');
    await store.close();
    expect(new URL(explorer.environment.NEO4J_URI!).hostname in services).toBe(true);
  });

  it('gives commands that there are', () => {
    const said = [...text.matchAll(/^#.*run --rm explorer (.+)$/gm)].map(([, command]) => command!.split(' '));
    expect(said.length).toBeGreaterThan(0);
    for (const [given, ...words] of [explorer.command!, ...said]) {
      const command = commandLine().commands.find(each => each.name() === given)!;
      expect(command.parseOptions(words).unknown).toEqual([]);
    }
    const port = explorer.command![explorer.command!.indexOf('--port') + 1];
    expect(explorer.ports).toEqual([`127.0.0.1:${port}:${port}`]);
    expect(explorer.healthcheck.test.join(' ')).toContain(`http://127.0.0.1:${port}/`);
  });
});

describe('the image of the explorer', () => {
  const lines = readFileSync(packageFile(explorer.build!.context, explorer.build!.dockerfile), 'utf8').split('\n');
  const instructions = (kind: string) =>
    lines.filter(line => line.startsWith(`${kind} `)).map(line => line.slice(kind.length + 1));
  const manifest = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as {
    bin: Record<string, string>;
    scripts: Record<string, string>;
    engines: { node: string };
  };

  it('is of glibc, with a Node that the package supports', () => {
    const [least] = /\d+/.exec(manifest.engines.node)!;
    for (const image of instructions('FROM')) {
      const [, major] = /^node:(\d+)-bookworm-slim(?: AS \w+)?$/.exec(image)!;
      expect(Number(major)).toBeGreaterThan(Number(least));
    }
  });

  it('copies and runs what is here', () => {
    const copied = instructions('COPY').filter(line => !line.startsWith('--from='));
    for (const sources of copied.map(line => line.split(' ').slice(0, -1))) {
      for (const source of sources) expect(existsSync(packageFile(source))).toBe(true);
    }
    const scripts = instructions('RUN').flatMap(line =>
      [...line.matchAll(/npm run (\S+)/g)].map(([, script]) => script!),
    );
    expect(scripts).toEqual(['build']);
    for (const script of scripts) expect(Object.keys(manifest.scripts)).toContain(script);
    const [node, main, option, folder] = JSON.parse(instructions('ENTRYPOINT')[0]!) as string[];
    expect([node, main, option]).toEqual(['node', manifest.bin.paperlineage, '--workspace']);
    expect(explorer.volumes).toContain(`workspace:${folder}`);
  });

  it('leaves out what is of this machine', () => {
    const ignored = readFileSync(packageFile('.dockerignore'), 'utf8').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['node_modules', 'dist', '.git', '.env']));
  });
});
