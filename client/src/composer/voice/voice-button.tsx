import { Mic } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { usePage } from '../../page';
import { IconButton } from '../../ui/icon-button';
import { useRecorder } from './recorder-state';

/** Begins a voice note, where the browser can record one. On a phone it makes way for what is written. */
export function VoiceButton() {
  const { isOpen, open } = useRecorder();
  const isWriting = usePage((page) => page.draft !== '');
  const hasMicrophone = useMicrophone();
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    // Back to where it came from, unless it has gone elsewhere meanwhile.
    if (wasOpen.current && !isOpen && document.activeElement === document.body) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  if (!hasMicrophone || isOpen) return null;
  return (
    <IconButton
      ref={button}
      icon={Mic}
      label="Record a voice note"
      className={isWriting ? 'max-rail:hidden' : ''}
      onClick={open}
    />
  );
}

/** Browsers tell that there is one without a word about whose. On a plain http address there is none for the page. */
function useMicrophone(): boolean {
  const [hasOne, setHasOne] = useState(false);
  useEffect(() => {
    const { mediaDevices } = navigator;
    if (!mediaDevices || !('MediaRecorder' in window)) return;
    let isWanted = true;
    const look = async () => {
      const devices = await mediaDevices.enumerateDevices().catch(() => []);
      if (isWanted) setHasOne(devices.some(({ kind }) => kind === 'audioinput'));
    };
    void look();
    mediaDevices.addEventListener('devicechange', look);
    return () => {
      isWanted = false;
      mediaDevices.removeEventListener('devicechange', look);
    };
  }, []);
  return hasOne;
}
