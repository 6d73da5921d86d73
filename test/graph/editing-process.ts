import { writeSync } from 'node:fs';
import { GrafeoStore } from '../../graph/store/grafeo-store.js';

/**
 * A process that edits an embedded store: `node --import tsx editing-process.ts FOLDER EDITS`. It makes so many edits
 * of one node each, says `writing` in the middle of the next one, and stays there until it is killed.
 */
const [folder = '', edits = '0'] = process.argv.slice(2);
const store = new GrafeoStore(folder);
const create = 'UNWIND $rows AS row CREATE (:Method {key: row.key})';
for (let i = 0; i < Number(edits); i++) await store.edit(editor => editor.write(create, [{ key: `edit ${i}` }]));
await store.edit(async editor => {
  await editor.write(create, [{ key: 'unfinished' }]);
  writeSync(1, 'writing\n');
  await new Promise(resolve => setTimeout(resolve, 600_000));
});
