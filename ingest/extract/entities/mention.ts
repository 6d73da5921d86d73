import type { EntityType } from '../../../graph/model.js';

/** What found a mention. */
export type MentionSource =
  | 'hardware'
  | 'metric'
  | 'name'
  | 'technique'
  | 'dataset'
  | 'acronym'
  | 'title'
  | 'shape'
  | 'tagger'
  | 'proposal'
  | 'part';

/** A passage that may name something: a half-open range of tokens. */
export interface Mention {
  first: number;
  end: number;
  type: EntityType;
  generic: boolean;
  source: MentionSource;
  /** Name that the lexicon gives it: canonical metric, kind of hardware and so on. */
  entry?: string;
  /** Seen in a lexicon that ties it to this type without doubt. */
  sure?: boolean;
}
