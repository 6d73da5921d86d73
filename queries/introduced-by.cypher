// @name introduced-by
// @title Where a thing was introduced
// @description Which papers introduce a thing; asked of a paper, what it introduces.
// @param {node} node a method, hardware, dataset or metric, or a paper
// @param {float 0..1} [minConfidence=0.4] claims below it are left out
// @column {string} introduced
// @column {string} paper
// @column {string} published
// @column {string} organisation
// @column {string} evidence
// @column {float} confidence
// @column {label} introducedLabel
// @column {node} introducedKey
// @column {Paper} paperKey
// @column {claim} claim
CALL {
  UNWIND [k IN [$node.key] WHERE $node.label = 'Paper'] AS key MATCH (n:Paper {key: key}) RETURN n AS asked
  UNION ALL UNWIND [k IN [$node.key] WHERE $node.label = 'Method'] AS key MATCH (n:Method {key: key}) RETURN n AS asked
  UNION ALL UNWIND [k IN [$node.key] WHERE $node.label = 'Hardware'] AS key MATCH (n:Hardware {key: key}) RETURN n AS asked
  UNION ALL UNWIND [k IN [$node.key] WHERE $node.label = 'Dataset'] AS key MATCH (n:Dataset {key: key}) RETURN n AS asked
  UNION ALL UNWIND [k IN [$node.key] WHERE $node.label = 'Metric'] AS key MATCH (n:Metric {key: key}) RETURN n AS asked
}
MATCH (asked)-[r:INTRODUCES]-()
WHERE r.confidence >= $minConfidence
WITH r, startNode(r) AS p, endNode(r) AS n
RETURN n.name AS introduced, p.title AS paper, p.published AS published, p.organisation AS organisation,
  r.evidence AS evidence, r.confidence AS confidence,
  labels(n)[0] AS introducedLabel, n.key AS introducedKey, p.key AS paperKey, r.id AS claim
ORDER BY confidence DESC, introduced, introducedLabel, introducedKey, paperKey, claim
