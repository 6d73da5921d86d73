import { describe, expect, it } from '@jest/globals';
import { isMeantAsPaperId, readPaperId } from '../../../../ingest/sources/fields/paper-id.js';

describe('readPaperId', () => {
  it.each([
    ['2205.14135', 'arXiv:2205.14135'],
    ['2205.14135v2', 'arXiv:2205.14135'],
    [' arXiv:2205.14135v2 ', 'arXiv:2205.14135'],
    ['arxiv: 2205.14135', 'arXiv:2205.14135'],
    ['ARXIV 2205.14135', 'arXiv:2205.14135'],
    ['arXiv:2205.14135v2 [cs.LG]', 'arXiv:2205.14135'],
    ['oai:arXiv.org:2205.14135', 'arXiv:2205.14135'],
    ['https://arxiv.org/abs/2205.14135', 'arXiv:2205.14135'],
    ['http://arxiv.org/abs/2205.14135v1', 'arXiv:2205.14135'],
    ['https://www.arxiv.org/pdf/2205.14135v2.pdf', 'arXiv:2205.14135'],
    ['https://export.arxiv.org/abs/2205.14135?context=cs', 'arXiv:2205.14135'],
    ['https://huggingface.co/papers/2205.14135', 'arXiv:2205.14135'],
    ['10.48550/arXiv.2205.14135', 'arXiv:2205.14135'],
    ['https://doi.org/10.48550/arXiv.2205.14135', 'arXiv:2205.14135'],
    ['0704.0001', 'arXiv:0704.0001'],
    ['1412.6980', 'arXiv:1412.6980'],
    ['hep-th/9711200', 'arXiv:hep-th/9711200'],
    ['arXiv:math.GT/0309136v1', 'arXiv:math/0309136'],
    ['https://arxiv.org/abs/cs/0112017', 'arXiv:cs/0112017'],
    ['10.1145/3458817.3476209', 'doi:10.1145/3458817.3476209'],
    ['DOI: 10.1109/CVPR.2016.90', 'doi:10.1109/cvpr.2016.90'],
    ['doi:10.1002/(SICI)1097-0258(19980815)17:15.', 'doi:10.1002/(sici)1097-0258(19980815)17:15'],
    ['https://doi.org/10.1145%2F3458817', 'doi:10.1145/3458817'],
    ['http://dx.doi.org/10.1145/3458817?x=1', 'doi:10.1145/3458817'],
    ['https://dl.acm.org/doi/abs/10.1145/3458817', 'doi:10.1145/3458817'],
  ])('reads %s as %s', (text, id) => {
    expect(readPaperId(text)).toBe(id);
  });

  it.each([
    [''],
    ['17'],
    ['2213.14135'],
    ['2205.1413'],
    ['1412.69800'],
    ['0703.0001'],
    ['2205.14135 and 2307.08691'],
    ['row/1234567'],
    ['https://arxiv.org/list/cs.LG/recent'],
    ['https://example.org/abs/2205.14135'],
    ['10.1145'],
    ['10.1145/with space'],
    ['https://doi.org/10.1145/a%20b'],
    ['10.1145/\uD83D'],
  ])('reads no id in %j', text => {
    expect(readPaperId(text)).toBeUndefined();
  });

  it('keeps an address that is not well encoded as it is', () => {
    expect(readPaperId('https://doi.org/10.1145/100%')).toBe('doi:10.1145/100%');
  });

  it.each([
    ['arXiv:2213.1', true],
    ['doi:none', true],
    ['10.1145/', true],
    ['2205.1413', true],
    ['https://arxiv.org/abs/', true],
    ['a1b2c3', false],
    ['17', false],
    ['https://example.org/17', false],
  ])('knows whether %s is meant as an id: %s', (text, meant) => {
    expect(isMeantAsPaperId(text)).toBe(meant);
  });
});
