import type { EntityType, Outcome } from '../../graph/model.js';
import type { FactEnd, FactEvidence, FactSpan } from '../../ingest/facts.js';
import { PaperFacts, type RelationFact, type ResultFact } from '../../ingest/facts.js';
import { type Paper, paperText } from '../../ingest/paper.js';
import type { StatedPaper } from '../../ingest/workspace-graph.js';

interface EntityOptions {
  /** Other ways that the text writes it. */
  also?: string[];
  generic?: boolean;
  confidence?: number;
}

interface RelationOptions {
  outcome?: Outcome;
  confidence?: number;
}

type ResultOptions = Partial<Pick<ResultFact, 'valueMax' | 'unit' | 'qualifier' | 'confidence'>> & {
  versus?: string;
  dataset?: string;
  hardware?: string;
};

/**
 * Makes the facts of one paper by hand: names and quotes are found in its text, so that places are right by
 * construction. A name stands for the paper itself where it is `@paper`.
 */
export class FactsBuilder {
  readonly paper: Paper;
  private readonly facts: PaperFacts;

  constructor(key: string, title: string, abstract = '') {
    this.paper = { key, title, abstract, authors: [], organisation: '', published: '', url: '', sources: ['test'] };
    this.facts = { paper: key, entities: [], introduces: [], relations: [], results: [] };
  }

  entity(type: EntityType, name: string, { also = [], generic = false, confidence = 0.9 }: EntityOptions = {}): this {
    const surfaces = [name, ...also];
    const mentions = surfaces.flatMap(surface => this.places(surface));
    this.facts.entities.push({ type, name, surfaces, generic, mentions, confidence });
    return this;
  }

  introduces(name: string, quote: string, confidence = 0.9): this {
    const evidence = this.quote(quote);
    this.facts.introduces.push({ to: this.end(name, evidence), evidence: [evidence], confidence });
    return this;
  }

  relation(type: RelationFact['type'], from: string, to: string, quote: string, options: RelationOptions = {}): this {
    const { outcome, confidence = 0.8 } = options;
    const evidence = this.quote(quote);
    this.facts.relations.push({
      type,
      from: this.end(from, evidence),
      to: this.end(to, evidence),
      ...(outcome && { outcome }),
      evidence: [evidence],
      confidence,
    });
    return this;
  }

  result(subject: string, metric: string, value: number, quote: string, options: ResultOptions = {}): this {
    const { valueMax, unit = '', qualifier = '', confidence = 0.8, versus, dataset, hardware } = options;
    const evidence = this.quote(quote);
    this.facts.results.push({
      subject: this.end(subject, evidence),
      metric: this.end(metric, evidence),
      value,
      ...(valueMax !== undefined && { valueMax }),
      unit,
      qualifier,
      ...(versus !== undefined && { versus: this.at(versus) }),
      ...(dataset !== undefined && { dataset: this.at(dataset) }),
      ...(hardware !== undefined && { hardware: this.at(hardware) }),
      evidence: [evidence],
      confidence,
    });
    return this;
  }

  build(): StatedPaper {
    return { paper: this.paper, facts: PaperFacts.parse(this.facts) };
  }

  private places(surface: string): FactSpan[] {
    const text = paperText(this.paper);
    const places: FactSpan[] = [];
    for (let start = text.indexOf(surface); start >= 0; start = text.indexOf(surface, start + surface.length)) {
      places.push({ start, end: start + surface.length });
    }
    return places;
  }

  private quote(words: string): FactEvidence {
    const [place] = this.places(words);
    if (!place) throw new Error(`the text does not say “${words}”`);
    return { ...place, rule: 'by-hand' };
  }

  private at(name: string): number {
    const place = this.facts.entities.findIndex(entity => entity.name === name);
    if (place < 0) throw new Error(`no entity is named “${name}”`);
    return place;
  }

  /** The words in the quote, or else the first ones with the reason that their place gives. */
  private end(name: string, quote: FactSpan): FactEnd {
    if (name === '@paper') return { entity: '@paper', reason: 'paper' };
    const entity = this.at(name);
    const { mentions } = this.facts.entities[entity]!;
    const quoted = mentions.find(({ start, end }) => start >= quote.start && end <= quote.end);
    const span = quoted ?? mentions[0];
    const elsewhere = span && span.end <= this.paper.title.length ? 'title' : 'inferred';
    return { entity, reason: quoted ? 'quoted' : elsewhere, ...(span && { span }) };
  }
}

/** Facts of a paper that only names things: its text is the names in a row. */
export function namingPaper(key: string, type: EntityType, names: (string | string[])[], generic = false): StatedPaper {
  const lists = names.map(name => (typeof name === 'string' ? [name] : name));
  const builder = new FactsBuilder(key, `A paper called ${key}`, `It names ${lists.flat().join(', ')}.`);
  for (const [name, ...also] of lists) builder.entity(type, name!, { also, generic });
  return builder.build();
}
