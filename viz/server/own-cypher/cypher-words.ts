/** The closed lists that a question may be written with. All in upper case but for functions and procedures. */

const list = (words: string) => new Set(words.trim().split(/\s+/));

/** What a statement, a part of a UNION and a subquery may begin with. */
export const FIRST_WORDS = list('MATCH OPTIONAL WITH UNWIND RETURN CALL');

/** Words with a meaning of their own; every other word is a name. */
export const KEYWORDS = list(`
  MATCH OPTIONAL WHERE WITH UNWIND RETURN CALL YIELD UNION ALL DISTINCT ORDER BY SKIP LIMIT AS
  ASC ASCENDING DESC DESCENDING AND OR XOR NOT IN IS NULL TRUE FALSE STARTS ENDS CONTAINS
  CASE WHEN THEN ELSE END ANY SHORTEST`);

/** Keywords that end an expression, so that no other may follow at once. */
export const ENDING_KEYWORDS = list('NULL TRUE FALSE END ASC ASCENDING DESC DESCENDING');

/** Words that no question holds but behind a dot, with what they would do. */
export const REFUSED_WORDS: ReadonlyMap<string, string> = new Map([
  ...entries('CREATE MERGE DELETE DETACH NODETACH SET REMOVE FOREACH INSERT TRANSACTIONS', 'a question only reads'),
  ...entries('DROP ALTER GRANT DENY REVOKE RENAME SHOW TERMINATE COMMIT ROLLBACK', 'a question only reads'),
  ...entries('LOAD PERIODIC ATTACH INSTALL', 'a question reads the graph, no files'),
  ...entries('USE USING EXPLAIN PROFILE CYPHER SESSION', 'a question is asked as it stands, of this graph'),
]);

function entries(words: string, reason: string): [string, string][] {
  return [...list(words)].map(word => [word, reason]);
}

/** Functions that only compute. Those with a dot in their names, which plug-ins bring, are not among them. */
export const FUNCTIONS = list(`
  abs acos all alldifferent any asin atan atan2 avg ceil char_length character_length coalesce collect cos cot count
  date datetime degrees duration e elementid endnode exists exp floor haversin head id isempty isnan keys labels last
  left length localdatetime localtime log log10 lower ltrim max min nodes none nullif percentilecont percentiledisc pi
  point properties radians range reduce relationships replace reverse right round rtrim shortestpath allshortestpaths
  sign sin single size split sqrt startnode stdev stdevp substring sum tail tan time timestamp toboolean
  tobooleanlist tobooleanornull tofloat tofloatlist tofloatornull tointeger tointegerlist tointegerornull tolower
  tostring tostringlist tostringornull toupper trim type upper`);

/** Procedures that list what the graph is made of; both engines have them. */
export const PROCEDURES = list('db.labels db.relationshipTypes db.propertyKeys');
