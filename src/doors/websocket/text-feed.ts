import { randomBytes } from 'node:crypto';
import type { Feed } from '../../delivery/feed';
import { textWithFiles } from '../../domain/files/text-with-files';
import type { RoomChange, StoredMessage } from '../../domain/ports';
import { personKey } from '../../protocol/index';
import { textFrame } from '../text-frame';

/** The text feed: of what is said, the bare texts, each as a frame of its own. */
export const textFeed: Feed<TextBatch> = {
  name: 'text',

  changes(_chatRoom, changes) {
    const said = changes.flatMap((change) => (isSaid(change) ? [change.message] : []));
    return said.length > 0 ? new TextBatch(said) : undefined;
  },
};

/** Texts that go to many connections, to each without its own. */
export class TextBatch {
  private readonly texts: { frame: Buffer; voice: string | undefined; author: string }[];
  private readonly voices: ReadonlySet<string | undefined>;
  private readonly frames: Buffer;

  constructor(messages: readonly StoredMessage[]) {
    this.texts = messages.map((message) => ({
      frame: textFrame(textWithFiles(message)),
      voice: voiceIn(message.clientId),
      author: personKey(message.author),
    }));
    this.voices = new Set(this.texts.map(({ voice }) => voice));
    this.frames = Buffer.concat(this.texts.map(({ frame }) => frame));
  }

  /** The same buffer for all who said nothing of it. Undefined for who said all of it. */
  framesFor({ name }: Voice, person: string | undefined): Buffer | undefined {
    if (!this.voices.has(name)) return this.frames;
    // A `clientId` is anyone's to choose: what another says in this voice is heard all the same.
    const others = this.texts.filter(({ voice, author }) => voice !== name || author !== person);
    return others.length > 0 ? Buffer.concat(others.map(({ frame }) => frame)) : undefined;
  }
}

/** By what a connection knows its own messages, in whatever batch and process they come back. */
export class Voice {
  readonly name = `${PREFIX}${randomBytes(12).toString('base64url')}`;
  private said = 0;

  nextClientId(): string {
    this.said += 1;
    return `${this.name}.${this.said}`;
  }
}

const PREFIX = 'ws.';

function voiceIn(clientId: string | undefined): string | undefined {
  return clientId?.startsWith(PREFIX) ? clientId.slice(0, clientId.lastIndexOf('.')) : undefined;
}

/** Not where it was edited, deleted or reacted to. */
function isSaid(change: RoomChange): change is Extract<RoomChange, { type: 'message' }> {
  return change.type === 'message' && change.message.kind === 'message' && change.message.seq === change.seq;
}
