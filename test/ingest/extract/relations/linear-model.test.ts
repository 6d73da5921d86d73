import { describe, expect, it } from '@jest/globals';
import { classify, rowsOf } from '../../../../ingest/extract/relations/linear-model.js';
import { decodeModels, encodeModels, shippedModels } from '../../../../ingest/extract/relations/model-file.js';
import { ROLE_MODELS } from '../../../../ingest/extract/relations/relation-models.js';
import { METRIC_MODELS } from '../../../../ingest/extract/results/result-models.js';
import { trainLinear } from '../../../../scripts/train-linear.js';

const BUCKETS = 64;
const caseOf = (features: string[], answer: number) => ({ rows: rowsOf(features, BUCKETS), answer, weight: 1 });
const CASES = [caseOf(['red', 'round'], 0), caseOf(['yellow', 'long'], 1), caseOf(['red', 'small'], 0)];
const OPTIONS = { epochs: 20, rate: 0.2, decay: 1e-3 };

describe('linear models', () => {
  it('learn what separates the classes', () => {
    const model = trainLinear(CASES, ['apple', 'banana'], BUCKETS, OPTIONS);
    expect(classify(model, rowsOf(['red'], BUCKETS))[0]).toBeGreaterThan(0.7);
    expect(classify(model, rowsOf(['long'], BUCKETS))[1]).toBeGreaterThan(0.7);
  });

  it('come out the same each time they are trained', () => {
    const train = () => encodeModels({ fruit: trainLinear(CASES, ['apple', 'banana'], BUCKETS, OPTIONS) });
    expect(train().equals(train())).toBe(true);
  });

  it('are read as they were written, weights to a byte', () => {
    const model = trainLinear(CASES, ['apple', 'banana'], BUCKETS, OPTIONS);
    const again = decodeModels(encodeModels({ fruit: model })).fruit!;
    expect(again.classes).toEqual(model.classes);
    const rows = rowsOf(['red', 'long'], BUCKETS);
    expect(classify(again, rows)[0]).toBeCloseTo(classify(model, rows)[0]!, 1);
  });

  it('are written again as they were read', () => {
    const packed = encodeModels({ fruit: trainLinear(CASES, ['apple', 'banana'], BUCKETS, OPTIONS) });
    expect(encodeModels(decodeModels(packed)).equals(packed)).toBe(true);
  });

  it('are shipped for relations and results', () => {
    expect(Object.keys(shippedModels(ROLE_MODELS))).toEqual(expect.arrayContaining(['Method.mention', 'subject']));
    expect(Object.keys(shippedModels(METRIC_MODELS))).toEqual(['metric']);
  });
});
