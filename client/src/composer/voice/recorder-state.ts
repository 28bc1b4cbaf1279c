import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const store = createStore(() => ({ isOpen: false }));

const open = () => store.setState({ isOpen: true });
const close = () => store.setState({ isOpen: false });

/** Whether a voice note is being made. The button that begins it stands apart from what it opens. */
export function useRecorder() {
  return { isOpen: useStore(store, ({ isOpen }) => isOpen), open, close };
}
