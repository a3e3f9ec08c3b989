import { type Message, type Problem, problem } from '../platform/index.js';
import type { ErrorCode } from '../schema-types.js';
import type { MoveHindrance } from './moves/registration.policy.js';

const words: Partial<Record<ErrorCode, Message>> = {
  NOMINATION_REQUIRED: {
    en: 'Participants of this event are nominated by their state. Please turn to your national contact point.',
    ru: 'Участников этого мероприятия выдвигает государство. Обратитесь в свой национальный контактный пункт.',
  },
  INVITATION_REQUIRED: { en: 'This event is by invitation.', ru: 'Участие в этом мероприятии — по приглашению.' },
  DEADLINE_PASSED: { en: 'The time to do this is over.', ru: 'Срок для этого действия истёк.' },
  NO_SEAT_FREE: { en: 'No seat is free there.', ru: 'Там нет свободных мест.' },
  REGISTRATION_CLOSED: { en: 'Registration is not open.', ru: 'Регистрация закрыта.' },
  TRANSITION_NOT_ALLOWED: {
    en: 'This cannot be done in the present state.',
    ru: 'В текущем состоянии это действие невозможно.',
  },
};

const hindrances: Record<MoveHindrance, [ErrorCode, Message]> = {
  RECORDED: [
    'TRANSITION_NOT_ALLOWED',
    {
      en: 'This person is recorded as having attended. Correct the attendance first.',
      ru: 'Участие этого человека уже отмечено. Сначала исправьте отметку об участии.',
    },
  ],
  BEGUN: [
    'REGISTRATION_CLOSED',
    {
      en: 'The event has begun. Please turn to its organisers.',
      ru: 'Мероприятие уже началось. Обратитесь к его организаторам.',
    },
  ],
};

/** Why a registration stays as it is, whatever was to be done with it. */
export function hindered(hindrance: MoveHindrance, field: string | null): Problem {
  const [code, message] = hindrances[hindrance];
  return problem(code, message, field);
}

/** Why a registration does not move. */
export const refused = (code: ErrorCode, field: string | null = null): Problem =>
  problem(code, words[code] ?? words.TRANSITION_NOT_ALLOWED!, field);

/** Contact points put only their own people on their seats. */
export const representsAnotherState = (field: string): Problem =>
  problem(
    'FORBIDDEN',
    { en: 'The person represents another state.', ru: 'Этот человек представляет другое государство.' },
    field,
  );

export const noSuchPerson: Message = { en: 'There is no such person.', ru: 'Такого человека нет.' };

export const notConfirmed: Message = {
  en: 'This person has no confirmed seat. Please register them first.',
  ru: 'У этого человека нет подтверждённого места. Сначала зарегистрируйте его.',
};
