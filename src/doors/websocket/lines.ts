import type { ConnectedClient } from '../../domain/connected-clients';
import type { ErrorReply } from '../../protocol/index';
import type { Line } from '../connection';
import type { FrameWriter } from './frame-writer';
import { jsonEvent } from './json-events';
import type { TextBatch, Voice } from './text-feed';
import type { Wire } from './wire';

/** Who is told bare texts is told nothing else, and none of their own. */
export function textLine(wire: Wire, writer: FrameWriter, client: ConnectedClient, voice: Voice): Line<TextBatch> {
  return {
    get isOpen() {
      return wire.isOpen;
    },
    write(batch) {
      const frames = batch.framesFor(voice, client.actor?.key);
      if (frames) writer.write(frames);
    },
    unsent: () => writer.unsent(),
    end: (error) => closeFor(wire, error),
  };
}

export function jsonLine(wire: Wire, writer: FrameWriter): Line<Buffer> {
  return {
    get isOpen() {
      return wire.isOpen;
    },
    write: (frames) => writer.write(frames),
    unsent: () => writer.unsent(),
    tell: (event, payload) => writer.tell(jsonEvent(event, payload)),
    end(error) {
      writer.tell(jsonEvent('Goodbye', { error }));
      closeFor(wire, error);
    },
  };
}

/** 1012: come back. 1008: something is in the way of that. */
function closeFor(wire: Wire, { code }: ErrorReply): void {
  wire.close(code === 'shutting_down' ? 1012 : 1008, code);
}
