import { z } from 'zod';

/** What one entry of a source says of a paper. Fields that the source does not give are absent. */
export const PaperRecord = z.strictObject({
  title: z.string().min(1),
  abstract: z.string(),
  id: z
    .string()
    .regex(/^(arXiv|doi):\S+$/)
    .optional()
    .describe('`arXiv:2205.14135` without version, or `doi:10.…`'),
  authors: z.array(z.string().min(1)).optional(),
  organisation: z.string().optional(),
  date: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
    .optional()
    .describe('ISO, as exact as the source gives it'),
  url: z.url({ protocol: /^https?$/ }).optional(),
});
export type PaperRecord = z.infer<typeof PaperRecord>;

/** A paper, merged from all records of it; see `ingest/merge-papers.ts`. */
export interface Paper {
  /** `arXiv:…`, `doi:…` or the slug of the normalised title. */
  key: string;
  title: string;
  abstract: string;
  authors: string[];
  organisation: string;
  /** ISO date, or empty. */
  published: string;
  url: string;
  /** Names of the sources that hold it, sorted. */
  sources: string[];
}

/** The text that all offsets count in, in UTF-16 units. */
export function paperText(paper: { title: string; abstract: string }): string {
  return `${paper.title}\n${paper.abstract}`;
}

/** Something that a source holds and that could not be read as it stands. */
export interface SourceWarning {
  /** Name of the source, as people gave it. */
  source: string;
  /** 1-based line. */
  line: number;
  /** Stable short name of the kind of trouble, such as `truncated-json`. */
  rule: string;
  /** What is wrong and what to do, one sentence. */
  reason: string;
}
