import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readClaims, readNodes } from '../../graph/graph-reader.js';
import type { Claim, GraphNode } from '../../graph/model.js';
import { openStore } from '../../graph/store/open-store.js';
import type { GraphStore } from '../../graph/store/port.js';
import { type BuildOptions, type BuildReport, buildGraph, inputsDigest, workspaceFacts } from '../../ingest/build.js';
import type { PaperRecord } from '../../ingest/paper.js';
import { storeSource } from '../../ingest/workspace/source-file.js';
import { Workspace } from '../../ingest/workspace/workspace.js';
import { collect, streamOf } from '../streams.js';
import { inTemporaryFolder } from './temporary-folder.js';
import { expectValidGraph } from './valid-graph.js';

const KESTREL: PaperRecord = {
  title: 'Kestrel: Hovering Attention Kernels',
  abstract:
    'We present Kestrel, a kernel for attention. Kestrel extends FlashAttention and runs 2.5x faster than FlashAttention on A100 GPUs. We evaluate it on ImageNet.',
};
const MERLIN: PaperRecord = {
  title: 'Merlin: Kernels That Dive',
  abstract: 'We introduce Merlin, which builds on Kestrel and reaches 91% accuracy on ImageNet with ResNet-50.',
};

/** A workspace with its embedded store. */
class Site {
  private constructor(
    readonly workspace: Workspace,
    readonly store: GraphStore,
  ) {}

  static async use(work: (site: Site) => Promise<void>): Promise<void> {
    await inTemporaryFolder(async folder => {
      const workspace = await Workspace.openOrCreate(join(folder, 'ws'));
      const store = await openStore({ folder: workspace.storeFolder, env: {} });
      try {
        await work(new Site(workspace, store));
      } finally {
        await store.close();
      }
    });
  }

  async source(name: string, ...records: PaperRecord[]): Promise<void> {
    const items = records.map((record, i) => ({ kind: 'paper' as const, line: i + 1, record }));
    await storeSource(this.workspace.sourcesFolder, { source: name, origin: name }, streamOf(items));
  }

  build(options: BuildOptions = {}): Promise<BuildReport> {
    return this.workspace.exclusively(() => buildGraph(this.workspace, this.store, options));
  }

  async graph(): Promise<{ nodes: GraphNode[]; claims: Claim[] }> {
    const nodes = await collect(readNodes(this.store));
    const claims = await collect(readClaims(this.store));
    expectValidGraph(nodes, claims);
    return { nodes, claims };
  }
}

