import type { Document } from '../document.js';
import { findAcronyms } from './acronyms.js';
import { findHardware } from './hardware.js';
import { findIntroductions } from './introductions.js';
import { findMetrics } from './metrics.js';
import { findKnownNames } from './names.js';
import { findProposals } from './proposals.js';
import type { Findings } from './tagger-features.js';

/** Runs all rules and lists over a text. */
export function findAll(document: Document): Findings {
  const acronyms = findAcronyms(document);
  return {
    hardware: findHardware(document),
    metrics: findMetrics(document),
    names: findKnownNames(document),
    acronyms,
    introductions: findIntroductions(document, acronyms),
    proposals: findProposals(document),
  };
}
