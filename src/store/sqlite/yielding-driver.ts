import type { DatabaseConnection, Driver } from 'kysely';

/** Statements run for this long before the event loop gets a turn. */
const maxBusyMs = 5;

/** Yields to the event loop between statements. SQLite is synchronous, so a long transaction would block all answers. */
export function createYieldingDriver(driver: Driver): Driver {
  const wrappers = new WeakMap<DatabaseConnection, DatabaseConnection>();
  return {
    init: (options) => driver.init(options),
    async acquireConnection(options) {
      const connection = await driver.acquireConnection(options);
      const wrapped = wrappers.get(connection) ?? yieldBetweenStatements(connection);
      wrappers.set(connection, wrapped);
      return wrapped;
    },
    beginTransaction: (connection, settings) => driver.beginTransaction(connection, settings),
    commitTransaction: (connection) => driver.commitTransaction(connection),
    rollbackTransaction: (connection) => driver.rollbackTransaction(connection),
    releaseConnection: (connection, options) => driver.releaseConnection(connection, options),
    destroy: (options) => driver.destroy(options),
  };
}

function yieldBetweenStatements(connection: DatabaseConnection): DatabaseConnection {
  let busyMs = 0;
  return {
    async executeQuery(query, options) {
      if (busyMs >= maxBusyMs) {
        busyMs = 0;
        await new Promise(setImmediate);
      }
      const startedAt = performance.now();
      try {
        return await connection.executeQuery(query, options);
      } finally {
        busyMs += performance.now() - startedAt;
      }
    },
    streamQuery: (query, size, options) => connection.streamQuery(query, size, options),
  };
}
