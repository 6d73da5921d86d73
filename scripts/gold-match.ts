import type { EntityType } from '../graph/model.js';
import type { GoldPaper } from './gold-documents.js';

type GoldEntity = GoldPaper['entities'][number];

const HARDWARE_NOISE =
  /\b(nvidia|amd|intel|google|apple|huawei|xilinx|qualcomm|graphcore|gpus?|cpus?|tpus?|npus?|fpgas?|accelerators?|processors?|boards?|devices?|tensor core|cores?|geforce)\b/g;
const DATASET_NOISE = /\b(datasets?|benchmarks?|corpus|challenge|the)\b/g;
const METHOD_NOISE = /\b(models?|frameworks?|algorithms?|methods?|networks?|architectures?|the)\b/g;

/** Keys by which names of one type meet, as the scorer of the annotation compares them. */
export function matchKeys(type: EntityType, name: string): Set<string> {
  const base = name.normalize('NFKC').toLowerCase();
  const keys = new Set<string>();
  const add = (text: string) => {
    const key = text.replace(/[^\p{L}\p{N}+]+/gu, '');
    if (key !== '') keys.add(key);
  };
  for (const text of [base, base.replace(/\(.*?\)/g, ' '), base.replace(/(?<=[a-z]{3})s\b/g, '')]) {
    add(text);
    if (type === 'Hardware') add(text.replace(HARDWARE_NOISE, ' '));
    if (type === 'Dataset') add(text.replace(DATASET_NOISE, ' '));
    if (type === 'Method') add(text.replace(METHOD_NOISE, ' '));
  }
  return keys;
}

const TYPES: EntityType[] = ['Method', 'Hardware', 'Dataset', 'Metric'];

/** Weights of a match: named before generic ones, then equal names, then shared surfaces. */
const NAMED = 100;
const SAME_NAME = 50;

/** What is called by these surfaces; of two that share as much, the heavier one matches. */
interface Group {
  surfaces: readonly string[];
  weight: number;
}

interface Match {
  group: number;
  entity: number;
}

/** Groups of surfaces with the annotated entities that they may mean, best matches first. */
function matches(paper: GoldPaper, groups: readonly Group[]): Match[] {
  const pairs: (Match & { shared: number })[] = [];
  const goldKeys = paper.entities.map(entity => keysOf(entity.type, [entity.name, ...entity.surfaces]));
  groups.forEach(({ surfaces, weight }, group) => {
    const keys = new Map(TYPES.map(type => [type, keysOf(type, surfaces)]));
    paper.entities.forEach((entity: GoldEntity, place) => {
      let shared = 0;
      for (const key of keys.get(entity.type)!) if (goldKeys[place]!.has(key)) shared++;
      if (shared === 0) return;
      const same = surfaces.includes(entity.name) ? SAME_NAME : 0;
      pairs.push({ group, entity: place, shared: shared + weight + same + (entity.generic ? 0 : NAMED) });
    });
  });
  return pairs.sort((a, b) => b.shared - a.shared || a.group - b.group);
}

/**
 * For each group of surfaces, the annotated entity that it is found as, or -1. An entity is found once: what else names
 * it stands for nothing, as the scorer counts.
 */
export const matchGold = (paper: GoldPaper, groups: readonly Group[]) => foundOnce(groups, matches(paper, groups));

/**
 * For each group of surfaces, the annotated entity that is meant where a claim names it, or -1: the one that it is found
 * as, else the one that it shares surfaces with.
 */
export function meantByGold(paper: GoldPaper, groups: readonly Group[]): number[] {
  const pairs = matches(paper, groups);
  const meant = foundOnce(groups, pairs);
  for (const { group, entity } of pairs) if (meant[group] === -1) meant[group] = entity;
  return meant;
}

function foundOnce(groups: readonly Group[], pairs: readonly Match[]): number[] {
  const found = groups.map(() => -1);
  const taken = new Set<number>();
  for (const { group, entity } of pairs) {
    if (found[group] !== -1 || taken.has(entity)) continue;
    found[group] = entity;
    taken.add(entity);
  }
  return found;
}

function keysOf(type: EntityType, surfaces: readonly string[]): Set<string> {
  return new Set(surfaces.flatMap(surface => [...matchKeys(type, surface)]));
}
