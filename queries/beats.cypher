// @name beats
// @title What beats a method
// @description Who is reported better than a method, on what and by how much.
// @param {Method} method the method that is beaten
// @param {float 0..1} [minConfidence=0.4] claims below it are left out
// @column {string} winner its name, or the title of a paper that introduces nothing by name
// @column {string?} metric what it is better in, where the paper gives a figure
// @column {float?} value
// @column {float?} valueMax upper end of a range
// @column {string?} unit
// @column {string?} qualifier up to, around, over
// @column {string?} dataset
// @column {string?} hardware
// @column {string} paper title of the paper that reports it
// @column {string} evidence
// @column {float} confidence
// @column {label} winnerLabel
// @column {node} winnerKey
// @column {Metric?} metricKey
// @column {Dataset?} datasetKey
// @column {Hardware?} hardwareKey
// @column {Paper} paperKey
// @column {claim} claim
// @column {claim?} comparison the claim that says so in words
//
// A comparison's outcome is told from its start's side. A figure against the method counts as a win where its paper
// also says so in words, or where it is a factor above one of a metric that is better the higher it is.
MATCH (x:Method {key: $method})
CALL {
  WITH x
  MATCH (w)-[c:COMPARED_WITH]-(x)
  WHERE ((endNode(c) = x AND c.outcome = 'better') OR (startNode(c) = x AND c.outcome = 'worse'))
    AND c.confidence >= $minConfidence
  RETURN w, c.paper AS paperKey, c.id AS comparison, c.evidence AS words, c.confidence AS sureness
  UNION ALL
  WITH x
  MATCH (w)-[a:ACHIEVES]->(m:Metric)
  WHERE a.versus = $method AND a.versusLabel = 'Method' AND a.confidence >= $minConfidence
    AND a.unit = 'x' AND a.value > 1 AND m.higherIsBetter
  RETURN w, a.paper AS paperKey, null AS comparison, null AS words, null AS sureness
}
WITH w, paperKey, comparison, words, sureness ORDER BY sureness DESC, comparison
WITH w, paperKey, collect(comparison) AS comparisons, collect(words) AS quotes, collect(sureness) AS surenesses
WITH w, paperKey, comparisons[0] AS comparison, quotes[0] AS words, surenesses[0] AS sureness
OPTIONAL MATCH (w)-[a:ACHIEVES]->(m:Metric)
WHERE a.versus = $method AND a.versusLabel = 'Method' AND a.confidence >= $minConfidence AND a.paper = paperKey
  AND (comparison IS NOT NULL OR (a.unit = 'x' AND a.value > 1 AND m.higherIsBetter))
MATCH (p:Paper {key: paperKey})
CALL { WITH a MATCH (n:Dataset {key: a.dataset}) RETURN collect(n.name) AS datasets }
CALL { WITH a MATCH (n:Hardware {key: a.hardware}) RETURN collect(n.name) AS hardware }
RETURN coalesce(w.name, w.title) AS winner, m.name AS metric, a.value AS value, a.valueMax AS valueMax,
  a.unit AS unit, a.qualifier AS qualifier, datasets[0] AS dataset, hardware[0] AS hardware, p.title AS paper,
  coalesce(a.evidence, words) AS evidence, coalesce(a.confidence, sureness) AS confidence,
  labels(w)[0] AS winnerLabel, w.key AS winnerKey, m.key AS metricKey, a.dataset AS datasetKey, a.hardware AS hardwareKey,
  paperKey, coalesce(a.id, comparison) AS claim, comparison
ORDER BY winner, winnerLabel, winnerKey, paperKey, metric, metricKey, claim
