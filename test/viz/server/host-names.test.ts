import { describe, expect, it } from '@jest/globals';
import { hostNames, readAllowedHost } from '../../../viz/server/host-names.js';

describe('a name that the server is to answer to', () => {
  it.each([
    ['lab.example', { name: 'lab.example' }],
    ['Lab.Example:8080', { name: 'lab.example', port: 8080 }],
    ['gpu_box-3', { name: 'gpu_box-3' }],
    ['bücher.example', { name: 'xn--bcher-kva.example' }],
    ['192.168.1.7:80', { name: '192.168.1.7', port: 80 }],
    ['fe80::1', { name: '[fe80::1]' }],
    ['[2001:DB8:0:0::7]:4173', { name: '[2001:db8::7]', port: 4173 }],
  ])('is read: %s', (text, expected) => {
    expect(readAllowedHost(text)).toEqual(expected);
  });

  it.each([
    '',
    ' ',
    '*',
    '*.example',
    'lab.example.',
    '.example',
    'http://lab.example',
    'lab.example/',
    'lab.example?x',
    'me@lab.example',
    'a.example,b.example',
    'a.example b.example',
    'lab.example:',
    'lab.example:0',
    'lab.example:65536',
    'lab.example:80:80',
    ':8080',
    '[::1',
    '[lab.example]',
    'lab%2eexample',
    'lab\\example',
    'lab\r\nexample',
  ])('is refused where it is something else: %j', text => {
    expect(readAllowedHost(text)).toBeUndefined();
  });
});

describe('the hosts that a server answers to', () => {
  it('are loopback, what it listens on and what was allowed, at its port or the one said', () => {
    expect(hostNames('0.0.0.0', 4173, [{ name: 'lab.example' }, { name: 'proxy.example', port: 8080 }])).toEqual([
      'localhost:4173',
      '127.0.0.1:4173',
      '[::1]:4173',
      '0.0.0.0:4173',
      'lab.example:4173',
      'proxy.example:8080',
    ]);
  });

  it('need no port where it is 80, which browsers leave out', () => {
    expect(hostNames('::1', 80, [])).toEqual([
      'localhost',
      'localhost:80',
      '127.0.0.1',
      '127.0.0.1:80',
      '[::1]',
      '[::1]:80',
    ]);
    expect(hostNames('::1', 4173, [{ name: 'lab.example', port: 80 }])).toContain('lab.example');
  });
});
