import { describe, expect, it } from '@jest/globals';
import { isStated } from '../../../../ingest/extract/relations/stated-clause.js';

describe('a clause about SlowFold', () => {
  it.each([
    ['QuickFold extends SlowFold with a second queue.', true],
    ['We propose QuickFold, which is built on top of SlowFold.', true],
    ['QuickFold extends SlowFold, which does not scale.', true],
    ['Earlier work could not fold long inputs, so QuickFold extends SlowFold.', true],
    ['Our method does not extend SlowFold.', false],
    ['QuickFold could be extended to SlowFold.', false],
    ['QuickFold may be built upon SlowFold.', false],
    ['It is never built on SlowFold.', false],
  ])('%s states it: %s', (sentence, stated) => {
    expect(isStated(sentence, sentence.indexOf('SlowFold'))).toBe(stated);
  });
});
