import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { atConfidence } from '../../../ingest/evaluate/at-confidence.js';
import { FactRecord, readRecords } from '../../../ingest/evaluate/fact-record.js';
import { inFolder } from '../../cli/run-cli.js';

const read = (text: string) =>
  inFolder(async folder => {
    const file = join(folder, 'facts');
    await writeFile(file, text);
    return readRecords(file);
  });

describe('a file of records', () => {
  it('is a JSON list or JSON lines, with or without byte order mark and empty lines', async () => {
    const one = { title: 'Gnus', entities: [{ type: 'Method', name: 'Gnu' }], anything: 1 };
    const [expected] = await read(JSON.stringify([one]));
    expect(expected).toMatchObject({ title: 'Gnus', introduces: [], entities: [{ name: 'Gnu', surfaces: [] }] });
    expect(await read(`\uFEFF${JSON.stringify(one)}\n\n${JSON.stringify(one)}\r\n`)).toEqual([expected, expected]);
    expect(await read('')).toEqual([]);
  });

  it.each<[string, string, RegExp]>([
    ['no JSON', '{"title": "a"}\n{"title"', /facts line 2 is no JSON/],
    ['no title', '[{"title":"a"},{"introduces":[]}]', /facts item 2: title: /],
    ['an unknown type', '{"title":"a","entities":[{"type":"Zoo","name":"b"}]}', /facts line 1: entities\.0\.type: /],
    ['a relation without an end', '{"title":"a","relations":[{"type":"USES","from":"b"}]}', /relations\.0\.to: /],
    [
      'a confidence above 1',
      '{"title":"a","relations":[{"type":"USES","from":"b","to":"c","confidence":2}]}',
      /confidence/,
    ],
  ])('is refused with its place: %s', async (_, text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });

  it('that is not there is told', async () => {
    await expect(readRecords('/nowhere/facts.json')).rejects.toThrow(/facts\.json can’t be read/);
  });
});

it('a record can be cut to what is sure enough: claims, their ends, and sure entities', () => {
  const entity = (name: string, confidence: number) => ({ type: 'Method', name, surfaces: [name], confidence });
  const record = FactRecord.parse({
    title: 'Gnus',
    introduces: ['A', 'B'],
    introductions: [
      { name: 'A', confidence: 0.9 },
      { name: 'B', confidence: 0.2 },
    ],
    entities: [entity('A', 0.9), entity('B', 0.2), entity('C', 0.1), entity('D', 0.1)],
    relations: [
      { type: 'USES', from: 'A', to: 'C', confidence: 0.6 },
      { type: 'USES', from: 'A', to: 'D', confidence: 0.4 },
    ],
    results: [],
  });
  const cut = atConfidence(record, 0.5);
  expect(cut.introduces).toEqual(['A']);
  expect(cut.relations.map(({ to }) => to)).toEqual(['C']);
  expect(cut.entities.map(({ name }) => name)).toEqual(['A', 'C']);
  expect(atConfidence(record, 0)).toEqual(record);
});
