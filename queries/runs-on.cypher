// @name runs-on
// @title Methods by hardware
// @description Methods by the hardware that they are made for or were run on.
// @param {Hardware} [hardware] only this one
// @param {boolean} [generic=false] vague settings (edge device, cluster) too
// @param {float 0..1} [minConfidence=0.4] claims below it are left out
// @column {string} hardware
// @column {string} method its name, or the title of a paper that introduces nothing by name
// @column {integer} papers how many papers state it
// @column {string} paper title of the paper that states it most surely
// @column {string} evidence
// @column {float} confidence
// @column {Hardware} hardwareKey
// @column {label} methodLabel
// @column {node} methodKey
// @column {Paper} paperKey
// @column {claim} claim
MATCH (h:Hardware)
WHERE ($hardware IS NULL AND (NOT h.generic OR $generic)) OR h.key = $hardware
MATCH (m)-[r:RUNS_ON]->(h)
WHERE r.confidence >= $minConfidence
WITH h, m, r ORDER BY r.confidence DESC, r.id
WITH h, m, collect(r) AS claims, count(DISTINCT r.paper) AS papers
WITH h, m, papers, claims[0] AS best
MATCH (p:Paper {key: best.paper})
RETURN h.name AS hardware, coalesce(m.name, m.title) AS method, papers, p.title AS paper,
  best.evidence AS evidence, best.confidence AS confidence,
  h.key AS hardwareKey, labels(m)[0] AS methodLabel, m.key AS methodKey, best.paper AS paperKey, best.id AS claim
ORDER BY hardware, hardwareKey, papers DESC, method, methodLabel, methodKey
