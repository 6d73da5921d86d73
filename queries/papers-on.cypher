// @name papers-on
// @title Papers that name a thing
// @description The papers that name a thing, with how much they state of it.
// @param {node} node a method, hardware, dataset or metric
// @param {float 0..1} [minConfidence=0.4] claims below it are left out
// @column {string} paper
// @column {string} published
// @column {boolean} introduces it is the paper's own
// @column {integer} mentions how often the paper names it
// @column {integer} claims what else the paper states of it
// @column {Paper} paperKey
CALL {
  UNWIND [k IN [$node.key] WHERE $node.label = 'Paper'] AS key MATCH (n:Paper {key: key}) RETURN n
  UNION ALL UNWIND [k IN [$node.key] WHERE $node.label = 'Method'] AS key MATCH (n:Method {key: key}) RETURN n
  UNION ALL UNWIND [k IN [$node.key] WHERE $node.label = 'Hardware'] AS key MATCH (n:Hardware {key: key}) RETURN n
  UNION ALL UNWIND [k IN [$node.key] WHERE $node.label = 'Dataset'] AS key MATCH (n:Dataset {key: key}) RETURN n
  UNION ALL UNWIND [k IN [$node.key] WHERE $node.label = 'Metric'] AS key MATCH (n:Metric {key: key}) RETURN n
}
MATCH (n)-[r]-()
WHERE r.confidence >= $minConfidence
WITH r.paper AS key, max(CASE type(r) WHEN 'INTRODUCES' THEN 1 ELSE 0 END) AS introduces,
  sum(CASE type(r) WHEN 'MENTIONS' THEN r.count ELSE 0 END) AS mentions,
  sum(CASE type(r) WHEN 'MENTIONS' THEN 0 WHEN 'INTRODUCES' THEN 0 ELSE 1 END) AS claims
MATCH (p:Paper {key: key})
RETURN p.title AS paper, p.published AS published, introduces = 1 AS introduces, mentions, claims, p.key AS paperKey
ORDER BY introduces DESC, claims DESC, mentions DESC, paper, paperKey
