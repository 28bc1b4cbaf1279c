import { useActions, usePage } from '../page';
import { Button } from '../ui/button';
import { FullPage } from '../ui/full-page';

/** Why the page is no longer in, and the way back if there is one. */
export default function Farewell() {
  const { comeBack } = useActions();
  const gone = usePage(({ stage }) => (stage.name === 'gone' ? stage : null));
  if (!gone) return null;
  const isOut = gone.code === 'signed_out';
  return (
    <FullPage title={isOut ? 'See you' : gone.code === 'banned' ? 'You cannot come in' : 'This did not work'}>
      <p className="text-soft">{gone.message}</p>
      <Button look={isOut ? 'main' : 'quiet'} className="mt-5 w-full" onClick={comeBack}>
        {isOut ? 'Come in again' : 'Try again'}
      </Button>
    </FullPage>
  );
}
