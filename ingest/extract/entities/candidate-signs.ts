import { begun, extended, finished, RowSet } from '../feature-hash.js';
import { CANDIDATE_BUCKETS } from './candidate-model.js';

const OWN =
  /^(own|introduced|insideIntroduced|acronym|spelledOut|gov|opens|writing|mentions|sentences|inTitle|titleHasName|lead|most|mean|words|zone|cue|digit|head:|shape)/;
const KNOWLEDGE = /^(unseen|papers|lower|longForm|balance|from|sources|entry)/;
const WITH_LEAD =
  /^(from|writing|introduced|lower|papers|balance|mentions|head|cue|entry|nearNumber|inTitle|acronym|words|headGroup|sources)/;
const WITH_WRITING = /^(introduced|titleHasName|longForm|lower|head:|cue:|unseen)/;

/** Signs of one kind: what their names begin with, and what follows from that. */
export class SignKind {
  /** Hash of the beginning. */
  readonly state: number;
  /**
   * Speaks of whether a candidate is the paper's own. How well a name is known does not: what today's corpus has never
   * seen is new today, but what a paper of some years ago introduced may be famous by now.
   */
  readonly own: boolean;
  readonly knowledge: boolean;
  /** Is conjoined with what the tagger makes of the candidate, and with how it is written. */
  readonly withLead: boolean;
  readonly withWriting: boolean;

  constructor(readonly name: string) {
    this.state = begun(name);
    this.own = OWN.test(name);
    this.knowledge = KNOWLEDGE.test(name);
    this.withLead = WITH_LEAD.test(name);
    this.withWriting = WITH_WRITING.test(name);
  }
}

/** Rows of the features of a candidate, each once: all of them, and those of whether it is the paper's own. */
export interface CandidateRows {
  rows: number[];
  ownRows: number[];
}

const LEAD = new SignKind('lead:');
const WRITING = new SignKind('writing:');

const rows = new RowSet(CANDIDATE_BUCKETS);
const ownRows = new RowSet(CANDIDATE_BUCKETS);

/** Gathers the signs of one candidate, then pairs up the strongest. */
export class CandidateSigns {
  private lead = '';
  private readonly writings: string[] = [];
  private readonly paired: { kind: SignKind; value: string }[] = [];
  private readonly seen = new Set<number>();

  /** Adds the sign whose name is that of its kind and these pieces. */
  add(kind: SignKind, value = '', more = '', most = ''): void {
    const hash = finished(extended(extended(extended(kind.state, value), more), most));
    rows.add(hash);
    if (kind.own) ownRows.add(hash);
    if (!(kind.withLead || kind.withWriting) || this.seen.has(hash)) return;
    this.seen.add(hash);
    this.paired.push({ kind, value: value + more + most });
  }

  /** Says what the tagger takes the candidate for. */
  addLead(value: string): void {
    this.lead = value;
    this.add(LEAD, value);
  }

  /** Says how the candidate is written. */
  addWriting(value: string): void {
    if (!this.writings.includes(value)) this.writings.push(value);
    this.add(WRITING, value);
  }

  /** Rows of all signs and of the conjunctions of the strongest; leaves nothing behind for the next candidate. */
  take(): CandidateRows {
    const lead = extended(extended(LEAD.state, this.lead), '&');
    const writings = this.writings.map(value => extended(extended(WRITING.state, value), '&'));
    for (const { kind, value } of this.paired) {
      if (kind.withLead) conjoin(lead, kind, value);
      if (kind.withWriting) for (const writing of writings) conjoin(writing, kind, value);
    }
    return { rows: rows.take(), ownRows: ownRows.take() };
  }
}

function conjoin(first: number, kind: SignKind, value: string): void {
  const hash = finished(extended(extended(first, kind.name), value));
  rows.add(hash);
  if (!kind.knowledge) ownRows.add(hash);
}
