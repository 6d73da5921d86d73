import { benchExtract } from './extract.js';

const BENCHES: Record<string, () => Promise<void>> = { extract: benchExtract };

/** `npm run bench -- NAME …`: prints ratios against a floor measured in the same run; without a name, all of them. */
const asked = process.argv.slice(2);
const unknown = asked.filter(name => !(name in BENCHES));
if (unknown.length > 0) {
  process.stderr.write(`no bench is called ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}\n`);
  process.exitCode = 2;
} else {
  for (const name of asked.length > 0 ? asked : Object.keys(BENCHES)) await BENCHES[name]!();
}
