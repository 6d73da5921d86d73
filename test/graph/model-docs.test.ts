import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { packageFile } from '../../package-root.js';
import { modelDocs } from '../../scripts/model-docs.js';

describe('docs/model.md', () => {
  it('is what scripts/model-docs.ts makes of the model (run it with tsx)', () => {
    expect(readFileSync(packageFile('docs', 'model.md'), 'utf8')).toBe(modelDocs());
  });
});
