// Every node of the graph is found by its label and key, and there is one of each.
// The uniqueness constraint brings its index with it.
CREATE CONSTRAINT paperlineage_paper_key IF NOT EXISTS FOR (n:Paper) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT paperlineage_method_key IF NOT EXISTS FOR (n:Method) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT paperlineage_hardware_key IF NOT EXISTS FOR (n:Hardware) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT paperlineage_dataset_key IF NOT EXISTS FOR (n:Dataset) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT paperlineage_metric_key IF NOT EXISTS FOR (n:Metric) REQUIRE n.key IS UNIQUE;
