import { useActions, usePage, useSession } from '../page';
import { Dialog } from '../ui/dialog';
import { LinkButton } from '../ui/link-button';
import { CredentialsForm } from './credentials-form';
import { useCredentials } from './use-credentials';

/** The way back for those who have an account. */
export default function LogInDialog({ onClose }: { onClose: () => void }) {
  const changeSession = useSession();
  const { openPanel } = useActions();
  const mayRegister = usePage((page) => page.access === 'open' || page.errand?.name === 'invite');
  const credentials = useCredentials('');
  const { username, password } = credentials;
  const logIn = async () => {
    if (await credentials.ask(changeSession('LogIn', { username: username.trim(), password }))) onClose();
  };
  return (
    <Dialog title="Log in" onClose={onClose}>
      <CredentialsForm credentials={credentials} kind="current-password" act="Log in" onSubmit={logIn} />
      <p className="mt-4 text-[13.5px] text-soft">
        Forgot the password? An owner of this place can give you a link to a new one.
        {mayRegister && (
          <>
            {' '}
            No account yet? <LinkButton onClick={() => openPanel('register')}>Create an account</LinkButton>
          </>
        )}
      </p>
    </Dialog>
  );
}
