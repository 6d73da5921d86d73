// @name evaluated-on
// @title Methods tried on a dataset
// @description What was trained, tested or scored on a dataset.
// @param {Dataset} dataset
// @param {float 0..1} [minConfidence=0.4] claims below it are left out
// @column {string} method its name, or the title of a paper that introduces nothing by name
// @column {integer} papers how many papers state it
// @column {string[]} metrics metrics with a figure on this dataset
// @column {string} paper title of the paper that states it most surely
// @column {string} evidence
// @column {float} confidence
// @column {label} methodLabel
// @column {node} methodKey
// @column {Paper} paperKey
// @column {claim} claim
MATCH (s)-[r:EVALUATED_ON]->(:Dataset {key: $dataset})
WHERE r.confidence >= $minConfidence
WITH s, r ORDER BY r.confidence DESC, r.id
WITH s, collect(r) AS claims, count(DISTINCT r.paper) AS papers
WITH s, papers, claims[0] AS best
OPTIONAL MATCH (s)-[a:ACHIEVES]->(m:Metric)
WHERE a.dataset = $dataset AND a.confidence >= $minConfidence
WITH s, papers, best, m.name AS metric ORDER BY metric
WITH s, papers, best, collect(DISTINCT metric) AS metrics
MATCH (p:Paper {key: best.paper})
RETURN coalesce(s.name, s.title) AS method, papers, metrics, p.title AS paper, best.evidence AS evidence,
  best.confidence AS confidence, labels(s)[0] AS methodLabel, s.key AS methodKey, best.paper AS paperKey,
  best.id AS claim
ORDER BY papers DESC, method, methodLabel, methodKey
