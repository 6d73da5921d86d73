// @name results-by-metric
// @title Results for a metric
// @description Numbers reported for a metric, unit by unit, the best first.
// @param {Metric} metric
// @param {Dataset} [dataset] only results on this dataset
// @param {Hardware} [hardware] only results on this hardware
// @param {float 0..1} [minConfidence=0.4] claims below it are left out
// @column {string} unit
// @column {float} value
// @column {float?} valueMax upper end of a range
// @column {string} qualifier up to, around, over
// @column {string} subject what reaches it
// @column {string?} versus what it is measured against
// @column {string?} dataset
// @column {string?} hardware
// @column {string} paper title of the paper that reports it
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
MATCH (p:Paper {key: r.paper})
CALL { WITH r MATCH (n:Dataset {key: r.dataset}) RETURN collect(n.name) AS datasets }
CALL { WITH r MATCH (n:Hardware {key: r.hardware}) RETURN collect(n.name) AS hardware }
CALL {
  WITH r MATCH (n:Method {key: r.versus}) WHERE r.versusLabel = 'Method' RETURN collect(n.name) AS methods
}
CALL {
  WITH r MATCH (n:Hardware {key: r.versus}) WHERE r.versusLabel = 'Hardware' RETURN collect(n.name) AS chips
}
CALL {
  WITH r MATCH (n:Dataset {key: r.versus}) WHERE r.versusLabel = 'Dataset' RETURN collect(n.name) AS sets
}
CALL {
  WITH r MATCH (n:Metric {key: r.versus}) WHERE r.versusLabel = 'Metric' RETURN collect(n.name) AS metrics
}
WITH r, s, p, datasets, hardware, methods + chips + sets + metrics AS versus,
  CASE WHEN m.higherIsBetter = false THEN r.value ELSE -r.value END AS rank
RETURN r.unit AS unit, r.value AS value, r.valueMax AS valueMax, r.qualifier AS qualifier,
  coalesce(s.name, s.title) AS subject, versus[0] AS versus, datasets[0] AS dataset, hardware[0] AS hardware,
  p.title AS paper, r.evidence AS evidence, r.confidence AS confidence, labels(s)[0] AS subjectLabel, s.key AS subjectKey,
  r.versusLabel AS versusLabel, r.versus AS versusKey, r.dataset AS datasetKey, r.hardware AS hardwareKey,
  r.paper AS paperKey, r.id AS claim
ORDER BY unit, rank, subject, subjectLabel, subjectKey, claim
