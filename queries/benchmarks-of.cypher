// @name benchmarks-of
// @title Benchmarks of a method
// @description The datasets that a method is trained, tested or scored on.
// @param {Method} method
// @param {float 0..1} [minConfidence=0.4] claims below it are left out
// @column {string} dataset
// @column {string} kind dataset, benchmark, corpus or challenge
// @column {integer} papers how many papers state it
// @column {string[]} metrics metrics with a figure of the method on it
// @column {string} paper title of the paper that states it most surely
// @column {string} evidence
// @column {float} confidence
// @column {Dataset} datasetKey
// @column {Paper} paperKey
// @column {claim} claim
MATCH (s:Method {key: $method})-[r:EVALUATED_ON]->(d:Dataset)
WHERE r.confidence >= $minConfidence
WITH s, d, r ORDER BY r.confidence DESC, r.id
WITH s, d, collect(r) AS claims, count(DISTINCT r.paper) AS papers
WITH s, d, papers, claims[0] AS best
OPTIONAL MATCH (s)-[a:ACHIEVES]->(m:Metric)
WHERE a.dataset = d.key AND a.confidence >= $minConfidence
WITH d, papers, best, m.name AS metric ORDER BY metric
WITH d, papers, best, collect(DISTINCT metric) AS metrics
MATCH (p:Paper {key: best.paper})
RETURN d.name AS dataset, d.kind AS kind, papers, metrics, p.title AS paper, best.evidence AS evidence,
  best.confidence AS confidence, d.key AS datasetKey, best.paper AS paperKey, best.id AS claim
ORDER BY papers DESC, dataset, datasetKey
