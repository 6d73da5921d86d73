import { describe, expect, it } from '@jest/globals';
import { SearchIndex } from '../../../viz/server/search-index.js';
import { GraphBuilder } from '../../graph/graph-builder.js';
import { memoryReader } from '../../graph/memory-reader.js';

/** Names of one family, and some that share no more than a number or a word with them. */
async function index(): Promise<SearchIndex> {
  const builder = new GraphBuilder();
  const paper = builder.paper('p', 'Residual nets on 50 boards');
  builder.paper('q', 'ResNet for small boards');
  const [resnet, short, long] = ['ResNet', 'ResNet-50', 'ResNet-101'].map(name => builder.method(name));
  builder.method('Dora');
  builder.method('LoRA-Pruning-Schedule');
  builder.metric('50 hours');
  builder.hardware('RTX 4090');
  builder.claim('USES', paper, paper, resnet!);
  builder.claim('USES', paper, paper, short!);
  builder.claim('COMPARED_WITH', paper, long!, short!);
  const [rare, common] = [builder.method('Gpz-2'), builder.method('Gpz-3')];
  builder.claim('BUILDS_ON', paper, common, rare);
  builder.claim('USES', paper, paper, common);
  return SearchIndex.read(await memoryReader(builder.build()));
}

describe('a search puts first', () => {
  it.each([
    ['the name nearest to a slip of the pen', 'resnt-50', ['resnet50', 'resnet']],
    ['what begins so and ends soonest', 'resn', ['resnet', 'resnet50', 'resnet101']],
    ['what begins so before what is spelt alike', 'lora', ['lorapruningschedule', 'dora']],
    ['of names that are as near what more is said of', 'gpz', ['gpz3', 'gpz2']],
    ['what has all words', 'resnet boards', ['q', 'resnet']],
  ])('%s', async (_, text, keys) => {
    const found = (await index()).find(text).map(({ key }) => key);
    expect(found.slice(0, keys.length)).toEqual(keys);
  });
});

describe('a number', () => {
  it('finds nothing by itself where other words were asked for', async () => {
    const keys = (await index()).find('resnt-50').map(({ key }) => key);
    expect(keys).not.toContain('50hours');
    expect(keys).not.toContain('p');
  });

  it('finds what has it where it is all that was asked for', async () => {
    expect((await index()).find('4090').map(({ key }) => key)).toEqual(['rtx4090']);
    expect((await index()).find('50').map(({ key }) => key)).toContain('resnet50');
  });
});
