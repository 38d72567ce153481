import { useEffect } from 'react';
import { formatCount } from '../catalog/units.ts';
import { Badge } from '../kit/Badge.tsx';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Icon } from '../kit/icons.tsx';
import { store } from '../state/store.ts';
import { useVerification, type VerificationRow, verification } from '../state/verification.ts';
import * as words from '../words/verification.ts';
import table from './results/table.module.css';
import styles from './VerificationDialog.module.css';

/** The known cases of queueing theory, simulated here and now by the engine that runs the board. */
export function VerificationDialog() {
  const rows = useVerification((state) => state.rows);
  const modelled = useVerification((state) => state.modelled);
  const notModelled = useVerification((state) => state.notModelled);
  useEffect(() => {
    verification.start();
    return () => verification.stop();
  }, []);
  return (
    <Dialog
      open
      onClose={() => store.getState().openDialog(null)}
      title={words.verification}
      description={words.help}
      size="large"
      footer={<Footer />}
    >
      <Progress />
      <table className={`${table.table} ${styles.table}`}>
        <thead>
          <tr>
            <th scope="col">{words.caseAndFigure}</th>
            <th scope="col">{words.theory}</th>
            <th scope="col">{words.measured}</th>
            <th scope="col">
              <abbr title={words.halfWidth}>± 95 %</abbr>
            </th>
            <th scope="col">{words.verdict}</th>
          </tr>
        </thead>
        {rows.map((row) => (
          <CaseRows key={row.name} row={row} />
        ))}
      </table>
      <p className={styles.note}>{words.agreement}</p>
      <div className={styles.lists}>
        <List title={words.whatARunModels} lines={modelled} />
        <List title={words.whatItLeavesOut} lines={notModelled} />
      </div>
    </Dialog>
  );
}

function Progress() {
  const rows = useVerification((state) => state.rows);
  const status = useVerification((state) => state.status);
  const failure = useVerification((state) => state.failure);
  const done = rows.filter(({ result }) => result !== null);
  const wrong = done.filter(({ result }) => result?.holds === false);
  const said =
    status === 'failed'
      ? failure
      : status === 'done'
        ? words.allDone(done.length, rows.length, wrong.length)
        : words.doneOf(done.length, rows.length);
  return (
    <div className={styles.progress}>
      <progress max={Math.max(1, rows.length)} value={done.length} aria-label={words.casesDone} />
      <p role="status">{said}</p>
    </div>
  );
}

function Footer() {
  const status = useVerification((state) => state.status);
  return status === 'running' ? (
    <Button onClick={() => verification.stop()}>{words.stop}</Button>
  ) : (
    <Button onClick={() => verification.start()}>{words.runAgain}</Button>
  );
}

function CaseRows({ row: { name, source, figures, share, result } }: { readonly row: VerificationRow }) {
  return (
    <tbody className={styles.case}>
      <tr>
        <th scope="rowgroup" colSpan={4} title={source}>
          {name}
          <span className={styles.source}>{source}</span>
        </th>
        <td>
          {result ? (
            <Verdict holds={result.holds} />
          ) : (
            <span className={styles.waiting}>
              {share > 0 ? `${Math.round(100 * share)} %` : words.waiting}
            </span>
          )}
        </td>
      </tr>
      {figures.map((figure, i) => {
        const measured = result?.figures[i];
        return (
          <tr key={figure.name}>
            <th scope="row">{figure.name}</th>
            <td>{digits(figure.exact)}</td>
            <td>{measured ? digits(measured.measured) : ''}</td>
            <td className={table.quiet}>{measured ? digits(measured.half, 2) : ''}</td>
            <td className={measured?.holds === false ? table.bad : table.quiet}>
              {measured &&
                (measured.holds ? words.figureAgrees : words.errorsOff(formatCount(measured.standardErrors)))}
            </td>
          </tr>
        );
      })}
    </tbody>
  );
}

function Verdict({ holds }: { readonly holds: boolean }) {
  return (
    <Badge tone={holds ? 'good' : 'bad'}>
      <Icon name={holds ? 'circle-check' : 'circle-alert'} size={12} /> {holds ? words.agrees : words.differs}
    </Badge>
  );
}

function List({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

function digits(x: number, significant = 4): string {
  return String(Number(x.toPrecision(significant)));
}
