import { Camera, File, Image, Paperclip } from 'lucide-react';
import { type ChangeEvent, useRef, useState } from 'react';
import { useWholePage } from '../../page';
import { IconButton } from '../../ui/icon-button';
import { Menu, MenuItem } from '../../ui/menu';
import { pickFiles } from './pick-files';

/** Where files come from. With a mouse there is one way; on a phone each has its own. */
export default function AttachButton() {
  const page = useWholePage();
  const [isOpen, setOpen] = useState(false);
  const any = useRef<HTMLInputElement>(null);
  const library = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const take = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    void pickFiles(page, [...(currentTarget.files ?? [])]);
    // The same file can be picked again after it was taken out.
    currentTarget.value = '';
    if (window.matchMedia('(pointer: fine)').matches) currentTarget.form?.querySelector('textarea')?.focus();
  };
  const choose = (input: HTMLInputElement | null) => {
    setOpen(false);
    input?.click();
  };
  const press = () => {
    if (window.matchMedia('(pointer: coarse)').matches) setOpen(true);
    else any.current?.click();
  };
  return (
    <>
      <IconButton icon={Paperclip} label="Attach files" onClick={press} />
      <input ref={any} type="file" multiple hidden onChange={take} />
      <input ref={library} type="file" accept="image/*,video/*" multiple hidden onChange={take} />
      <input ref={camera} type="file" accept="image/*" capture="environment" hidden onChange={take} />
      {isOpen && (
        <Menu label="Attach" at={null} onClose={() => setOpen(false)}>
          <MenuItem icon={Image} onChoose={() => choose(library.current)}>
            Photo or video
          </MenuItem>
          <MenuItem icon={Camera} onChoose={() => choose(camera.current)}>
            Take a photo
          </MenuItem>
          <MenuItem icon={File} onChoose={() => choose(any.current)}>
            File
          </MenuItem>
        </Menu>
      )}
    </>
  );
}
