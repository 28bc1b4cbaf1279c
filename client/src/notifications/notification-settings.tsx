import { useState } from 'react';
import { Button } from '../ui/button';
import { Check, Choice } from '../ui/field';
import { browserWishes, useWishes } from './browser-wishes';
import { askPermission, type Permission, permission } from './desktop';
import { type QuietFor, quietOptions, quietUntil } from './quiet';
import { ring } from './sound';
import { useQuiet } from './use-quiet';
import { FOR_EVER } from './wishes';

/** How this browser notifies you. */
export function NotificationSettings() {
  const wishes = useWishes();
  const change = browserWishes.setState;
  return (
    <>
      <p className="text-soft">
        You are notified of mentions and direct messages, and of what you chose in the menu of a room.
      </p>
      <Desktop isOn={wishes.desktop} />
      <Check
        label="Hide what is said"
        hint="A notification shows only that there is something new, not from whom."
        checked={wishes.isPrivate}
        onChange={(isPrivate) => change({ isPrivate })}
      />
      <Check
        label="Sound"
        hint="Two soft notes for what is meant for you."
        checked={wishes.sound}
        onChange={(sound) => change({ sound })}
      />
      <Button look="quiet" className="mt-2 ml-8" onClick={ring}>
        Try the sound
      </Button>
      <DoNotDisturb />
    </>
  );
}

function Desktop({ isOn }: { isOn: boolean }) {
  const [state, setState] = useState<Permission>(permission);
  const turn = async (desktop: boolean) => {
    const now = desktop ? await askPermission() : permission();
    setState(now);
    browserWishes.setState({ desktop: desktop && now === 'granted' });
  };
  const isShown = isOn && state === 'granted';
  return (
    <>
      <Check
        label="Show notifications"
        hint={isShown ? 'They are shown while this page is open in a tab.' : hints[state]}
        checked={isShown}
        onChange={(desktop) => void turn(desktop)}
      />
      {state === 'denied' && (
        <p role="status" className="mt-1 ml-8 text-[13.5px] text-bad">
          Notifications of this page are blocked in your browser. Press the sign beside the address, allow notifications
          there, and turn this on again.
        </p>
      )}
    </>
  );
}

const hints: Record<Permission, string> = {
  default: 'Your browser asks you first whether it may.',
  granted: 'Your browser allows it.',
  denied: 'Your browser does not allow it.',
  unknown: window.isSecureContext
    ? 'Your browser does not show those of a page in a tab.'
    : 'Your browser does this only at an address that begins with https.',
};

function DoNotDisturb() {
  const { quietUntil: until } = useWishes();
  const text = useQuiet();
  const choose = (how: QuietFor | 'now') => {
    if (how !== 'now') browserWishes.setState({ quietUntil: quietUntil(how, Date.now()) });
  };
  // What it is set to has a name of its own: half an hour that began a while ago is none of the choices.
  const now = text === null ? [] : [{ value: 'now' as const, label: until === FOR_EVER ? 'On' : text }];
  return (
    <Choice
      key={until}
      label="Do not disturb"
      hint="No sound and no notification. What comes is counted all the same."
      options={[...now, ...quietOptions]}
      value={text === null ? 'off' : 'now'}
      onChoose={choose}
    />
  );
}
