import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Correction, readCorrections } from '../../ingest/corrections.js';
import { WorkspaceError } from '../../ingest/workspace/workspace-error.js';
import { packageFile } from '../../package-root.js';
import { inTemporaryFolder } from './temporary-folder.js';

const ADD = {
  do: 'add',
  type: 'BUILDS_ON',
  paper: 'arXiv:2401.00001',
  from: { label: 'Method', name: 'Kestrel-2' },
  to: { label: 'Method', name: 'Kestrel' },
  why: 'the body of the paper says so',
};

const GOOD = [
  { do: 'same', type: 'Method', names: ['Kestrel', 'KST', 'Kestrel kernel'], why: 'one project' },
  { do: 'not-same', type: 'Dataset', names: ['Roost', 'RST'] },
  { do: 'rename', type: 'Hardware', name: 'K1', to: 'Kite 1' },
  { do: 'retype', type: 'Method', name: 'Roost', to: 'Dataset' },
  { do: 'reject', claim: '0123456789abcdef0123' },
  ADD,
  { ...ADD, type: 'COMPARED_WITH', outcome: 'worse' },
  { ...ADD, type: 'INTRODUCES', from: { label: 'Paper', name: ADD.paper } },
];

async function read(content: string) {
  return inTemporaryFolder(async folder => {
    const path = join(folder, 'corrections.jsonl');
    await writeFile(path, content);
    return readCorrections(path);
  });
}

const lines = (values: readonly unknown[]) => values.map(value => `${JSON.stringify(value)}\n`).join('');

describe('readCorrections', () => {
  it('reads the examples of docs/corrections.md, one of each kind', async () => {
    const [, examples] = readFileSync(packageFile('docs', 'corrections.md'), 'utf8').split(/```(?:jsonl)?\n/);
    const corrections = await read(examples!);
    expect(corrections.map(correction => correction.do).sort()).toEqual([...new Set(GOOD.map(one => one.do))].sort());
  });

  it('reads every kind and says where each stands', async () => {
    const corrections = await read(lines(GOOD));
    expect(corrections.map(({ where: _, ...correction }) => correction)).toEqual(GOOD);
    corrections.forEach(({ where }, i) => {
      expect(where).toMatch(new RegExp(`corrections\\.jsonl line ${i + 1}$`));
    });
  });

  it('has a sample of every kind above', () => {
    const kinds = Correction.options.map(option => option.shape.do.value);
    expect(new Set(GOOD.map(each => each.do))).toEqual(new Set(kinds));
  });

  it('takes an absent file for no corrections, and passes over empty lines', async () => {
    expect(await readCorrections('/nowhere/corrections.jsonl')).toEqual([]);
    const corrections = await read(`\n  \n${lines([GOOD[4]])}\r\n`);
    expect(corrections).toHaveLength(1);
    expect(corrections[0]!.where).toMatch(/line 3$/);
  });

  it('reads what editors of other systems write', async () => {
    expect(await read(`\uFEFF${lines([GOOD[4]]).replace('\n', '\r\n')}${JSON.stringify(GOOD[2])}`)).toHaveLength(2);
  });

  it.each<[string, unknown, RegExp]>([
    ['text that is no JSON', 'same a b', /line 2 is no JSON; write one correction a line/],
    ['a kind that there is not', { do: 'merge', names: ['a', 'b'] }, /line 2: do: /],
    ['a type that there is not', { do: 'same', type: 'Person', names: ['a', 'b'] }, /line 2: type: /],
    ['one name only', { do: 'same', type: 'Method', names: ['a'] }, /line 2: names: /],
    ['an empty name', { do: 'rename', type: 'Method', name: '', to: 'b' }, /line 2: name: /],
    ['three names to keep apart', { do: 'not-same', type: 'Method', names: ['a', 'b', 'c'] }, /line 2: names: /],
    [
      'spellings of one name to keep apart',
      { do: 'not-same', type: 'Method', names: ['Kestrel 2', 'kestrel-2'] },
      /line 2: names: .*spellings of one name/,
    ],
    ['a field too many', { do: 'reject', claim: '0123456789abcdef0123', note: 'x' }, /line 2: .*note/],
    ['an id of another form', { do: 'reject', claim: 'abc' }, /line 2: claim: /],
    ['a claim without a reason', { ...ADD, why: undefined }, /line 2: why: /],
    ['a result', { ...ADD, type: 'ACHIEVES' }, /line 2: type: /],
    [
      'an end of the wrong label',
      { ...ADD, to: { label: 'Hardware', name: 'K1' } },
      /line 2: BUILDS_ON can’t go from Method to Hardware; it goes from .*Method.* to Method/,
    ],
    [
      'a start at another paper',
      { ...ADD, from: { label: 'Paper', name: 'arXiv:2' } },
      /line 2: from: .*arXiv:2401\.00001.*arXiv:2/,
    ],
    ['an outcome of what is no comparison', { ...ADD, outcome: 'better' }, /line 2: outcome: /],
  ])('refuses %s, with line and field', async (_, value, message) => {
    const content = `${lines([GOOD[0]])}${typeof value === 'string' ? value : JSON.stringify(value)}\n`;
    await expect(read(content)).rejects.toThrow(WorkspaceError);
    await expect(read(content)).rejects.toThrow(message);
  });
});
