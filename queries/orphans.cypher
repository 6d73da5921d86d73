// @name orphans
// @title Nodes that are only mentioned
// @description Nodes of which nothing is stated but that papers mention them.
// @param {label} [label] only nodes of this label
// @param {float 0..1} [minConfidence=0.4] claims below it are left out
// @column {label} label
// @column {string} name
// @column {integer} mentions papers that mention it; of a paper, how many things it mentions
// @column {node} key
CALL {
  MATCH (n:Paper) RETURN n
  UNION ALL MATCH (n:Method) RETURN n
  UNION ALL MATCH (n:Hardware) RETURN n
  UNION ALL MATCH (n:Dataset) RETURN n
  UNION ALL MATCH (n:Metric) RETURN n
}
WITH n, labels(n)[0] AS label
WHERE ($label IS NULL OR label = $label)
  AND NOT EXISTS { MATCH (n)-[r]-() WHERE type(r) <> 'MENTIONS' AND r.confidence >= $minConfidence }
OPTIONAL MATCH (n)-[m:MENTIONS]-(other)
WHERE m.confidence >= $minConfidence
WITH n, label, count(DISTINCT other) AS mentions
RETURN label, coalesce(n.name, n.title) AS name, mentions, n.key AS key
ORDER BY label, mentions DESC, name, key
