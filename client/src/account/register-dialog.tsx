import { useActions, usePage, useSession } from '../page';
import { Dialog } from '../ui/dialog';
import { LinkButton } from '../ui/link-button';
import { CredentialsForm } from './credentials-form';
import { useCredentials } from './use-credentials';

/** A name and a password. A guest stays who they are, with all that they wrote. */
export default function RegisterDialog({ onClose }: { onClose: () => void }) {
  const changeSession = useSession();
  const { openPanel, say } = useActions();
  const you = usePage((page) => page.you);
  const suggested = usePage(({ stage }) => (stage.name === 'joining' ? stage.suggested : ''));
  const invite = usePage(({ errand }) => (errand?.name === 'invite' ? errand.secret : undefined));
  const credentials = useCredentials(you?.username ?? suggested);
  const { username, password } = credentials;
  const register = async () => {
    const payload = { username: username.trim(), password, ...(invite === undefined ? {} : { invite }) };
    if (!(await credentials.ask(changeSession('Register', payload)))) return;
    onClose();
    if (you) say('Your name is kept. Log in with it on any device.');
  };
  return (
    <Dialog title={you ? 'Keep your name' : 'Create an account'} onClose={onClose}>
      <p className="mb-4 text-soft">
        {you
          ? 'With a password you can come back as who you are, from any device. What you wrote stays yours.'
          : 'A name and a password. No e-mail.'}
      </p>
      <CredentialsForm
        credentials={credentials}
        kind="new-password"
        act={you ? 'Keep my name' : 'Create the account'}
        onSubmit={register}
      />
      <p className="mt-4 text-[13.5px] text-soft">
        You have an account already? <LinkButton onClick={() => openPanel('log-in')}>Log in</LinkButton>
      </p>
    </Dialog>
  );
}
