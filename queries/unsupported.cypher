// @name unsupported
// @title Claims of a single paper
// @description What only one paper states of a pair, the least sure first.
// @param {relation} [type] only relations of this type
// @param {integer 1..100000} [limit=100] how many
// @param {float 0..1} [minConfidence=0.4] claims below it are left out
// @column {string} from
// @column {relation} type
// @column {string} to
// @column {string} paper the only paper
// @column {string} evidence
// @column {float} confidence
// @column {label} fromLabel
// @column {node} fromKey
// @column {label} toLabel
// @column {node} toKey
// @column {Paper} paperKey
// @column {claim} claim
MATCH (f)-[r:BUILDS_ON|USES|APPLIED_TO|COMPARED_WITH|RUNS_ON|EVALUATED_ON]->(t)
WHERE r.confidence >= $minConfidence AND ($type IS NULL OR type(r) = $type)
WITH f, t, type(r) AS type, r ORDER BY r.confidence DESC, r.id
WITH f, t, type, collect(r) AS claims, count(DISTINCT r.paper) AS papers
WHERE papers = 1
WITH f, t, type, claims[0] AS best
MATCH (p:Paper {key: best.paper})
RETURN coalesce(f.name, f.title) AS from, type, t.name AS to, p.title AS paper, best.evidence AS evidence,
  best.confidence AS confidence, labels(f)[0] AS fromLabel, f.key AS fromKey, labels(t)[0] AS toLabel,
  t.key AS toKey, best.paper AS paperKey, best.id AS claim
ORDER BY confidence, type, fromLabel, fromKey, toLabel, toKey, claim
LIMIT $limit
