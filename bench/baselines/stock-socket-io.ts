/** Baseline (b): the broadcast of the Socket.IO tutorial. No store, no identity, no checks. */
import { createServer } from 'node:http';
import express from 'express';
import { Server } from 'socket.io';

const app = express();
app.get('/healthz', (_request, response) => void response.sendStatus(200));
const server = createServer(app);
const io = new Server(server);

io.on('connection', (socket) => {
  socket.on('message', (message: unknown) => {
    io.emit('message', message);
  });
});

server.listen(Number(process.env.PORT), '127.0.0.1');
