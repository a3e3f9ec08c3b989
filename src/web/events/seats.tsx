import type { ReactNode } from 'react';
import { graphql, type ResultOf } from '../../platform/index.js';
import type { Visit } from '../frame/visit.js';

/** The seats of one way to attend; capacity and available are null without a limit. */
export const shownSeats = graphql(`
  fragment ShownSeats on SeatPool {
    mode
    capacity
    confirmed
    offered
    waitlisted
    available
  }
`);

interface SeatsProperties {
  visit: Visit;
  pools: readonly ResultOf<typeof shownSeats>[];
}

/** How many seats there are, a row for each way to attend. */
export function Seats({ visit: { say }, pools }: SeatsProperties): ReactNode {
  const { seat, seats, unlimited } = say.event;
  return (
    <>
      <h2 id="seats">{seats}</h2>
      <div className="scroll" role="region" aria-labelledby="seats" tabIndex={0}>
        <table aria-labelledby="seats">
          <thead>
            <tr>
              <th scope="col">{seat.mode}</th>
              {[seat.capacity, seat.taken, seat.free, seat.waiting].map((label) => (
                <th key={label} scope="col" className="number">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pools.map(({ mode, capacity, confirmed, offered, waitlisted, available }) => (
              <tr key={mode}>
                <th scope="row">{say.modes[mode]}</th>
                <td className="number">{capacity ?? unlimited}</td>
                <td className="number">{confirmed + offered}</td>
                <td className="number">{available ?? '–'}</td>
                <td className="number">{waitlisted}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
