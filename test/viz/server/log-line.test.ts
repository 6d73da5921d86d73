import { expect, it } from '@jest/globals';
import { logLine } from '../../../viz/server/log-line.js';

it.each([
  ['A plain sentence with “quotes”, ü and 漢字.', 'A plain sentence with “quotes”, ü and 漢字.'],
  ['one\nERROR two', 'one\\u{a}ERROR two'],
  ['one\r\ntwo', 'one\\u{d}\\u{a}two'],
  ['\u001b[2Jcleared', '\\u{1b}[2Jcleared'],
  ['safe \u202etxt.exe', 'safe \\u{202e}txt.exe'],
  ['line\u2028separator\u0085next', 'line\\u{2028}separator\\u{85}next'],
  ['half \ud800 pair', 'half \\u{d800} pair'],
])('a line of the log holds no character that acts on it: %j', (text, line) => {
  expect(logLine(new Error(text))).toBe(line);
  expect(logLine(text)).toBe(line);
});
