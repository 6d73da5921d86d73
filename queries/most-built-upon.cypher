// @name most-built-upon
// @title Methods most built upon
// @description The methods that most others build on.
// @param {boolean} [generic=false] common terms too
// @param {integer 1..10000} [limit=20] how many
// @param {float 0..1} [minConfidence=0.4] claims below it are left out
// @column {string} method
// @column {integer} successors how many things build on it
// @column {integer} papers how many papers state so
// @column {Method} methodKey
MATCH (s)-[r:BUILDS_ON]->(m:Method)
WHERE r.confidence >= $minConfidence AND (NOT m.generic OR $generic)
WITH m, count(DISTINCT s) AS successors, count(DISTINCT r.paper) AS papers
RETURN m.name AS method, successors, papers, m.key AS methodKey
ORDER BY successors DESC, papers DESC, method, methodKey
LIMIT $limit
