/** What a unit measures; tells which metrics can go with it. */
export type UnitKind =
  | 'ratio'
  | 'percent'
  | 'points'
  | 'time'
  | 'memory'
  | 'rate'
  | 'compute'
  | 'power'
  | 'energy'
  | 'length'
  | 'count'
  | 'money'
  | 'frequency'
  | 'signal'
  | 'order'
  | 'rank'
  | 'none';

/** A unit as texts write it. `pattern` begins right after the number and its blank, if any. */
export interface Unit {
  pattern: RegExp;
  unit: string;
  kind: UnitKind;
}

const row = (pattern: string, unit: string, kind: UnitKind): Unit => ({
  pattern: new RegExp(`(?:${pattern})(?![\\p{L}\\p{N}_])`, 'yu'),
  unit,
  kind,
});
const sign = (pattern: string, unit: string, kind: UnitKind): Unit => ({
  pattern: new RegExp(`(?:${pattern})`, 'yu'),
  unit,
  kind,
});

/** Closed list of units, longer spellings before the shorter ones that they begin with. */
export const UNITS: readonly Unit[] = [
  row('-?(?:orders?|order)[ -]of[ -]magnitude', 'orders of magnitude', 'order'),
  sign('(?:absolute |percentage |percent |per cent |% ?)points?(?![\\p{L}])', 'points', 'points'),
  row('-?points?|pts?|pp|ppts?|p\\.p\\.', 'points', 'points'),
  sign('% ?(?:abs\\.?|absolute)? ?pp(?![\\p{L}])', 'points', 'points'),
  sign('%', '%', 'percent'),
  row('percent|per cent|percentage', '%', 'percent'),
  sign('/ ?5(?![\\d.])', '/5', 'none'),
  row('[xX*×]|-?times|[- ]?fold', 'x', 'ratio'),
  row('TOPS ?/ ?W|TOPs ?/ ?W', 'TOPS/W', 'rate'),
  row('GFLOPS ?/ ?W|GFLOPs ?/ ?W', 'GFLOPS/W', 'rate'),
  row('tokens? ?/ ?s(?:ec(?:ond)?)?|tokens? per second|tok ?/ ?s(?:ec)?|tps|TPS', 'tokens/s', 'rate'),
  row('(?:samples|images|imgs?) ?/ ?s(?:ec(?:ond)?)?|(?:samples|images) per second', 'samples/s', 'rate'),
  row('frames? ?/ ?s(?:ec(?:ond)?)?|frames?[ -]per[ -]second|FPS|fps', 'FPS', 'rate'),
  row('queries ?/ ?s|queries per second|QPS|qps', 'QPS', 'rate'),
  row('[Tt]era-?FLOPS?|TFLOP ?/ ?s|TFLOPs ?/ ?s(?:ec)?|TFLOPS|TFLOPs|TFLOP', 'TFLOPS', 'compute'),
  row('PFLOPs? ?/ ?s|PFLOPS|petaFLOPS?|PetaFLOPS?', 'PFLOPS', 'compute'),
  row('EFLOPs? ?/ ?s|EFLOPS|exaFLOPS?|ExaFLOPS?|EFLOP', 'EFLOPS', 'compute'),
  row('GFLOPs? ?/ ?s|GFLOPS|GFLOPs|GFLOP', 'GFLOPs', 'compute'),
  row('MFLOPs|MFLOPS', 'MFLOPs', 'compute'),
  row('GMACs?', 'GMACs', 'compute'),
  row('MMACs?', 'MMACs', 'compute'),
  row('GOPS|GOP ?/ ?s', 'GOPS', 'compute'),
  row('TOPS|TOPs|TOP ?/ ?s', 'TOPS', 'compute'),
  row('GSOPs', 'GSOPs', 'compute'),
  row('GB ?/ ?s(?:ec)?|GBps', 'GB/s', 'rate'),
  row('TB ?/ ?s(?:ec)?|TBps', 'TB/s', 'rate'),
  row('MB ?/ ?s(?:ec)?|MBps', 'MB/s', 'rate'),
  row('Gbps|Gb ?/ ?s', 'Gbps', 'rate'),
  row('Mbps', 'Mbps', 'rate'),
  row('kbps', 'kbps', 'rate'),
  row('-?milliseconds?|msecs?|ms', 'ms', 'time'),
  row('-?microseconds?|[uμµ]s', 'us', 'time'),
  row('-?nanoseconds?|ns', 'ns', 'time'),
  row('-?seconds?|secs?|s', 's', 'time'),
  row('-?minutes?|mins?', 'min', 'time'),
  row('(?:GPU|A100|H100|TPU|V100|node|core)[ -]?(?:hours?|hrs?)', 'GPU hours', 'time'),
  row('(?:GPU|A100|H100|TPU)[ -]?days?', 'GPU days', 'time'),
  row('-?hours?|hrs?|h', 'h', 'time'),
  row('-?days?', 'd', 'time'),
  row('GiB|GB|gigabytes?', 'GB', 'memory'),
  row('MiB|MB|megabytes?', 'MB', 'memory'),
  row('KiB|KB|kB|kilobytes?', 'KB', 'memory'),
  row('TiB|TB|terabytes?', 'TB', 'memory'),
  row('bytes?', 'bytes', 'memory'),
  row('kW', 'kW', 'power'),
  row('MW', 'MW', 'power'),
  row('mW|milliwatts?', 'mW', 'power'),
  row('[uμµ]W|microwatts?', 'uW', 'power'),
  row('nW', 'nW', 'power'),
  row('W|watts?', 'W', 'power'),
  row('kWh', 'kWh', 'energy'),
  row('mJ', 'mJ', 'energy'),
  row('[uμµ]J', 'uJ', 'energy'),
  row('nJ', 'nJ', 'energy'),
  row('pJ', 'pJ', 'energy'),
  row('fJ', 'fJ', 'energy'),
  row('J|joules?', 'J', 'energy'),
  row('GHz', 'GHz', 'frequency'),
  row('MHz', 'MHz', 'frequency'),
  row('kHz', 'kHz', 'frequency'),
  row('Hz', 'Hz', 'frequency'),
  row('dB', 'dB', 'signal'),
  row('mm\\^?2', 'mm^2', 'length'),
  row('mm', 'mm', 'length'),
  row('cm', 'cm', 'length'),
  row('m/s', 'm/s', 'rate'),
  row('km', 'km', 'length'),
  row('m|meters?|metres?', 'm', 'length'),
  row('M', 'M', 'count'),
  row('million', 'million', 'count'),
  row('B|billion', 'B', 'count'),
  row('K|k|thousand', 'k', 'count'),
  row('T|trillion', 'T', 'count'),
  row('USD|dollars?', 'USD', 'money'),
  row('bpw|bits? per weight', 'bits', 'count'),
  row('-?bits?', 'bit', 'count'),
];

/** The unit that begins at an offset of the text, with where it ends. */
export function unitAt(text: string, at: number): { unit: string; kind: UnitKind; end: number } | undefined {
  for (const { pattern, unit, kind } of UNITS) {
    pattern.lastIndex = at;
    if (pattern.test(text)) return { unit, kind, end: pattern.lastIndex };
  }
  return undefined;
}
