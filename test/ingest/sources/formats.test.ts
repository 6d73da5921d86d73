import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { recogniseFormat, SOURCE_FORMATS } from '../../../ingest/sources/formats.js';
import { packageFile } from '../../../package-root.js';

const LONG = 'a tile '.repeat(50);

describe('recogniseFormat', () => {
  it.each([
    ['{"title": "A", "abstract": "x"}\n{"title": "B"}', 'json-lines'],
    ['{"title": "cut off\n{"title": "B", "abstract": "x"}\n', 'json-lines'],
    ['\n [ {"title": "A"} ]', 'json'],
    ['[\n  {\n', 'json'],
    ['[]', 'json'],
    ['[1, 2]', 'json'],
    ['{\n  "title": "A",\n  "abstract": "x"\n}', 'json'],
    ['new\n\nGet trending papers in your email inbox!\n\nSubscribe\n', 'search-page'],
    [`On Tiles\r\n\r\n${LONG}\r\n\r\nOn Blocks\r\n\r\n${LONG}`, 'search-page'],
    [`On Tiles\n\n${LONG}\n\n  • 3 authors\n·\nJun 11`, 'search-page'],
  ])('knows %j', (head, name) => {
    for (const fileName of ['papers', 'papers.jsonl', 'papers.json', 'papers.txt']) {
      expect(recogniseFormat(head, fileName)?.name).toBe(name);
    }
  });

  it.each([
    ['<?xml version="1.0"?><feed/>'],
    ['<!doctype html><p>On Tiles'],
    ['@article{tiles, title = {On Tiles}}'],
    ['{\\rtf1 On Tiles}'],
    ['[section]\nkey = value'],
    ['title,abstract\nOn Tiles,We cut it.'],
    [`# Read me\n\n${LONG}`],
    [`Chapter 1\n\n${LONG}\n\n${LONG}\n\n${LONG}`],
    ['hello'],
    [''],
  ])('does not know %j', head => {
    expect(recogniseFormat(head, 'papers.json')).toBeUndefined();
  });
});

describe('recogniseFormat, where the first line is longer than what it sees,', () => {
  it('takes an object for JSON lines', () => {
    expect(recogniseFormat(`{"title": "A", "text": "${'x'.repeat(70_000)}`, 'papers.json')?.name).toBe('json-lines');
  });
});

describe('SOURCE_FORMATS', () => {
  it('lists every format that there is a file of', async () => {
    const folder = packageFile('ingest', 'sources');
    const modules = await Promise.all(
      readdirSync(folder)
        .filter(name => name.endsWith('.ts'))
        .map(name => import(`../../../ingest/sources/${name.replace(/\.ts$/, '.js')}`)),
    );
    const formats = modules.flatMap(module => Object.values(module)).filter(isFormat);
    expect(new Set(formats)).toEqual(new Set(SOURCE_FORMATS));
    expect(new Set(SOURCE_FORMATS.map(({ name }) => name)).size).toBe(SOURCE_FORMATS.length);
  });
});

const isFormat = (value: unknown) => typeof value === 'object' && value !== null && 'recognises' in value;
