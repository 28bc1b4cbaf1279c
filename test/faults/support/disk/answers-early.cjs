// Loaded into a server's process before the server: a flush that it asks for is said to be done before it is.
const fs = require('node:fs');

const { fdatasync } = fs;

fs.fdatasync = (file, callback) => {
  setImmediate(callback, null);
  // Late enough that the answer has left, however quick the disk is.
  setTimeout(fdatasync, 50, file, () => {});
};
