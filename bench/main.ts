import { benchExtract } from './extract.js';
import { benchKill } from './kill.js';
import { benchLoad } from './load.js';
import { benchServer } from './server.js';
import { benchViewer } from './viewer.js';

/** A bench takes its size from what stands behind its name: `load=20000`. */
const BENCHES: Record<string, (size?: number) => Promise<void>> = {
  extract: benchExtract,
  kill: benchKill,
  load: benchLoad,
  server: benchServer,
  viewer: benchViewer,
};

/** `npm run bench -- NAME …`: prints ratios against a floor measured in the same run; without a name, all of them. */
const asked = process.argv.slice(2).map(argument => argument.split('='));
const names = asked.map(([name]) => name!);
const sizes = new Map(asked.map(([name, size]) => [name!, size ? Number(size) : undefined]));
const unknown = names.filter(name => !(name in BENCHES));
if (unknown.length > 0) {
  process.stderr.write(`no bench is called ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}\n`);
  process.exitCode = 2;
} else {
  for (const name of names.length > 0 ? names : Object.keys(BENCHES)) await BENCHES[name]!(sizes.get(name));
}
