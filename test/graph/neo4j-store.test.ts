import { Neo4jStore } from '../../graph/store/neo4j-store.js';
import { describeOnNeo4j } from '../neo4j.js';
import { describeStoreContract } from './store-contract.js';

describeOnNeo4j('the Neo4j store', server => {
  const again = () => new Neo4jStore(server());
  describeStoreContract({
    again,
    async empty() {
      await server().empty();
      return again();
    },
  });
});
