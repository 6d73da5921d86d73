// @name lineage
// @title Lineage of a method
// @description Where a method comes from and what came from it, with the sentence behind each step.
// @param {Method} method the method asked for
// @param {integer 1..12} [depth=12] generations at most, each way
// @param {float 0..1} [minConfidence=0.4] claims below it are left out
// @column {string} direction `ancestors` or `descendants`
// @column {integer} generation steps from the method asked for to the step's far end, the shortest way
// @column {string} from what builds on the other
// @column {string} to what it builds on
// @column {string} paper title of the paper that states it
// @column {string} evidence
// @column {float} confidence
// @column {Method} fromKey
// @column {Method} toKey
// @column {Paper} paperKey
// @column {claim} claim
//
// A generation is the set of methods one step further. Sets, not paths, are carried on: the number of paths grows
// exponentially where methods build on each other in many ways, and cycles have no end.
MATCH (m:Method {key: $method})
UNWIND ['ancestors', 'descendants'] AS direction
WITH direction, [m] AS g0
CALL {
  WITH direction, g0
  UNWIND g0 AS x
  MATCH (x)-[r:BUILDS_ON]-(y:Method)
  WHERE $depth > 1 AND (startNode(r) = x) = (direction = 'ancestors')
    AND NOT x.generic AND NOT y.generic AND r.confidence >= $minConfidence
  RETURN collect(DISTINCT y) AS g1
}
CALL {
  WITH direction, g1
  UNWIND g1 AS x
  MATCH (x)-[r:BUILDS_ON]-(y:Method)
  WHERE $depth > 2 AND (startNode(r) = x) = (direction = 'ancestors')
    AND NOT x.generic AND NOT y.generic AND r.confidence >= $minConfidence
  RETURN collect(DISTINCT y) AS g2
}
CALL {
  WITH direction, g2
  UNWIND g2 AS x
  MATCH (x)-[r:BUILDS_ON]-(y:Method)
  WHERE $depth > 3 AND (startNode(r) = x) = (direction = 'ancestors')
    AND NOT x.generic AND NOT y.generic AND r.confidence >= $minConfidence
  RETURN collect(DISTINCT y) AS g3
}
CALL {
  WITH direction, g3
  UNWIND g3 AS x
  MATCH (x)-[r:BUILDS_ON]-(y:Method)
  WHERE $depth > 4 AND (startNode(r) = x) = (direction = 'ancestors')
    AND NOT x.generic AND NOT y.generic AND r.confidence >= $minConfidence
  RETURN collect(DISTINCT y) AS g4
}
CALL {
  WITH direction, g4
  UNWIND g4 AS x
  MATCH (x)-[r:BUILDS_ON]-(y:Method)
  WHERE $depth > 5 AND (startNode(r) = x) = (direction = 'ancestors')
    AND NOT x.generic AND NOT y.generic AND r.confidence >= $minConfidence
  RETURN collect(DISTINCT y) AS g5
}
CALL {
  WITH direction, g5
  UNWIND g5 AS x
  MATCH (x)-[r:BUILDS_ON]-(y:Method)
  WHERE $depth > 6 AND (startNode(r) = x) = (direction = 'ancestors')
    AND NOT x.generic AND NOT y.generic AND r.confidence >= $minConfidence
  RETURN collect(DISTINCT y) AS g6
}
CALL {
  WITH direction, g6
  UNWIND g6 AS x
  MATCH (x)-[r:BUILDS_ON]-(y:Method)
  WHERE $depth > 7 AND (startNode(r) = x) = (direction = 'ancestors')
    AND NOT x.generic AND NOT y.generic AND r.confidence >= $minConfidence
  RETURN collect(DISTINCT y) AS g7
}
CALL {
  WITH direction, g7
  UNWIND g7 AS x
  MATCH (x)-[r:BUILDS_ON]-(y:Method)
  WHERE $depth > 8 AND (startNode(r) = x) = (direction = 'ancestors')
    AND NOT x.generic AND NOT y.generic AND r.confidence >= $minConfidence
  RETURN collect(DISTINCT y) AS g8
}
CALL {
  WITH direction, g8
  UNWIND g8 AS x
  MATCH (x)-[r:BUILDS_ON]-(y:Method)
  WHERE $depth > 9 AND (startNode(r) = x) = (direction = 'ancestors')
    AND NOT x.generic AND NOT y.generic AND r.confidence >= $minConfidence
  RETURN collect(DISTINCT y) AS g9
}
CALL {
  WITH direction, g9
  UNWIND g9 AS x
  MATCH (x)-[r:BUILDS_ON]-(y:Method)
  WHERE $depth > 10 AND (startNode(r) = x) = (direction = 'ancestors')
    AND NOT x.generic AND NOT y.generic AND r.confidence >= $minConfidence
  RETURN collect(DISTINCT y) AS g10
}
CALL {
  WITH direction, g10
  UNWIND g10 AS x
  MATCH (x)-[r:BUILDS_ON]-(y:Method)
  WHERE $depth > 11 AND (startNode(r) = x) = (direction = 'ancestors')
    AND NOT x.generic AND NOT y.generic AND r.confidence >= $minConfidence
  RETURN collect(DISTINCT y) AS g11
}
WITH direction, [g0, g1, g2, g3, g4, g5, g6, g7, g8, g9, g10, g11] AS generations
UNWIND range(0, size(generations) - 1) AS i
UNWIND generations[i] AS x
WITH direction, x, min(i) AS i
MATCH (x)-[r:BUILDS_ON]-(y:Method)
WHERE (startNode(r) = x) = (direction = 'ancestors')
  AND NOT x.generic AND NOT y.generic AND r.confidence >= $minConfidence
WITH r, min(2 * i + CASE direction WHEN 'ancestors' THEN 0 ELSE 1 END) AS rank
MATCH (p:Paper {key: r.paper})
WITH r, rank, p, startNode(r) AS a, endNode(r) AS b
RETURN CASE rank % 2 WHEN 0 THEN 'ancestors' ELSE 'descendants' END AS direction, rank / 2 + 1 AS generation,
  a.name AS from, b.name AS to, p.title AS paper, r.evidence AS evidence, r.confidence AS confidence,
  a.key AS fromKey, b.key AS toKey, r.paper AS paperKey, r.id AS claim
ORDER BY direction, generation, from, fromKey, to, toKey, confidence DESC, claim
