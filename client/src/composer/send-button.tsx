import { SendHorizontal } from 'lucide-react';

export function SendButton({ isOn }: { isOn: boolean }) {
  return (
    <button
      type="submit"
      aria-label="Send"
      disabled={!isOn}
      className="grid size-10 flex-none place-items-center rounded-[10px] bg-accent text-on-accent hover:brightness-110 disabled:bg-side disabled:text-soft pointer-coarse:size-11"
    >
      <SendHorizontal aria-hidden="true" className="size-5" />
    </button>
  );
}
