// @name results-by-metric
// @description Numbers reported for a metric, unit by unit, the best first.
// @param {Metric} metric
// @param {Dataset} [dataset] only results on this dataset
// @param {Hardware} [hardware] only results on this hardware
// @param {float 0..1} [minConfidence=0.5] claims below it are left out
// @column {string} unit
// @column {float} value
// @column {float?} valueMax upper end of a range
// @column {string} qualifier up to, around, over
// @column {string} subject what reaches it
// @column {string?} versus what it is measured against
// @column {string?} dataset
// @column {string?} hardware
// @column {string?} paper title of the paper that reports it
// @column {string} evidence
// @column {float} confidence
// @column {label} subjectLabel
// @column {node} subjectKey
// @column {label?} versusLabel
// @column {node?} versusKey
// @column {Dataset?} datasetKey
// @column {Hardware?} hardwareKey
// @column {Paper} paperKey
// @column {claim} claim
MATCH (s)-[r:ACHIEVES]->(m:Metric {key: $metric})
WHERE r.confidence >= $minConfidence AND ($dataset IS NULL OR r.dataset = $dataset)
  AND ($hardware IS NULL OR r.hardware = $hardware)
OPTIONAL MATCH (vm:Method {key: r.versus}) WHERE r.versusLabel = 'Method'
OPTIONAL MATCH (vh:Hardware {key: r.versus}) WHERE r.versusLabel = 'Hardware'
OPTIONAL MATCH (vd:Dataset {key: r.versus}) WHERE r.versusLabel = 'Dataset'
OPTIONAL MATCH (vx:Metric {key: r.versus}) WHERE r.versusLabel = 'Metric'
OPTIONAL MATCH (d:Dataset {key: r.dataset})
OPTIONAL MATCH (h:Hardware {key: r.hardware})
OPTIONAL MATCH (p:Paper {key: r.paper})
WITH r, s, d, h, p, coalesce(vm.name, vh.name, vd.name, vx.name) AS versus,
  CASE WHEN m.higherIsBetter = false THEN r.value ELSE -r.value END AS rank
RETURN r.unit AS unit, r.value AS value, r.valueMax AS valueMax, r.qualifier AS qualifier,
  coalesce(s.name, s.title) AS subject, versus, d.name AS dataset, h.name AS hardware, p.title AS paper,
  r.evidence AS evidence, r.confidence AS confidence, labels(s)[0] AS subjectLabel, s.key AS subjectKey,
  r.versusLabel AS versusLabel, r.versus AS versusKey, d.key AS datasetKey, h.key AS hardwareKey,
  r.paper AS paperKey, r.id AS claim
ORDER BY unit, rank, subject, subjectLabel, subjectKey, claim
