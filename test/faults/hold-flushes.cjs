// Loaded into a server's process before the server: flushes to disk wait, or fail, as the test says.
const fs = require('node:fs');

const { fdatasync } = fs;
const held = [];
let holds = false;

fs.fdatasync = (file, callback) => {
  if (!holds) return fdatasync(file, callback);
  held.push({ file, callback });
  process.send('flush');
};

process.on('message', (order) => {
  holds = order === 'hold';
  for (const { file, callback } of held.splice(0)) {
    if (order === 'fail') callback(Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' }));
    else fdatasync(file, callback);
  }
  process.send(`did ${order}`);
});
