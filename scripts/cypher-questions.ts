import { DEFAULT_MIN_CONFIDENCE } from '../graph/model.js';

/** A question that people ask of the graph, and the Cypher that answers it on both stores. */
export interface CypherQuestion {
  readonly question: string;
  /** Who asks, or what to know of the answer; sentences. */
  readonly note: string;
  readonly cypher: string;
}

const SURE = DEFAULT_MIN_CONFIDENCE;
const SURER = (SURE + 0.15).toFixed(2);

/**
 * The questions of `docs/cypher.md`. Each is ordered to the last tie, so that the answer is the same on every engine,
 * and leaves out the claims that every question leaves out, except where weak ones are what is asked for.
 */
export const CYPHER_QUESTIONS: readonly CypherQuestion[] = [
  {
    question: 'What does the graph hold?',
    note: 'Claims of each kind that are not too weak, and in how many papers’ words.',
    cypher: `MATCH ()-[r]->()
WHERE r.confidence >= ${SURE}
RETURN type(r) AS relation, count(r) AS claims, count(DISTINCT r.paper) AS papers
ORDER BY claims DESC, relation`,
  },
  {
    question: 'Which methods does the field rest on?',
    note: 'For a survey: the foundations, by how many others are said to build on them or to use them.',
    cypher: `MATCH (m:Method)-[r:BUILDS_ON|USES]->(base:Method)
WHERE r.confidence >= ${SURE} AND NOT base.generic
RETURN base.name AS method, count(DISTINCT m) AS successors, count(DISTINCT r.paper) AS papers
ORDER BY successors DESC, papers DESC, method
LIMIT 8`,
  },
  {
    question: 'What came directly out of FlashAttention, and which sentence says so?',
    note: 'Names are folded into keys: lower case, without blanks and hyphens.',
    cypher: `MATCH (m:Method)-[r:BUILDS_ON]->(:Method {key: 'flashattention'})
WHERE r.confidence >= ${SURE}
RETURN m.name AS method, r.evidence AS sentence
ORDER BY method, sentence`,
  },
  {
    question: 'Where does FastAttention come from, generation by generation?',
    note: 'Every line of descent, the longest first. `paperlineage lineage` draws it as a tree.',
    cypher: `MATCH line = (:Method {key: 'fastattention'})-[:BUILDS_ON*1..4]->(:Method)
WHERE all(r IN relationships(line) WHERE r.confidence >= ${SURE}) AND none(n IN nodes(line) WHERE n.generic)
RETURN DISTINCT [n IN nodes(line) | n.name] AS line, length(line) AS generations
ORDER BY generations DESC, line`,
  },
  {
    question: 'Which methods have no known parent but several descendants?',
    note: 'The roots of lineages: where a chapter of a survey might begin.',
    cypher: `MATCH (root:Method)<-[r:BUILDS_ON]-(child:Method)
WHERE r.confidence >= ${SURE} AND NOT root.generic
  AND NOT EXISTS { MATCH (root)-[up:BUILDS_ON]->(parent:Method) WHERE up.confidence >= ${SURE} AND NOT parent.generic }
RETURN root.name AS root, count(DISTINCT child) AS children, min(child.name) AS forExample
ORDER BY children DESC, root
LIMIT 8`,
  },
  {
    question: 'In what order did a family of methods appear?',
    note: 'The papers that introduce what builds on attention kernels, oldest first.',
    cypher: `MATCH (p:Paper)-[i:INTRODUCES]->(m:Method)-[r:BUILDS_ON]->(base:Method)
WHERE i.confidence >= ${SURE} AND r.confidence >= ${SURE} AND base.key STARTS WITH 'flashattention'
RETURN DISTINCT p.published AS published, m.name AS method, p.title AS paper
ORDER BY published, method, paper`,
  },
  {
    question: 'What is reported to be better than GPTQ?',
    note: 'For the choice of a baseline; also of weak claims. An outcome is told from the start of the relation, so both directions are asked.',
    cypher: `MATCH (a)-[r:COMPARED_WITH]-(b:Method {key: 'gptq'})
WHERE r.confidence >= 0.2
  AND ((startNode(r) = a AND r.outcome = 'better') OR (endNode(r) = a AND r.outcome = 'worse'))
RETURN coalesce(a.name, a.title) AS method, r.confidence AS confidence, r.evidence AS sentence
ORDER BY confidence DESC, method, sentence`,
  },
  {
    question: 'Against what do papers compare themselves most?',
    note: 'A reviewer’s list of the baselines that are expected.',
    cypher: `MATCH (x)-[r:COMPARED_WITH]->(baseline:Method)
WHERE r.confidence >= ${SURE}
RETURN baseline.name AS baseline, count(DISTINCT r.paper) AS papers, count(DISTINCT x) AS challengers
ORDER BY papers DESC, challengers DESC, baseline
LIMIT 8`,
  },
  {
    question: 'Who is said to beat whom?',
    note: 'What papers say in words of the two, the surest first; figures are in `ACHIEVES`.',
    cypher: `MATCH (a:Method)-[r:COMPARED_WITH]->(b:Method)
WHERE r.confidence >= ${SURE} AND r.outcome IN ['better', 'worse'] AND NOT b.generic
RETURN CASE r.outcome WHEN 'better' THEN a.name ELSE b.name END AS winner,
  CASE r.outcome WHEN 'better' THEN b.name ELSE a.name END AS loser, r.confidence AS confidence
ORDER BY confidence DESC, winner, loser
LIMIT 8`,
  },
  {
    question: 'How much faster do methods say they are, and than what?',
    note: 'Figures with the unit “x”, the largest first.',
    cypher: `MATCH (m)-[r:ACHIEVES]->(metric:Metric)
WHERE r.unit = 'x' AND r.confidence >= ${SURE}
OPTIONAL MATCH (other:Method {key: r.versus})
RETURN coalesce(m.name, m.title) AS method, metric.name AS metric, r.qualifier AS qualifier, r.value AS times,
  other.name AS versus
ORDER BY times DESC, method, metric, versus
LIMIT 10`,
  },
  {
    question: 'Which accuracies are reported on which dataset?',
    note: 'The dataset of a figure is a property, because a relation has two ends only.',
    cypher: `MATCH (m)-[r:ACHIEVES]->(metric:Metric)
WHERE r.dataset IS NOT NULL AND r.unit = '%' AND r.confidence >= ${SURE}
MATCH (d:Dataset {key: r.dataset})
RETURN d.name AS dataset, metric.name AS metric, coalesce(m.name, m.title) AS method, r.value AS percent
ORDER BY dataset, metric, percent DESC, method
LIMIT 10`,
  },
  {
    question: 'What runs on an A100?',
    note: 'With the paper that says so; more than one line where several do.',
    cypher: `MATCH (m)-[r:RUNS_ON]->(h:Hardware)
WHERE h.key CONTAINS 'a100' AND r.confidence >= ${SURE}
MATCH (p:Paper {key: r.paper})
RETURN DISTINCT coalesce(m.name, m.title) AS method, h.name AS hardware, p.title AS paper
ORDER BY method, hardware, paper`,
  },
  {
    question: 'How does the work spread over the makers of hardware?',
    note: 'Methods and papers for each vendor; what has no vendor is a general term such as “GPU”.',
    cypher: `MATCH (m)-[r:RUNS_ON]->(h:Hardware)
WHERE r.confidence >= ${SURE} AND h.vendor <> ''
RETURN h.vendor AS vendor, count(DISTINCT m) AS methods, count(DISTINCT h) AS devices, count(DISTINCT r.paper) AS papers
ORDER BY methods DESC, vendor`,
  },
  {
    question: 'Which datasets do papers evaluate on most?',
    note: 'For the choice of benchmarks.',
    cypher: `MATCH (m)-[r:EVALUATED_ON]->(d:Dataset)
WHERE r.confidence >= ${SURE}
RETURN d.name AS dataset, d.kind AS kind, count(DISTINCT m) AS methods, count(DISTINCT r.paper) AS papers
ORDER BY papers DESC, methods DESC, dataset
LIMIT 8`,
  },
  {
    question: 'Which methods share a dataset but were never compared?',
    note: 'A reviewer’s question: experiments that could have been run.',
    cypher: `MATCH (a:Method)-[x:EVALUATED_ON]->(d:Dataset)<-[y:EVALUATED_ON]-(b:Method)
WHERE a.key < b.key AND x.confidence >= ${SURE} AND y.confidence >= ${SURE} AND x.paper <> y.paper
  AND NOT EXISTS { MATCH (a)-[:COMPARED_WITH]-(b) }
RETURN DISTINCT a.name AS one, b.name AS other, d.name AS dataset
ORDER BY dataset, one, other
LIMIT 10`,
  },
  {
    question: 'What is used together with LoRA?',
    note: 'Methods that the same thing uses or builds on.',
    cypher: `MATCH (:Method {key: 'lora'})<-[r:USES|BUILDS_ON|APPLIED_TO]-(x)-[s:USES|BUILDS_ON|APPLIED_TO]->(other:Method)
WHERE r.confidence >= ${SURE} AND s.confidence >= ${SURE} AND other.key <> 'lora'
RETURN other.name AS method, count(DISTINCT x) AS uses, min(coalesce(x.name, x.title)) AS forExample
ORDER BY uses DESC, method
LIMIT 8`,
  },
  {
    question: 'To which models were techniques applied?',
    note: 'Models by how many techniques were tried on them.',
    cypher: `MATCH (technique)-[r:APPLIED_TO]->(model:Method)
WHERE r.confidence >= ${SURE} AND NOT model.generic
RETURN model.name AS model, count(DISTINCT technique) AS techniques, min(coalesce(technique.name, technique.title)) AS forExample
ORDER BY techniques DESC, model
LIMIT 8`,
  },
  {
    question: 'What should I read about speculative decoding?',
    note: 'Papers that name it, those that name it most often first.',
    cypher: `MATCH (p:Paper)-[r:MENTIONS]->(m:Method)
WHERE m.key CONTAINS 'speculative' AND r.confidence >= ${SURE}
RETURN p.title AS paper, p.published AS published, sum(r.count) AS times
ORDER BY times DESC, published, paper
LIMIT 8`,
  },
  {
    question: 'Which papers introduce a method but say nothing of the hardware that it ran on?',
    note: 'Gaps of reproducibility, as far as an abstract tells.',
    cypher: `MATCH (p:Paper)-[i:INTRODUCES]->(m:Method)
WHERE i.confidence >= ${SURE}
  AND NOT EXISTS { MATCH (m)-[r:RUNS_ON]->(:Hardware) WHERE r.paper = p.key AND r.confidence >= ${SURE} }
WITH p, min(m.name) AS method
RETURN p.published AS published, method, p.title AS paper
ORDER BY published DESC, paper
LIMIT 8`,
  },
  {
    question: 'Which steps of a lineage should a person check before quoting them?',
    note: 'Just above the line, the least sure first. `corrections.jsonl` in the workspace settles them.',
    cypher: `MATCH (a:Method)-[r:BUILDS_ON]->(b:Method)
WHERE r.confidence >= ${SURE} AND r.confidence < ${SURER} AND NOT a.generic AND NOT b.generic
RETURN a.name AS method, b.name AS buildsOn, r.confidence AS confidence, r.evidence AS sentence
ORDER BY confidence, method, buildsOn, sentence
LIMIT 6`,
  },
];
