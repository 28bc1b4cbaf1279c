import type { Anomaly, ClientLog, Event, Membership, Sight } from './history';
import { isDoing, type Operation } from './operations';
import type { Truth } from './truth';

/** Shown to somebody who was not in the room. */
export function findLeaked(truth: Truth): Anomaly[] {
  const { logs, memberships } = truth.history;
  if (!memberships) return [];
  const invoked = invokedAt(truth);
  return logs.flatMap((log) => {
    const own = memberships.filter(({ person }) => person === log.person);
    return [...shownToStranger(log, own, invoked), ...shownAfterFarewell(log)];
  });
}

/** When each change was asked for, by its `seq`. */
function invokedAt({ operations }: Truth): Map<number, number> {
  const times = new Map<number, number>();
  const take = ({ invokedAt, acknowledged }: Operation) => {
    for (const { change } of acknowledged) if (change !== undefined) times.set(change, invokedAt);
  };
  for (const operation of operations) if (isDoing(operation, 'send') || isDoing(operation, 'edit')) take(operation);
  return times;
}

/**
 * What reaches somebody while they are out of the room, and was asked for after they were, must not have. What was said
 * while they were in it may still have been under way to them.
 */
function shownToStranger(log: ClientLog, own: Membership[], invoked: ReadonlyMap<number, number>): Anomaly[] {
  return log.events.flatMap((event) => {
    const isIn = own.some(({ from, until }) => event.at >= from && event.at <= until);
    if (isIn) return [];
    const left = Math.max(
      Number.NEGATIVE_INFINITY,
      ...own.map(({ until }) => until).filter((until) => until < event.at),
    );
    const what = `${log.client} was told of what was said when they were not in the room`;
    return changesIn(event)
      .filter(
        ({ change }) => (invoked.get(change) ?? Number.NEGATIVE_INFINITY) > left || left === Number.NEGATIVE_INFINITY,
      )
      .map((sight): Anomaly => ({ name: 'leaked', what, evidence: [{ at: event.at, type: event.type }, sight] }));
  });
}

const backIn: readonly Event['type'][] = ['connected', 'listed', 'entered'];

/** Once a client was told that it is out, its connection is told nothing more, however long ago that was said. */
function shownAfterFarewell({ client, events }: ClientLog): Anomaly[] {
  let isOut = false;
  return events.flatMap((event): Anomaly[] => {
    if (event.type === 'putOut') isOut = true;
    if (backIn.includes(event.type)) isOut = false;
    if (!isOut || (event.type !== 'shown' && event.type !== 'active')) return [];
    return [{ name: 'leaked', what: `${client} was put out, and told more`, evidence: [event] }];
  });
}

function changesIn(event: Event): Pick<Sight, 'change'>[] {
  switch (event.type) {
    case 'entered':
    case 'shown':
    case 'page':
      return event.sights;
    case 'active':
      return [{ change: event.seq }];
    default:
      return [];
  }
}
