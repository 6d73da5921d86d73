// @name newest-papers
// @title What the latest papers introduce
// @description The latest papers and what they introduce; those without a date last.
// @param {string} [since] ISO date; papers before it are left out
// @param {integer 1..10000} [limit=20] how many
// @param {float 0..1} [minConfidence=0.4] claims below it are left out
// @column {string} published
// @column {string} paper
// @column {string} organisation
// @column {string[]} introduces
// @column {string} url
// @column {Paper} paperKey
MATCH (p:Paper)
WHERE $since IS NULL OR p.published >= $since
OPTIONAL MATCH (p)-[r:INTRODUCES]->(n)
WHERE r.confidence >= $minConfidence
WITH p, n.name AS name ORDER BY name
WITH p, collect(DISTINCT name) AS introduces
RETURN p.published AS published, p.title AS paper, p.organisation AS organisation, introduces, p.url AS url,
  p.key AS paperKey
ORDER BY published DESC, paper, paperKey
LIMIT $limit
