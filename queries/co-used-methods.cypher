// @name co-used-methods
// @title Methods used beside a method
// @description What is used beside a method by the same things.
// @param {Method} method
// @param {boolean} [generic=false] common terms too
// @param {float 0..1} [minConfidence=0.4] claims below it are left out
// @column {string} method the one used beside it
// @column {integer} users how many things use both
// @column {string[]} usedBy their names
// @column {Method} methodKey
MATCH (u)-[r:USES]->(:Method {key: $method})
WHERE r.confidence >= $minConfidence
WITH DISTINCT u
MATCH (u)-[r:USES]->(m:Method)
WHERE r.confidence >= $minConfidence AND m.key <> $method AND (NOT m.generic OR $generic)
WITH DISTINCT m, u
WITH m, u, coalesce(u.name, u.title) AS user ORDER BY user, u.key
WITH m, collect(user) AS usedBy, count(u) AS users
RETURN m.name AS method, users, usedBy, m.key AS methodKey
ORDER BY users DESC, method, methodKey
