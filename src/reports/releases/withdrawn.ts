import { type Problem, problem } from '../../platform/index.js';

/** The answer to whoever asks for an edition that was taken back. */
export function withdrawn(at: Date, reason: string): Problem {
  const day = at.toISOString().slice(0, 10);
  return problem('GONE', {
    en: `This edition was withdrawn on ${day}, because: ${reason}`,
    ru: `Это издание отозвано ${day}, причина: ${reason}`,
  });
}
