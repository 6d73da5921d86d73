// @name path-between
// @title Path between two nodes
// @description The shortest way from one node to another, with the sentence behind each step.
// @param {node} from where it begins
// @param {node} to where it ends
// @param {integer 1..6} [maxSteps=6] steps at most
// @param {boolean} [datasets=false] may pass through a dataset
// @param {boolean} [hardware=false] may pass through hardware
// @param {boolean} [metrics=false] may pass through a metric
// @param {boolean} [generic=false] may pass through a common term
// @param {float 0..1} [minConfidence=0.4] claims below it are left out
// @column {integer} step
// @column {string} from where the step begins
// @column {relation} type
// @column {boolean} forward true: the relation points along the way; false: against it
// @column {string} to where the step ends
// @column {integer} papers how many papers state a relation between the two
// @column {string} paper title of the paper that states this one
// @column {string} evidence
// @column {float} confidence
// @column {label} fromLabel
// @column {node} fromKey
// @column {label} toLabel
// @column {node} toKey
// @column {Paper} paperKey
// @column {claim} claim
//
// Widens a circle around the start, one way (the first in order of keys) for each node met, until it meets the end:
// all ways at once would be exponentially many. `w` lists the ways of a length; the last row of a way is its end.
CALL {
  UNWIND [k IN [$from.key] WHERE $from.label = 'Paper'] AS key MATCH (n:Paper {key: key}) RETURN n AS source
  UNION ALL UNWIND [k IN [$from.key] WHERE $from.label = 'Method'] AS key MATCH (n:Method {key: key}) RETURN n AS source
  UNION ALL UNWIND [k IN [$from.key] WHERE $from.label = 'Hardware'] AS key MATCH (n:Hardware {key: key}) RETURN n AS source
  UNION ALL UNWIND [k IN [$from.key] WHERE $from.label = 'Dataset'] AS key MATCH (n:Dataset {key: key}) RETURN n AS source
  UNION ALL UNWIND [k IN [$from.key] WHERE $from.label = 'Metric'] AS key MATCH (n:Metric {key: key}) RETURN n AS source
}
CALL {
  UNWIND [k IN [$to.key] WHERE $to.label = 'Paper'] AS key MATCH (n:Paper {key: key}) RETURN n AS target
  UNION ALL UNWIND [k IN [$to.key] WHERE $to.label = 'Method'] AS key MATCH (n:Method {key: key}) RETURN n AS target
  UNION ALL UNWIND [k IN [$to.key] WHERE $to.label = 'Hardware'] AS key MATCH (n:Hardware {key: key}) RETURN n AS target
  UNION ALL UNWIND [k IN [$to.key] WHERE $to.label = 'Dataset'] AS key MATCH (n:Dataset {key: key}) RETURN n AS target
  UNION ALL UNWIND [k IN [$to.key] WHERE $to.label = 'Metric'] AS key MATCH (n:Metric {key: key}) RETURN n AS target
}
WITH source, target WHERE source <> target
WITH target, [[source]] AS w0
CALL {
  WITH target, w0
  UNWIND CASE WHEN $maxSteps > 0 AND none(w IN w0 WHERE last(w) = target) THEN range(0, size(w0) - 1) ELSE [] END AS i
  WITH target, i, last(w0[i]) AS x
  MATCH (x)-[r:INTRODUCES|BUILDS_ON|USES|APPLIED_TO|COMPARED_WITH|RUNS_ON|EVALUATED_ON|ACHIEVES]-(y)
  WHERE r.confidence >= $minConfidence AND (y = target OR
    ((NOT coalesce(y.generic, false) OR $generic) AND (y:Method OR y:Paper OR (y:Dataset AND $datasets)
      OR (y:Hardware AND $hardware) OR (y:Metric AND $metrics))))
  WITH y, min(i) AS i ORDER BY i, labels(y)[0], y.key
  RETURN collect(i) AS i1, collect(y) AS y1
}
WITH target, w0, [k IN range(0, size(y1) - 1) | w0[i1[k]] + [y1[k]]] AS w1
CALL {
  WITH target, w1
  UNWIND CASE WHEN $maxSteps > 1 AND none(w IN w1 WHERE last(w) = target) THEN range(0, size(w1) - 1) ELSE [] END AS i
  WITH target, i, last(w1[i]) AS x
  MATCH (x)-[r:INTRODUCES|BUILDS_ON|USES|APPLIED_TO|COMPARED_WITH|RUNS_ON|EVALUATED_ON|ACHIEVES]-(y)
  WHERE r.confidence >= $minConfidence AND (y = target OR
    ((NOT coalesce(y.generic, false) OR $generic) AND (y:Method OR y:Paper OR (y:Dataset AND $datasets)
      OR (y:Hardware AND $hardware) OR (y:Metric AND $metrics))))
  WITH y, min(i) AS i ORDER BY i, labels(y)[0], y.key
  RETURN collect(i) AS i2, collect(y) AS y2
}
WITH target, w0, w1, [k IN range(0, size(y2) - 1) | w1[i2[k]] + [y2[k]]] AS w2
CALL {
  WITH target, w2
  UNWIND CASE WHEN $maxSteps > 2 AND none(w IN w2 WHERE last(w) = target) THEN range(0, size(w2) - 1) ELSE [] END AS i
  WITH target, i, last(w2[i]) AS x
  MATCH (x)-[r:INTRODUCES|BUILDS_ON|USES|APPLIED_TO|COMPARED_WITH|RUNS_ON|EVALUATED_ON|ACHIEVES]-(y)
  WHERE r.confidence >= $minConfidence AND (y = target OR
    ((NOT coalesce(y.generic, false) OR $generic) AND (y:Method OR y:Paper OR (y:Dataset AND $datasets)
      OR (y:Hardware AND $hardware) OR (y:Metric AND $metrics))))
  WITH y, min(i) AS i ORDER BY i, labels(y)[0], y.key
  RETURN collect(i) AS i3, collect(y) AS y3
}
WITH target, w0, w1, w2, [k IN range(0, size(y3) - 1) | w2[i3[k]] + [y3[k]]] AS w3
CALL {
  WITH target, w3
  UNWIND CASE WHEN $maxSteps > 3 AND none(w IN w3 WHERE last(w) = target) THEN range(0, size(w3) - 1) ELSE [] END AS i
  WITH target, i, last(w3[i]) AS x
  MATCH (x)-[r:INTRODUCES|BUILDS_ON|USES|APPLIED_TO|COMPARED_WITH|RUNS_ON|EVALUATED_ON|ACHIEVES]-(y)
  WHERE r.confidence >= $minConfidence AND (y = target OR
    ((NOT coalesce(y.generic, false) OR $generic) AND (y:Method OR y:Paper OR (y:Dataset AND $datasets)
      OR (y:Hardware AND $hardware) OR (y:Metric AND $metrics))))
  WITH y, min(i) AS i ORDER BY i, labels(y)[0], y.key
  RETURN collect(i) AS i4, collect(y) AS y4
}
WITH target, w0, w1, w2, w3, [k IN range(0, size(y4) - 1) | w3[i4[k]] + [y4[k]]] AS w4
CALL {
  WITH target, w4
  UNWIND CASE WHEN $maxSteps > 4 AND none(w IN w4 WHERE last(w) = target) THEN range(0, size(w4) - 1) ELSE [] END AS i
  WITH target, i, last(w4[i]) AS x
  MATCH (x)-[r:INTRODUCES|BUILDS_ON|USES|APPLIED_TO|COMPARED_WITH|RUNS_ON|EVALUATED_ON|ACHIEVES]-(y)
  WHERE r.confidence >= $minConfidence AND (y = target OR
    ((NOT coalesce(y.generic, false) OR $generic) AND (y:Method OR y:Paper OR (y:Dataset AND $datasets)
      OR (y:Hardware AND $hardware) OR (y:Metric AND $metrics))))
  WITH y, min(i) AS i ORDER BY i, labels(y)[0], y.key
  RETURN collect(i) AS i5, collect(y) AS y5
}
WITH target, w0, w1, w2, w3, w4, [k IN range(0, size(y5) - 1) | w4[i5[k]] + [y5[k]]] AS w5
CALL {
  WITH target, w5
  UNWIND CASE WHEN $maxSteps > 5 AND none(w IN w5 WHERE last(w) = target) THEN range(0, size(w5) - 1) ELSE [] END AS i
  WITH target, i, last(w5[i]) AS x
  MATCH (x)-[r:INTRODUCES|BUILDS_ON|USES|APPLIED_TO|COMPARED_WITH|RUNS_ON|EVALUATED_ON|ACHIEVES]-(y)
  WHERE r.confidence >= $minConfidence AND (y = target OR
    ((NOT coalesce(y.generic, false) OR $generic) AND (y:Method OR y:Paper OR (y:Dataset AND $datasets)
      OR (y:Hardware AND $hardware) OR (y:Metric AND $metrics))))
  WITH y, min(i) AS i ORDER BY i, labels(y)[0], y.key
  RETURN collect(i) AS i6, collect(y) AS y6
}
WITH target, w0, w1, w2, w3, w4, w5, [k IN range(0, size(y6) - 1) | w5[i6[k]] + [y6[k]]] AS w6
UNWIND w1 + w2 + w3 + w4 + w5 + w6 AS way
WITH target, way WHERE last(way) = target
UNWIND range(0, size(way) - 2) AS i
WITH i, way[i] AS a, way[i + 1] AS b
MATCH (a)-[r:INTRODUCES|BUILDS_ON|USES|APPLIED_TO|COMPARED_WITH|RUNS_ON|EVALUATED_ON|ACHIEVES]-(b)
WHERE r.confidence >= $minConfidence
WITH i, a, b, r ORDER BY r.confidence DESC, r.id
WITH i, a, b, collect(r) AS claims, count(DISTINCT r.paper) AS papers
WITH i, a, b, papers, claims[0] AS best
MATCH (p:Paper {key: best.paper})
RETURN i + 1 AS step, coalesce(a.name, a.title) AS from, type(best) AS type, startNode(best) = a AS forward,
  coalesce(b.name, b.title) AS to, papers, p.title AS paper, best.evidence AS evidence,
  best.confidence AS confidence, labels(a)[0] AS fromLabel, a.key AS fromKey, labels(b)[0] AS toLabel,
  b.key AS toKey, best.paper AS paperKey, best.id AS claim
ORDER BY step
