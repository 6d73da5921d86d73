import { shown } from '../fields/plain-text.js';
import { MAX_LENGTH } from '../lines.js';
import { isPaperObject } from './json-record.js';
import { parseJson } from './parse-json.js';
import { advance, advanceOver, isBlank, type Place } from './place.js';

/** One value of a JSON text, or what is wrong where one should stand. */
export interface JsonElement {
  /** Line on which it begins. */
  line: number;
  value?: unknown;
  trouble?: { rule: string; reason: string };
}

/** Deepest nesting that a value may have. */
const MAX_DEPTH = 64;

/** Longest text outside objects that one warning speaks of. */
const MAX_STRAY = 10_000;

/** Column of a value that begins after others on its line. */
const MID_LINE = Number.POSITIVE_INFINITY;

const LEFT_OF_LINE = 'and of the rest of its line only objects with `title` and `abstract` are read';

/** A value that has begun and not ended. */
interface OpenElement extends Place {
  /** The brackets that close it, innermost last; none for a value that is neither object nor list. */
  closers: string[];
  /** Where another object may have begun inside it: at the start of a line, no deeper than this one. */
  restart?: Place;
  /** Found inside a damaged object, of which it may be a part. */
  uncertain: boolean;
}

/** between values · inside one · inside one that is too long to keep · looking for the next one after damage */
type Mode = 'between' | 'inside' | 'overlong' | 'searching';

/**
 * Finds the values of a JSON text that arrives in pieces: the elements of a list, or values one after the other, in
 * whatever layout. A value that is not valid JSON is trouble, and the next one is searched: at the start of a line
 * that is indented no deeper, else after `},`. What is found in the second way may be a part of the damaged object,
 * so it is only taken with a `title` and an `abstract` of its own. No value is kept longer than `MAX_LENGTH`.
 */
export class JsonElements {
  private buffer = '';
  private place: Place = { at: 0, line: 1, column: 0, fresh: true, afterReturn: false };
  private mode: Mode = 'between';
  private element: OpenElement | undefined;
  private inString = false;
  private escaped = false;
  private listOpen = false;
  /** While searching: the column of the damaged value, and the last two units that are not white space. */
  private searchColumn = 0;
  private before = '';
  private uncertain = false;
  /** Going back costs time; damage that is made to cost much of it stops being searched. */
  private unitsToGoBack = 2 * MAX_LENGTH;
  private found: JsonElement[] = [];

  /** Takes the next piece of the text; gives the values that end in it. */
  push(piece: string): JsonElement[] {
    const done = this.mode === 'overlong' || !this.element ? this.place.at : this.element.at;
    this.buffer = this.buffer.slice(done) + piece;
    for (const place of [this.place, this.element, this.element?.restart]) if (place) place.at -= done;
    this.scan();
    return this.found.splice(0);
  }

  /** Ends the text; gives what was left open. */
  end(): JsonElement[] {
    while (this.element) {
      if (this.element.closers.length === 0) this.endStray();
      else this.breakOff('truncated-json', 'the file ends inside the object that begins here');
      this.scan();
    }
    const isSaid = this.found.some(({ trouble }) => trouble?.rule === 'truncated-json');
    if (this.listOpen && !isSaid && !this.before.endsWith(']')) {
      const reason = 'the list is not closed: the file seems to be cut off here';
      this.found.push({ line: this.place.line, trouble: { rule: 'truncated-json', reason } });
    }
    return this.found.splice(0);
  }

  private scan(): void {
    while (this.place.at < this.buffer.length) {
      const unit = this.buffer[this.place.at]!;
      if (this.mode === 'between') this.scanBetween(unit);
      else if (this.mode === 'searching') this.search(unit);
      else if (this.inString) this.scanString();
      else if (this.element!.closers.length === 0) this.scanStray(unit);
      else this.scanInside(unit);
    }
  }

  private scanBetween(unit: string): void {
    if (unit === ']' && this.listOpen) this.listOpen = false;
    else if (unit === '[' && !this.listOpen) this.listOpen = true;
    else if (!isBlank(unit) && unit !== ',') {
      this.begin(unit);
      return;
    }
    advance(this.place, unit);
  }

  private begin(unit: string): void {
    this.uncertain &&= !(this.place.fresh && this.place.column <= this.searchColumn);
    const column = this.place.fresh ? this.place.column : MID_LINE;
    const closers = unit === '{' ? ['}'] : unit === '[' ? [']'] : [];
    this.element = { ...this.place, column, closers, uncertain: this.uncertain };
    this.mode = 'inside';
    this.inString = unit === '"';
    advance(this.place, unit);
  }

  private scanInside(unit: string): void {
    const element = this.element!;
    if (unit === '"') this.inString = true;
    else if (unit === '{' || unit === '[') {
      if (unit === '{' && this.place.fresh && this.place.column <= element.column)
        element.restart ??= { ...this.place };
      element.closers.push(unit === '{' ? '}' : ']');
      if (element.closers.length > MAX_DEPTH) {
        this.breakOff('not-json', `the object that begins here is nested more than ${MAX_DEPTH} levels deep`);
        return;
      }
    } else if (unit === '}' || unit === ']') {
      if (element.closers.at(-1) !== unit) {
        this.breakOff('not-json', `the object that begins here is not valid JSON: see line ${this.place.line}`);
        return;
      }
      element.closers.pop();
    }
    advance(this.place, unit);
    if (element.closers.length === 0) this.complete();
    else this.checkLength();
  }

