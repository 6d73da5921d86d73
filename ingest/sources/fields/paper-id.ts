/** Archives of arXiv's old identifiers, such as `hep-th/9711200`, in use until March 2007. */
const OLD_ARCHIVES =
  'acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|' +
  'funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|' +
  'q-alg|q-bio|quant-ph|solv-int|supr-con';

const ARXIV_SITES = 'https?://(?:[\\w-]+\\.)*arxiv\\.org/(?:abs|pdf|html|format|e-print|src)/';
const ARXIV_PREFIX = `${ARXIV_SITES}|https?://huggingface\\.co/papers/|(?:oai:)?arxiv(?:\\.org)?(?:\\s*[:./]\\s*|\\s+)`;
const ARXIV_ID = `(?<id>\\d{4}\\.\\d{4,5}|(?<archive>${OLD_ARCHIVES})(?:\\.[a-z]{2})?/(?<number>\\d{7}))`;
const ARXIV = new RegExp(
  `^(?:${ARXIV_PREFIX})?${ARXIV_ID}(?:v\\d+)?(?:\\.pdf)?/?(?:\\s*\\[[\\w.-]+\\])?(?:[?#].*)?$`,
  'i',
);

const DOI_PREFIX = /^doi\s*:\s*/i;
const DOI_SITE = /^https?:\/\/(?:(?:dx\.|www\.)?doi\.org\/|[^/\s]+\/doi\/(?:abs\/|pdf\/|epdf\/|full\/)?)/i;
const DOI = /^10\.\d{4,9}(?:\.\d+)*\/[^\s\p{C}]+$/u;

/** Prefix of the DOIs that arXiv gives its own papers. */
const ARXIV_DOI = '10.48550/arxiv.';

/**
 * Reads an arXiv id or a DOI in the forms that people write: bare, after `arXiv:` or `doi:`, or as an address. Gives
 * `arXiv:2205.14135` (without version) or `doi:10.…` (lower case, as DOIs are compared); undefined for anything else.
 * Forms: https://info.arxiv.org/help/arxiv_identifier.html and the DOI Handbook, 2.
 */
export function readPaperId(text: string): string | undefined {
  const trimmed = text.trim();
  const arxiv = ARXIV.exec(trimmed)?.groups;
  if (arxiv?.archive) return `arXiv:${arxiv.archive.toLowerCase()}/${arxiv.number}`;
  if (arxiv) return isNewId(arxiv.id!) ? `arXiv:${arxiv.id}` : undefined;
  const site = DOI_SITE.exec(trimmed)?.[0];
  const bare = site ? decoded(trimmed.slice(site.length)) : trimmed.replace(DOI_PREFIX, '');
  const doi = bare.toLowerCase().replace(/[.,;]+$/, '');
  if (doi.startsWith(ARXIV_DOI)) return readPaperId(doi.slice(ARXIV_DOI.length));
  return DOI.test(doi) ? `doi:${doi}` : undefined;
}

/** Whether a text is meant as an arXiv id or a DOI, well-formed or not. */
export function isMeantAsPaperId(text: string): boolean {
  return /^\s*(?:oai:)?(?:arxiv|doi)\b|^\s*10\.\d{4,}\/|(?:arxiv|doi)\.org\/|^\s*\d{4}\.\d{3,}(?:v\d+)?\s*$/i.test(
    text,
  );
}

/** Year, month and number: from 0704 with four digits, from 1501 with five. */
function isNewId(id: string): boolean {
  const yearMonth = Number(id.slice(0, 4));
  const month = yearMonth % 100;
  if (month < 1 || month > 12 || yearMonth < 704) return false;
  return id.length - 5 === (yearMonth < 1501 ? 4 : 5);
}

function decoded(address: string): string {
  const path = address.replace(/[?#].*$/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
