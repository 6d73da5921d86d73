// @name successors
// @title Direct successors of a method
// @description What builds directly on a method, and in how many papers' words.
// @param {Method} method the method built upon
// @param {float 0..1} [minConfidence=0.4] claims below it are left out
// @column {string} successor its name, or the title of a paper that introduces nothing by name
// @column {integer} papers how many papers state it
// @column {string} paper title of the paper that states it most surely
// @column {string} published date of that paper
// @column {string} evidence
// @column {float} confidence
// @column {label} successorLabel
// @column {node} successorKey
// @column {Paper} paperKey
// @column {claim} claim
MATCH (s)-[r:BUILDS_ON]->(:Method {key: $method})
WHERE r.confidence >= $minConfidence
WITH s, r ORDER BY r.confidence DESC, r.id
WITH s, collect(r) AS claims, count(DISTINCT r.paper) AS papers
WITH s, papers, claims[0] AS best
MATCH (p:Paper {key: best.paper})
RETURN coalesce(s.name, s.title) AS successor, papers, p.title AS paper, p.published AS published,
  best.evidence AS evidence, best.confidence AS confidence,
  labels(s)[0] AS successorLabel, s.key AS successorKey, best.paper AS paperKey, best.id AS claim
ORDER BY papers DESC, confidence DESC, successor, successorLabel, successorKey