  private scanString(): void {
    const special = /["\\\n\r]/g;
    special.lastIndex = this.place.at;
    const end = this.escaped ? this.place.at : (special.exec(this.buffer)?.index ?? this.buffer.length);
    advanceOver(this.place, end - this.place.at);
    const unit = this.buffer[end];
    if (unit === '\n' || unit === '\r') this.endInString();
    else if (unit !== undefined) {
      this.inString = this.escaped || unit !== '"';
      this.escaped = !this.escaped && unit === '\\';
      advance(this.place, unit);
    }
    if (this.element) this.checkLength();
  }

  private endInString(): void {
    if (this.element!.closers.length === 0) this.endStray();
    else this.breakOff('not-json', `in the object that begins here a text is not closed on line ${this.place.line}`);
  }

  /** Text between values that is no object and no list. */
  private scanStray(unit: string): void {
    if (',[]{}\n\r'.includes(unit) && this.place.at > this.element!.at) this.endStray();
    else {
      this.inString = unit === '"';
      advance(this.place, unit);
      this.checkLength();
    }
  }

  private endStray(): void {
    const { at, line } = this.element!;
    const text = shown(this.buffer.slice(at, this.place.at));
    const isOver = this.place.at - at <= MAX_STRAY;
    const left = isOver ? 'it is left out' : 'it and the rest of its line are left out';
    const reason = `${text} is not an object with \`title\` and \`abstract\`; ${left}`;
    this.found.push({ line, trouble: { rule: 'not-an-object', reason } });
    this.searchColumn = MID_LINE;
    this.close(isOver ? 'between' : 'searching');
  }

  private checkLength(): void {
    const { at, line, closers, restart } = this.element!;
    const length = this.place.at - at;
    if (closers.length === 0) {
      if (length > MAX_STRAY) this.endStray();
    } else if (length > MAX_LENGTH && this.mode === 'inside') {
      const reason = 'the object that begins here is longer than 8 MB; it is left out';
      this.found.push({ line, trouble: { rule: 'too-long', reason } });
      if (!restart || !this.goBack(restart, false)) this.mode = 'overlong';
    }
  }

  private complete(): void {
    const { at, line, uncertain } = this.element!;
    if (this.mode === 'overlong') {
      this.close('between');
      return;
    }
    const { value, trouble } = parseJson(this.buffer.slice(at, this.place.at));
    if (trouble?.rule === 'not-json') {
      this.breakOff(trouble.rule, 'the object that begins here is not valid JSON');
      return;
    }
    if (trouble)
      this.found.push({ line, trouble: { ...trouble, reason: `${trouble.reason}; the object is left out` } });
    else if (!uncertain || isPaperObject(value)) this.found.push({ line, value });
    this.close(uncertain ? 'searching' : 'between', '}');
  }

  /** Gives a damaged value up, and goes on where the next one may have begun. */
  private breakOff(rule: string, reason: string): void {
    const { at, line, column, restart, uncertain, closers } = this.element!;
    const isMidLine = column === MID_LINE;
    if (this.mode === 'inside' && !uncertain) {
      const left = isMidLine ? `it is left out, ${LEFT_OF_LINE}` : 'it is left out';
      this.found.push({ line, trouble: { rule, reason: `${reason}; ${left}` } });
      this.searchColumn = column;
      if (restart && this.goBack(restart, false)) return;
    }
    if (this.mode === 'inside' && isMidLine) {
      const next = /[}\]]\s*,\s*(?=\{)/.exec(this.buffer.slice(at, this.place.at));
      if (next && this.goBack(this.placeAt(at + next.index + next[0].length), true)) return;
    }
    const isClosed = closers.length === 0;
    this.close(isClosed && !isMidLine ? 'between' : 'searching', isClosed ? '}' : '');
  }

  private placeAt(offset: number): Place {
    const { closers: _closers, restart: _restart, uncertain: _uncertain, ...place } = this.element!;
    while (place.at < offset) advance(place, this.buffer[place.at]!);
    return place;
  }

  /** Reads again from an earlier place; says so where that would take too long. */
  private goBack(place: Place, uncertain: boolean): boolean {
    this.unitsToGoBack -= this.place.at - place.at;
    if (this.unitsToGoBack < 0) {
      const reason = `too much is damaged to look at it again: lines ${place.line} to ${this.place.line} are left out`;
      this.found.push({ line: place.line, trouble: { rule: 'not-json', reason } });
      return false;
    }
    this.place = { ...place };
    this.uncertain = uncertain;
    this.close('between');
    return true;
  }

  private close(mode: Mode, before = ''): void {
    this.mode = mode;
    this.element = undefined;
    this.inString = false;
    this.escaped = false;
    this.before = before;
  }

  private search(unit: string): void {
    const isNext = this.place.fresh && this.place.column <= this.searchColumn;
    const mayBeNext = this.searchColumn === MID_LINE && /[}\]],$/.test(this.before);
    if ((unit === '{' && (isNext || mayBeNext)) || (unit === ']' && isNext && this.listOpen)) {
      this.uncertain = !isNext;
      this.mode = 'between';
      return;
    }
    if (!isBlank(unit)) this.before = (this.before + unit).slice(-2);
    advance(this.place, unit);
  }
}
