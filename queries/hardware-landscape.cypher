// @name hardware-landscape
// @title Hardware at a glance
// @description All hardware with how many methods run on it, in how many papers, from when to when.
// @param {boolean} [generic=false] vague settings (edge device, cluster) too
// @param {float 0..1} [minConfidence=0.4] claims below it are left out
// @column {string} hardware
// @column {string} vendor
// @column {string} kind GPU, CPU, TPU, NPU, FPGA, ASIC
// @column {integer} methods methods that run on it
// @column {integer} papers papers that state so
// @column {string?} first date of the earliest of them
// @column {string?} last date of the latest
// @column {string[]} examples up to five of the methods
// @column {Hardware} hardwareKey
MATCH (m)-[r:RUNS_ON]->(h:Hardware)
WHERE r.confidence >= $minConfidence AND (NOT h.generic OR $generic)
MATCH (p:Paper {key: r.paper})
WITH h, m, r, CASE p.published WHEN '' THEN null ELSE p.published END AS published
WITH h, r, published, CASE WHEN m:Method THEN m.key END AS method, CASE WHEN m:Method THEN m.name END AS name
ORDER BY name, method
WITH h, count(DISTINCT method) AS methods, count(DISTINCT r.paper) AS papers, min(published) AS first,
  max(published) AS last, collect(DISTINCT name) AS names
RETURN h.name AS hardware, h.vendor AS vendor, h.kind AS kind, methods, papers, first, last,
  names[0..5] AS examples, h.key AS hardwareKey
ORDER BY papers DESC, methods DESC, hardware, hardwareKey
