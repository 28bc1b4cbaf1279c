import { useActions, usePage, useSession, useWholePage } from '../page';
import { Button } from '../ui/button';
import { FullPage } from '../ui/full-page';
import { LinkButton } from '../ui/link-button';
import { CredentialsForm } from './credentials-form';
import { PasswordField } from './password-field';
import { useCredentials } from './use-credentials';

/** What somebody came to do with a link that works once: become the owner, or take a new password. */
export default function ErrandPage() {
  const errand = usePage((page) => page.errand);
  if (errand?.name === 'set-up') return <SetUp secret={errand.secret} />;
  if (errand?.name === 'reset') return <ResetPassword secret={errand.secret} />;
  return null;
}

function SetUp({ secret }: { secret: string }) {
  const changeSession = useSession();
  const done = useDone();
  const credentials = useCredentials('');
  const { username, password } = credentials;
  const setUp = async () => {
    if (await credentials.ask(changeSession('SetUp', { secret, username: username.trim(), password }))) done();
  };
  return (
    <FullPage title="Set up this place">
      <p className="mb-4 text-soft">You will be its owner: you decide who moderates, and you can do everything.</p>
      <CredentialsForm credentials={credentials} kind="new-password" act="Become the owner" onSubmit={setUp} />
      <Skip onSkip={done} />
    </FullPage>
  );
}

function ResetPassword({ secret }: { secret: string }) {
  const changeSession = useSession();
  const { say } = useActions();
  const done = useDone();
  const credentials = useCredentials('');
  const { password, setPassword, passwordProblem, isBusy, isWaiting } = credentials;
  const reset = async () => {
    if (!(await credentials.ask(changeSession('ResetPassword', { secret, password })))) return;
    done();
    say('You have a new password. Everywhere else you were logged out.');
  };
  return (
    <FullPage title="Choose a new password">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void reset();
        }}
      >
        <PasswordField kind="new-password" value={password} problem={passwordProblem} onChange={setPassword} />
        <Button look="main" type="submit" className="mt-4 w-full" disabled={isBusy || isWaiting || password === ''}>
          Use this password
        </Button>
      </form>
      <Skip onSkip={done} />
    </FullPage>
  );
}

function Skip({ onSkip }: { onSkip: () => void }) {
  return (
    <p className="mt-4 text-[13.5px] text-soft">
      Not what you came for? <LinkButton onClick={onSkip}>Go to the chat</LinkButton>
    </p>
  );
}

function useDone(): () => void {
  const { dispatch } = useWholePage();
  return () => dispatch({ type: 'errandCame', errand: null });
}
