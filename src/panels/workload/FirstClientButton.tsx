import { withFirstClient } from '../../board/firstClient.ts';
import { Button } from '../../kit/Button.tsx';
import { store } from '../../state/store.ts';
import { viewport } from '../../state/viewport.ts';
import * as words from '../../words/results.ts';

/** Adds the client that a drawing lacks to be run, where its requests begin. */
export function FirstClientButton({ look }: { readonly look?: 'primary' }) {
  const add = () => {
    const { board, edit, say } = store.getState();
    const added = withFirstClient(board);
    if (!added) return;
    edit(() => added.board);
    viewport()?.fit();
    say(words.clientAdded);
  };
  return (
    <Button icon="plus" {...(look && { look })} onClick={add}>
      {words.addClient}
    </Button>
  );
}
