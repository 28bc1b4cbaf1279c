/**
 * Baseline (a): the Node chat room as it was. One process holds the room, every change sends all of it to everyone,
 * nothing is stored. `PRELOAD` fills the room with that many messages before anyone comes.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import express from 'express';
import { Server } from 'socket.io';
import { historyText } from '../load/text';

interface Entry {
  message: string;
  username: string;
  userID: string | number;
  timeStamp: string | number | null;
}

const chatRoomData: Entry[] = [];
const connectedClients = new Map<string, { userID: string; username: string }>();

const app = express();
app.get('/healthz', (_request, response) => void response.sendStatus(200));
const server = createServer(app);
const io = new Server(server, { cors: { origin: '*' } });

function sendRoom(): void {
  io.emit('RetrieveChatRoomData', chatRoomData);
}

function notice(message: string): void {
  chatRoomData.push({ message, username: '', userID: 0, timeStamp: null });
  sendRoom();
}

io.on('connection', (socket) => {
  socket.on('CreateUserData', () => {
    const userID = randomUUID();
    socket.emit('SetUserData', { userID, username: `guest ${userID.slice(0, 8)}` });
  });
  socket.on('UserEnteredRoom', (userData: { userID: string; username: string }) => {
    connectedClients.set(socket.id, userData);
    notice(`${userData.username} has entered the chat`);
  });
  socket.on('SendMessage', (entry: Entry) => {
    chatRoomData.push(entry);
    sendRoom();
  });
  socket.on('ClearChat', () => {
    chatRoomData.length = 0;
    sendRoom();
  });
  socket.on('disconnecting', () => {
    const left = connectedClients.get(socket.id);
    if (!left) return;
    connectedClients.delete(socket.id);
    notice(`${left.username} has left the chat`);
  });
});

const preload = Number(process.env.PRELOAD ?? 0);
for (let n = 0; n < preload; n++) {
  chatRoomData.push({
    message: historyText(n),
    username: 'bench history',
    userID: randomUUID(),
    timeStamp: Date.now(),
  });
}

server.listen(Number(process.env.PORT), '127.0.0.1');
