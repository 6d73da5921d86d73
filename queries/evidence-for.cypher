// @name evidence-for
// @title Evidence between two nodes
// @description Every claim that any paper makes between two nodes, in either direction.
// @param {node} a one node
// @param {node} b the other
// @param {float 0..1} [minConfidence=0.4] claims below it are left out
// @column {relation} type
// @column {string} from
// @column {string} to
// @column {string?} outcome of a comparison, from its start's side
// @column {float?} value of a result
// @column {string?} unit
// @column {string} paper title of the paper that states it
// @column {string} evidence
// @column {string[]} moreEvidence
// @column {float} confidence
// @column {string} rule what found it
// @column {boolean} curated added by a person
// @column {string?} reason why a person added it
// @column {label} fromLabel
// @column {node} fromKey
// @column {label} toLabel
// @column {node} toKey
// @column {Paper} paperKey
// @column {claim} claim
CALL {
  UNWIND [k IN [$a.key] WHERE $a.label = 'Paper'] AS key MATCH (n:Paper {key: key}) RETURN n AS x
  UNION ALL UNWIND [k IN [$a.key] WHERE $a.label = 'Method'] AS key MATCH (n:Method {key: key}) RETURN n AS x
  UNION ALL UNWIND [k IN [$a.key] WHERE $a.label = 'Hardware'] AS key MATCH (n:Hardware {key: key}) RETURN n AS x
  UNION ALL UNWIND [k IN [$a.key] WHERE $a.label = 'Dataset'] AS key MATCH (n:Dataset {key: key}) RETURN n AS x
  UNION ALL UNWIND [k IN [$a.key] WHERE $a.label = 'Metric'] AS key MATCH (n:Metric {key: key}) RETURN n AS x
}
CALL {
  UNWIND [k IN [$b.key] WHERE $b.label = 'Paper'] AS key MATCH (n:Paper {key: key}) RETURN n AS y
  UNION ALL UNWIND [k IN [$b.key] WHERE $b.label = 'Method'] AS key MATCH (n:Method {key: key}) RETURN n AS y
  UNION ALL UNWIND [k IN [$b.key] WHERE $b.label = 'Hardware'] AS key MATCH (n:Hardware {key: key}) RETURN n AS y
  UNION ALL UNWIND [k IN [$b.key] WHERE $b.label = 'Dataset'] AS key MATCH (n:Dataset {key: key}) RETURN n AS y
  UNION ALL UNWIND [k IN [$b.key] WHERE $b.label = 'Metric'] AS key MATCH (n:Metric {key: key}) RETURN n AS y
}
MATCH (x)-[r]-(y)
WHERE r.confidence >= $minConfidence
WITH DISTINCT r
MATCH (p:Paper {key: r.paper})
WITH r, p, startNode(r) AS f, endNode(r) AS t
RETURN type(r) AS type, coalesce(f.name, f.title) AS from, coalesce(t.name, t.title) AS to, r.outcome AS outcome,
  r.value AS value, r.unit AS unit, p.title AS paper, r.evidence AS evidence, r.moreEvidence AS moreEvidence,
  r.confidence AS confidence, r.rule AS rule, coalesce(r.curated, false) AS curated, r.reason AS reason,
  labels(f)[0] AS fromLabel, f.key AS fromKey, labels(t)[0] AS toLabel, t.key AS toKey, r.paper AS paperKey,
  r.id AS claim
ORDER BY type, fromLabel, fromKey, confidence DESC, paperKey, claim
