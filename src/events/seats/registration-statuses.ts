import type { RegistrationStatus } from '../../schema-types.js';

/** A person has at most one registration for an event in one of these; those in all others have ended. */
export const activeStatuses: readonly RegistrationStatus[] = [
  'INVITED',
  'NOMINATED',
  'PENDING',
  'OFFERED',
  'WAITLISTED',
  'CONFIRMED',
];

/** A seat that is offered is kept free for whom it is offered to. */
export const seatHoldingStatuses: readonly RegistrationStatus[] = ['OFFERED', 'CONFIRMED'];

export const isActive = (status: RegistrationStatus): boolean => activeStatuses.includes(status);

export const holdsSeat = (status: RegistrationStatus): boolean => seatHoldingStatuses.includes(status);
