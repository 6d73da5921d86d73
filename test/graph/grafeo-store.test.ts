import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from '@jest/globals';
import { GrafeoStore } from '../../graph/store/grafeo-store.js';
import { describeStoreContract } from './store-contract.js';

describe('the embedded store', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'paperlineage-grafeo-'));
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));
  let count = 0;
  const again = () => new GrafeoStore(join(scratch, `store-${count}`));
  describeStoreContract({
    again,
    async empty() {
      count += 1;
      return again();
    },
  });
});