describe('buildGraph', () => {
  it('reads each text once and brings the store to the graph', async () => {
    await Site.use(async site => {
      await site.source('a.jsonl', KESTREL, MERLIN);
      await site.source('b.jsonl', KESTREL);
      const report = await site.build();
      expect(report).toMatchObject({ changed: true, entries: 3, papers: 2, read: 2, warnings: [] });
      const { nodes, claims } = await site.graph();
      expect(nodes.filter(({ label }) => label === 'Paper')).toHaveLength(2);
      expect(nodes.map(({ properties }) => properties.key)).toContain('kestrel');
      expect(claims.length).toBeGreaterThan(0);
      expect(await readdir(site.workspace.folder)).not.toContain('scratch');
    });
  });

  it('does nothing when nothing changed, and reads only what is new when something did', async () => {
    await Site.use(async site => {
      await site.source('a.jsonl', KESTREL);
      await site.build();
      expect(await site.build()).toMatchObject({ changed: false, read: 0 });
      await site.source('b.jsonl', MERLIN);
      expect(await site.build()).toMatchObject({ changed: true, papers: 2, read: 1 });
      await site.source('c.jsonl', { ...KESTREL, url: 'https://example.org/kestrel' });
      expect(await site.build()).toMatchObject({ changed: true, papers: 2, read: 0 });
    });
  });

  it('gives the graph that a fresh workspace gives, whatever was there before', async () => {
    await Site.use(async fresh => {
      await fresh.source('a.jsonl', { ...KESTREL, abstract: `${KESTREL.abstract} Kestrel uses Triton.` }, MERLIN);
      await fresh.build();
      const expected = await fresh.graph();
      await Site.use(async site => {
        await site.source('a.jsonl', MERLIN, KESTREL);
        await site.build();
        await site.source('a.jsonl', MERLIN);
        await site.build();
        await site.source('a.jsonl', { ...KESTREL, abstract: `${KESTREL.abstract} Kestrel uses Triton.` }, MERLIN);
        await site.build({ workers: 1 });
        expect(await site.graph()).toEqual(expected);
      });
    });
  });

  it('goes on from the readings that a broken off build made', async () => {
    await Site.use(async site => {
      await site.source('a.jsonl', KESTREL, MERLIN);
      const stop = new AbortController();
      const onProgress: BuildOptions['onProgress'] = ({ stage }) => {
        if (stage === 'resolving names') stop.abort(new Error('interrupted'));
      };
      await expect(site.build({ signal: stop.signal, onProgress })).rejects.toThrow('interrupted');
      expect(await site.store.exists()).toBe(false);
      expect(await site.build()).toMatchObject({ changed: true, read: 0, papers: 2 });
    });
  });

  it('builds again when corrections change, and tells the line of a wrong one before it writes', async () => {
    await Site.use(async site => {
      await site.source('a.jsonl', KESTREL);
      await site.build();
      const before = await site.graph();
      await writeFile(
        site.workspace.correctionsFile,
        '{"do":"rename","type":"Method","name":"Kestrel","to":"Windhover"}\n',
      );
      expect(await site.build()).toMatchObject({ changed: true, read: 0 });
      const { nodes } = await site.graph();
      expect(nodes).toContainEqual(
        expect.objectContaining({ properties: expect.objectContaining({ key: 'windhover' }) }),
      );
      await writeFile(site.workspace.correctionsFile, '{"do":"rename"}\n');
      await expect(site.build()).rejects.toThrow(/corrections\.jsonl line 1: /);
      await writeFile(site.workspace.correctionsFile, '');
      await site.build();
      expect(await site.graph()).toEqual(before);
    });
  });

  it('names the file and line of a damaged source, and leaves the graph as it was', async () => {
    await Site.use(async site => {
      await site.source('a.jsonl', KESTREL);
      await site.build();
      const before = await site.graph();
      const path = join(site.workspace.sourcesFolder, (await readdir(site.workspace.sourcesFolder))[0]!);
      const whole = await readFile(path, 'utf8');
      await writeFile(path, whole.slice(0, -20));
      await expect(site.build()).rejects.toThrow(`${path} line 2 is damaged`);
      expect(await site.graph()).toEqual(before);
      await writeFile(path, whole);
      expect(await site.build()).toMatchObject({ changed: false });
    });
  });

  it('takes the papers of a removed source out of the graph', async () => {
    await Site.use(async site => {
      await site.source('a.jsonl', KESTREL);
      await site.build();
      const before = await site.graph();
      await site.source('b.jsonl', MERLIN);
      await site.build();
      await site.source('b.jsonl');
      await site.build();
      expect(await site.graph()).toEqual(before);
    });
  });
});

describe('inputsDigest', () => {
  it('tells apart what gives another graph, and nothing else', async () => {
    await Site.use(async site => {
      const digest = () => inputsDigest(site.workspace);
      const digests = [await digest()];
      for (const name of ['a.jsonl', 'b.jsonl']) {
        await site.source(name, KESTREL);
        digests.push(await digest());
      }
      await writeFile(site.workspace.correctionsFile, '\n');
      digests.push(await digest());
      expect(new Set(digests).size).toBe(4);
      await site.build();
      expect(await digest()).toBe(digests[3]);
    });
  });
});

describe('workspaceFacts', () => {
  it('gives the facts of each paper in the order of keys and touches no store', async () => {
    await Site.use(async site => {
      await site.source('a.jsonl', MERLIN, KESTREL);
      const facts = await collect(workspaceFacts(site.workspace));
      expect(facts.map(({ paper, facts: of }) => [paper.key, of.paper])).toEqual([
        ['kestrel-hovering-attention-kernels', 'kestrel-hovering-attention-kernels'],
        ['merlin-kernels-that-dive', 'merlin-kernels-that-dive'],
      ]);
      expect(await site.store.exists()).toBe(false);
    });
  });
});
