import { type Box, blankBox, keepBox, nextBox } from './boxes';
import { blank, keep, put, take, type Walk } from './bytes';
import type { Findings } from './findings';

/** In these stands what programs add, such as where a video was taken. */
const containers = new Set(['moov', 'trak', 'mdia']);

/** XMP is in one of these. Those that belong to how a video is encrypted or cut up are not met in files that browsers play. */
const programs = new Set(['uuid', 'udta', 'meta']);

/**
 * Blanks in an MP4 or QuickTime file what programs added to it: the position as cameras write it (`©xyz`, `loci`,
 * `com.apple.quicktime.location.ISO6709`) and all that stands beside it. The tags of music stay. What a track of its own
 * records of a way (as some cameras for sports do) lies among the pictures and is not found here.
 */
export function* mp4(findings: Findings): Walk {
  yield* boxes(Number.POSITIVE_INFINITY, findings);
}

function* boxes(size: number, findings: Findings): Walk {
  for (let left = size; left > 0; ) {
    const box = yield* nextBox(left);
    if (!box) return;
    left -= box.head.length + box.size;
    if (box.name === 'udta') yield* userData(box);
    else if (programs.has(box.name)) yield* blankBox(box);
    else if (containers.has(box.name)) {
      yield* put(box.head);
      yield* boxes(box.size, findings);
    } else if (box.name === 'hdlr') yield* handler(box, findings);
    else yield* keepBox(box);
  }
}

function* handler({ head, size }: Box, findings: Findings): Walk {
  const said = yield* take(Math.min(size, 12));
  const what = said.toString('latin1', 8);
  if (what === 'vide') findings.tracks.add('video');
  if (what === 'soun') findings.tracks.add('sound');
  yield* put(Buffer.concat([head, said]));
  yield* keep(size - said.length);
}

function* userData({ head, size }: Box): Walk {
  yield* put(head);
  for (let left = size; left > 0; ) {
    const box = yield* nextBox(left);
    if (!box) return;
    left -= box.head.length + box.size;
    if (box.name === 'meta') yield* tags(box);
    else yield* blankBox(box);
  }
}

/** Those that name a piece of music say so by their handler; others may say anything. */
function* tags({ name, head, size }: Box): Walk {
  const said = yield* take(Math.min(size, 36));
  const isMusic = said.includes('hdlr') && said.includes('mdir');
  yield* isMusic ? put(head) : blankBox({ name, head, size: 0 });
  yield* put(isMusic ? said : Buffer.alloc(said.length));
  yield* isMusic ? keep(size - said.length) : blank(size - said.length);
}
