import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type OpenOptions, openSources } from '../../../ingest/sources/open-source.js';
import { SourceError } from '../../../ingest/sources/source-error.js';
import { collected, inShort, itemsOfInput } from './source-text.js';

const paper = (title: string) => `${JSON.stringify({ title, abstract: 'We cut it.' })}\n`;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sources-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** Name, then items in short, or the rule of the error, of every source. */
async function read(inputs: string[], options?: OpenOptions): Promise<Record<string, string[] | string>> {
  const read: Record<string, string[] | string> = {};
  for await (const { name, items } of openSources(inputs, options)) {
    try {
      read[name] = inShort(await collected(items));
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      read[name] = error.rule;
    }
  }
  return read;
}

/** The error of the only source. */
async function errorOf(content: string | Uint8Array): Promise<SourceError> {
  const error = await itemsOfInput(content).then(
    items => new Error(`no error but ${inShort(items)}`),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof SourceError)) throw error;
  return error;
}

describe('openSources', () => {
  it('names a file by its base name and keeps its absolute path as origin', async () => {
    const path = write('below/a.jsonl', paper('A'));
    const [source] = await collected(openSources([path]));
    expect(source).toMatchObject({ name: 'a.jsonl', origin: path });
  });

  it('reads a folder file by file, sorted, named by the path below it, hidden ones left out', async () => {
    write('b.jsonl', paper('B'));
    write('a/z.jsonl', paper('Z'));
    write('a.jsonl.gz', gzipSync(paper('A')));
    write('.hidden.jsonl', paper('H'));
    write('.git/x.jsonl', paper('X'));
    const sources = await read([folder]);
    expect(Object.entries(sources)).toEqual([
      ['a.jsonl.gz', ['1: A']],
      ['a/z.jsonl', ['1: Z']],
      ['b.jsonl', ['1: B']],
    ]);
  });

  it('reads standard input under the name stdin', async () => {
    expect(await read(['-'], { stdin: Readable.from([Buffer.from(paper('A'))]) })).toEqual({ stdin: ['1: A'] });
  });

  it('gives another name on request, to one input only', async () => {
    const file = write('one/a.jsonl', paper('A'));
    expect(await read([file], { as: 'mine' })).toEqual({ mine: ['1: A'] });
    expect(await read([join(folder, 'one')], { as: 'mine' })).toEqual({ 'mine/a.jsonl': ['1: A'] });
    await expect(read([file, file], { as: 'mine' })).rejects.toThrow('--as');
  });

  it('opens a file that is named twice once', async () => {
    const file = write('a.jsonl', paper('A'));
    expect(await collected(openSources([file, file]))).toHaveLength(1);
  });

  it('follows links, but never in a circle, and reports those that lead nowhere', async () => {
    write('a/a.jsonl', paper('A'));
    symlinkSync(folder, join(folder, 'a', 'up'));
    symlinkSync(join(folder, 'a', 'a.jsonl'), join(folder, 'b.jsonl'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'c.jsonl'));
    expect(await read([folder])).toEqual({ 'a/a.jsonl': ['1: A'], 'b.jsonl': ['1: A'], 'c.jsonl': 'missing' });
  });

  it('says what is wrong with one source and reads the others', async () => {
    mkdirSync(join(folder, 'nothing'));
    const inputs = [
      join(folder, 'missing.jsonl'),
      join(folder, 'nothing'),
      write('empty.jsonl', ''),
      write('blank.txt', '\uFEFF \n\n'),
      write('picture.png', Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1')),
      write('table.csv', 'title,abstract\nA,B\n'),
      write('cut.jsonl.gz', gzipSync(paper('A').repeat(1000)).subarray(0, 60)),
      write('good.jsonl', paper('A')),
    ];
    expect(await read(inputs)).toEqual({
      'missing.jsonl': 'missing',
      nothing: 'empty-folder',
      'empty.jsonl': 'empty',
      'blank.txt': 'empty',
      'picture.png': 'binary',
      'table.csv': 'unknown-format',
      'cut.jsonl.gz': 'damaged-gzip',
      'good.jsonl': ['1: A'],
    });
  });

  it('warns of a file without any paper in it', async () => {
    expect(await read([write('a.json', '[]')])).toEqual({ 'a.json': ['1! no-papers'] });
  });

  it('can be left in the middle of a source', async () => {
    const file = write('a.jsonl.gz', gzipSync(paper('A').repeat(20_000)));
    for await (const { items } of openSources([file])) for await (const item of items) if (item.kind === 'paper') break;
    expect(await read([file])).toHaveProperty(['a.jsonl.gz', 'length'], 20_000);
  });
});

describe('the bytes of a source', () => {
  it.each([
    ['a PDF', '%PDF-1.7\n%\xe2\xe3\n', 'give titles'],
    ['a zip archive', 'PK\x03\x04\x14', 'unpack it'],
    ['a database', 'SQLite format 3\0', 'export'],
    ['not text', '{"title": "A\0"}', 'UTF-8'],
    ['not text', Buffer.from('{"title": "A"}', 'utf16le'), 'byte order mark'],
    ['another encoding', Buffer.from('\xcf\xf0\xe8\xe2\xe5\xf2 \xec\xe8\xf0', 'latin1'), 'UTF-8'],
    ['gzip twice', gzipSync(gzipSync(paper('A'))), 'unpack it once'],
  ])('that are %s are refused, with what to do', async (_what, content, advice) => {
    const error = await errorOf(typeof content === 'string' ? Buffer.from(content, 'latin1') : content);
    expect(error.rule).toBe('binary');
    expect(error.advice).toContain(advice);
    expect(error.message).toBe(`stdin: ${error.reason}; ${error.advice}`);
  });

  it('give a source that is refused whole when its gzip is damaged', async () => {
    const packed = gzipSync(paper('A').repeat(20_000), { level: 0 });
    const ending = await errorOf(packed.subarray(0, packed.length - 4));
    expect(ending).toMatchObject({ rule: 'damaged-gzip', reason: expect.stringContaining('too early') });
    packed[packed.length - 6]! ^= 0xff;
    expect(await errorOf(packed)).toMatchObject({ rule: 'damaged-gzip', reason: expect.stringContaining('damaged') });
  });

  it('leave out the entries that are not UTF-8, and only these', async () => {
    const latin1 = Buffer.from(`${paper('A')}${paper('Caf\xe9')}${paper('B')}`, 'latin1');
    const items = await itemsOfInput(latin1);
    expect(inShort(items)).toEqual(['1: A', '2! bad-encoding', '3: B']);
    expect(JSON.stringify(items)).toContain('0xE9');
    expect(JSON.stringify(items)).not.toContain('\uFFFD');
  });

  it.each(['utf16le', 'utf8'] as const)('may be %s with a byte order mark', async encoding => {
    expect(inShort(await itemsOfInput(Buffer.from(`\uFEFF${paper('Café')}`, encoding)))).toEqual(['1: Café']);
  });

  const paragraph = 'We cut a matrix into tiles and keep them near. '.repeat(8);
  const text = fc
    .string({
      unit: fc.constantFrom(
        '{"title":"é","abstract":"y"}',
        '\n',
        '{',
        '[',
        ']',
        ',',
        'A title',
        '\n\n',
        paragraph,
        '·',
        '\\',
      ),
      maxLength: 20,
    })
    .filter(raw => raw.trim() !== '');
  const outcome = (bytes: Uint8Array, pieceSize?: number) =>
    itemsOfInput(bytes, pieceSize).catch((error: unknown) => {
      if (error instanceof SourceError) return error.message;
      throw error;
    });

  it('give the same packed and plain, whole and two at a time', async () => {
    await fc.assert(
      fc.asyncProperty(text, async raw => {
        const plain = await outcome(Buffer.from(raw));
        expect(await outcome(Buffer.from(raw), 2)).toEqual(plain);
        expect(await outcome(gzipSync(raw))).toEqual(plain);
        expect(await outcome(gzipSync(raw), 2)).toEqual(plain);
      }),
      { numRuns: 150 },
    );
  });

  it('may be anything: there are items, or a SourceError', async () => {
    const json = Buffer.from(paper('A'));
    const bytes = fc.oneof(
      fc.uint8Array(),
      fc.uint8Array().map(tail => Buffer.concat([json, tail])),
      fc.uint8Array().map(tail => Buffer.concat([Buffer.from('[{'), tail])),
      fc.uint8Array().map(tail => Buffer.concat([gzipSync(json).subarray(0, 20), tail])),
      fc.uint8Array().map(tail => Buffer.concat([Buffer.from('\uFEFF{"', 'utf16le'), tail])),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 9 }), async (raw, size) => {
        expect(await outcome(raw, size)).toEqual(await outcome(raw));
      }),
      { numRuns: 300 },
    );
  });
});
