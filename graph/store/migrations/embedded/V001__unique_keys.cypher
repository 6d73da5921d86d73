// Every node of the graph is found by its label and key, and there is one of each.
// A uniqueness constraint makes no index here, so each has one beside it.
CREATE CONSTRAINT paper_key IF NOT EXISTS FOR (n:Paper) REQUIRE n.key IS UNIQUE;
CREATE INDEX paper_key_index IF NOT EXISTS FOR (n:Paper) ON (n.key);
CREATE CONSTRAINT method_key IF NOT EXISTS FOR (n:Method) REQUIRE n.key IS UNIQUE;
CREATE INDEX method_key_index IF NOT EXISTS FOR (n:Method) ON (n.key);
CREATE CONSTRAINT hardware_key IF NOT EXISTS FOR (n:Hardware) REQUIRE n.key IS UNIQUE;
CREATE INDEX hardware_key_index IF NOT EXISTS FOR (n:Hardware) ON (n.key);
CREATE CONSTRAINT dataset_key IF NOT EXISTS FOR (n:Dataset) REQUIRE n.key IS UNIQUE;
CREATE INDEX dataset_key_index IF NOT EXISTS FOR (n:Dataset) ON (n.key);
CREATE CONSTRAINT metric_key IF NOT EXISTS FOR (n:Metric) REQUIRE n.key IS UNIQUE;
CREATE INDEX metric_key_index IF NOT EXISTS FOR (n:Metric) ON (n.key);
CREATE CONSTRAINT paperlineage_key IF NOT EXISTS FOR (n:Paperlineage) REQUIRE n.key IS UNIQUE;
CREATE INDEX paperlineage_key_index IF NOT EXISTS FOR (n:Paperlineage) ON (n.key);
