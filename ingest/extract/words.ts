import { foldName, foldSingular } from './entities/fold.js';
import { looksNamed, shapeOf } from './entities/shapes.js';

const CAPITAL = /^\p{Lu}/u;
/** Room for the answers to so many classes; of further ones each word is asked again and again. */
const MOST_CLASSES = 64;
const UNKNOWN = 0;
const NO = 1;
const YES = 2;
/** So many words are kept at most. */
export const MOST_WORDS = 40_000;
/** What each class answers of each kept word, by the word's place and the number of the class: a word's side by side. */
const answers = new Uint8Array(MOST_WORDS * MOST_CLASSES);
/** Counts how often all words were given up for new ones. */
let generation = 0;

/**
 * A spelling and what it shows wherever it stands. A text has some 130 different ones among 230 tokens, and nearly all
 * were in earlier texts, so what costs a regular expression is asked of the spelling once and not of each token.
 */
export class Word {
  readonly lower: string;
  /** Of an older one than now, it is kept no more: its place may be another word's. */
  readonly generation = generation;
  /** What functions of the spelling gave, by their number. */
  readonly results: unknown[] = [];
  private foldedForm: string | undefined;
  private singularForm: string | undefined;
  private lowerSingular: string | undefined;
  private outline: string | undefined;
  private isCapital: boolean | undefined;
  private isNamed: boolean | undefined;

  /** @param place a number that no other word has that is kept, below the most that are */
  constructor(
    readonly text: string,
    readonly place: number,
  ) {
    this.lower = text.toLowerCase();
  }

  /** Folded as names are, see `foldName`. */
  get folded(): string {
    this.foldedForm ??= foldName(this.lower);
    return this.foldedForm;
  }

  /** Folded, without the plural. */
  get singular(): string {
    this.singularForm ??= foldSingular(this.folded);
    return this.singularForm;
  }

  /** Lower case, without the plural. */
  get withoutPlural(): string {
    this.lowerSingular ??= foldSingular(this.lower);
    return this.lowerSingular;
  }

  /** See `shapeOf`. */
  get shape(): string {
    this.outline ??= shapeOf(this.text);
    return this.outline;
  }

  /** Begins with a capital letter. */
  get capital(): boolean {
    this.isCapital ??= CAPITAL.test(this.text);
    return this.isCapital;
  }

  /** Is written like a name, see `looksNamed`. */
  get named(): boolean {
    this.isNamed ??= looksNamed(this.text);
    return this.isNamed;
  }
}

/** A class of words that a regular expression tells, by their lower-case form if not said otherwise. */
export class WordClass {
  private static made = 0;
  private readonly number = WordClass.made++;

  constructor(
    private readonly pattern: RegExp,
    private readonly form: 'lower' | 'text' = 'lower',
  ) {}

  has(word: Word | undefined): boolean {
    if (word === undefined) return false;
    if (word.generation !== generation || this.number >= MOST_CLASSES) return this.pattern.test(word[this.form]);
    const place = word.place * MOST_CLASSES + this.number;
    const answer = answers[place]!;
    if (answer !== UNKNOWN) return answer === YES;
    const holds = this.pattern.test(word[this.form]);
    answers[place] = holds ? YES : NO;
    return holds;
  }
}

/** Keeps in each word what a pure function of it gave, which is never undefined: no table needs to be searched for it. */
export class WordMemo<T> {
  private static made = 0;
  private readonly number = WordMemo.made++;

  constructor(private readonly compute: (word: Word) => T) {}

  of(word: Word): T {
    const { results } = word;
    while (results.length <= this.number) results.push(undefined);
    let result = results[this.number] as T | undefined;
    if (result === undefined) {
      result = this.compute(word);
      results[this.number] = result;
    }
    return result;
  }
}

/** Slices of this length and more hold on to the whole text that they were cut from. */
const LONGEST_COPIED = 12;
const kept = new Map<string, Word>();

/** The word of a spelling; words are kept for the next text, so many at most that memory stays bounded. */
export function wordOf(spelling: string): Word {
  let word = kept.get(spelling);
  if (word === undefined) {
    if (kept.size >= MOST_WORDS) giveUp();
    const own = spelling.length > LONGEST_COPIED ? Buffer.from(spelling, 'utf16le').toString('utf16le') : spelling;
    word = new Word(own, kept.size);
    kept.set(own, word);
  }
  return word;
}

function giveUp(): void {
  kept.clear();
  answers.fill(UNKNOWN);
  generation++;
}
