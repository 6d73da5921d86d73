import { describe, expect, it } from '@jest/globals';
import { readDate } from '../../../../ingest/sources/fields/paper-date.js';

describe('readDate', () => {
  it.each([
    ['2022-05-27', '2022-05-27'],
    ['2022-05-27T17:53:09Z', '2022-05-27'],
    ['2022-05-27T23:59:59-08:00', '2022-05-27'],
    ['2022-05-27 17:53:09.000', '2022-05-27'],
    ['2022/5/7', '2022-05-07'],
    ['2022-05', '2022-05'],
    ['2022', '2022'],
    ['May 27, 2022', '2022-05-27'],
    ['Sept. 3, 2024', '2024-09-03'],
    ['September 3rd 2024', '2024-09-03'],
    ['27 May 2022', '2022-05-27'],
    ['Fri, 27 May 2022 17:53:09 GMT', '2022-05-27'],
    ['May 2022', '2022-05'],
    ['Feb 29, 2024', '2024-02-29'],
  ])('reads %s as %s', (text, date) => {
    expect(readDate(text)).toEqual({ date });
  });

  it.each([['Oct 6'], ['6 October'], ['Feb 29']])('gives no date for %s, which has no year', text => {
    expect(readDate(text)).toEqual({});
  });

  it.each([
    ['soon'],
    [''],
    ['05/27/2022'],
    ['27.05.2022'],
    ['2022-13-01'],
    ['2023-02-29'],
    ['Feb 30, 2024'],
    ['Smarch 3, 2024'],
    ['Maybe 2022'],
    ['1653674000'],
    ['0000-01-01'],
    ['May 0, 2022'],
  ])('reads no date in %j', text => {
    expect(readDate(text)).toBeUndefined();
  });
});
