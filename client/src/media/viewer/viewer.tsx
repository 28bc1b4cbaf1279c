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

interface ViewerProps {
  pictures: readonly Pictured[];
  at: number;
  onGo: (to: Pictured) => void;
  onClose: () => void;
}

const turn = 'absolute top-1/2 -translate-y-1/2 bg-[#000000a6] text-white hidden rail:grid';

/** One picture after another, whole, in a dark room of their own. */
export function Viewer({ pictures, at, onGo, onClose }: ViewerProps) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const stageRef = useRef<HTMLDivElement>(null);
  const stage = useSize(stageRef);
  const picture = pictures[at] as Pictured;
  const viewing = useView(keyOf(picture), sizeOf(picture.file, stage), stage);
  const go = (step: number) => {
    const to = pictures[Math.min(pictures.length - 1, Math.max(0, at + step))];
    if (to && to !== picture) onGo(to);
  };
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
        <ViewerBar
          id={id}
          picture={picture}
          place={pictures.length > 1 ? `${at + 1} of ${pictures.length}` : ''}
          viewing={viewing}
          onClose={onClose}
        />
        <div className="relative min-h-0 flex-1 overflow-hidden">
          <div
            ref={stageRef}
            {...touch}
            className={`absolute inset-0 touch-none select-none ${viewing.isWhole ? 'cursor-zoom-in' : 'cursor-grab'}`}
            onWheel={(event) => viewing.zoom(STEP ** (-event.deltaY / 200), fromMiddle(event, pointOf(event)))}
          >
            {[-1, 0, 1].map((away) => {
              const shown = pictures[at + away];
              if (!shown) return null;
              return (
                <Slide
                  key={keyOf(shown)}
                  picture={shown}
                  away={away}
                  stage={stage}
                  view={away === 0 ? viewing.view : WHOLE}
                  pulled={pulled}
                />
              );
            })}
          </div>
          {at > 0 && (
            <IconButton
              icon={ChevronLeft}
              label="Previous picture"
              className={`${turn} left-3`}
              onClick={() => go(-1)}
            />
          )}
          {at < pictures.length - 1 && (
            <IconButton icon={ChevronRight} label="Next picture" className={`${turn} right-3`} onClick={() => go(1)} />
          )}
        </div>
      </div>
    </Modal>
  );
}
