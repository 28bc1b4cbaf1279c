import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useId, useLayoutEffect, useRef } from 'react';
import { IconButton } from '../../ui/icon-button';
import { Modal } from '../../ui/modal';
import { keyOf, type Pictured } from './pictures-of';
import { Slide, sizeOf } from './slide';
import { useSize } from './use-size';
import { fromMiddle, pointOf, useTouch } from './use-touch';
import { useView } from './use-view';
import { ViewerBar } from './viewer-bar';
import { heedKey, useKeys } from './viewer-keys';
import { STEP, WHOLE } from './zoom';

interface StageProps {
  picture: Pictured;
  before: Pictured | undefined;
  after: Pictured | undefined;
  /** Which one of how many it is. */
  place: string;
  go: (step: number) => void;
  onClose: () => void;
  onFind: (() => void) | undefined;
}

// Low on a phone, where a thumb reaches them and no swipe begins.
const turn =
  'absolute bottom-4 border border-[#ffffff40] bg-[#000000a6] text-white rail:top-1/2 rail:bottom-auto rail:-translate-y-1/2';

/** A picture as large as the window, and its neighbours beside it. */
export function Stage({ picture, before, after, place, go, onClose, onFind }: StageProps) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const stageRef = useRef<HTMLDivElement>(null);
  const stage = useSize(stageRef);
  const viewing = useView(keyOf(picture), sizeOf(picture.file, stage), stage);
  const { pulled, touch } = useTouch({ viewing, go, close: onClose });
  useLayoutEffect(() => frame.current?.focus(), []);
  useKeys(frame, (key) => heedKey(key, { viewing, go }));
  return (
    <Modal
      labelledBy={id}
      className="m-0 h-dvh max-h-none w-screen max-w-none [--ink:#fff] [--side:#ffffff26] [--soft:#d6cec6] [--surface:#12100e]"
      onClose={onClose}
    >
      <div ref={frame} tabIndex={-1} className="flex size-full flex-col outline-none">
        <ViewerBar id={id} picture={picture} place={place} viewing={viewing} onFind={onFind} onClose={onClose} />
        <div className="relative min-h-0 flex-1 overflow-hidden">
          <div
            ref={stageRef}
            {...touch}
            className={`absolute inset-0 touch-none select-none ${viewing.isWhole ? 'cursor-zoom-in' : 'cursor-grab'}`}
            onWheel={(event) => viewing.zoom(STEP ** (-event.deltaY / 200), fromMiddle(event, pointOf(event)))}
          >
            {[before, picture, after].map(
              (shown, index) =>
                shown && (
                  <Slide
                    key={keyOf(shown)}
                    picture={shown}
                    away={index - 1}
                    stage={stage}
                    view={shown === picture ? viewing.view : WHOLE}
                    pulled={pulled}
                  />
                ),
            )}
          </div>
          {before && (
            <IconButton
              icon={ChevronLeft}
              label="Previous picture"
              className={`${turn} left-2 rail:left-3`}
              onClick={() => go(-1)}
            />
          )}
          {after && (
            <IconButton
              icon={ChevronRight}
              label="Next picture"
              className={`${turn} right-2 rail:right-3`}
              onClick={() => go(1)}
            />
          )}
        </div>
      </div>
    </Modal>
  );
}
