// Moves what the write-ahead log holds into the database, away from the server's event loop: a checkpoint writes and
// flushes many pages. Plain JavaScript, because a worker is loaded as a file of its own.
const { parentPort, workerData } = require('node:worker_threads');
const Database = require('better-sqlite3');

const database = new Database(workerData.file, { fileMustExist: true });
database.pragma('synchronous = normal');
database.pragma('cache_size = -512');
parentPort.on('message', () => {
  try {
    parentPort.postMessage(database.pragma('wal_checkpoint(passive)')[0]);
  } catch (error) {
    parentPort.postMessage({ error: String(error) });
  }
});
