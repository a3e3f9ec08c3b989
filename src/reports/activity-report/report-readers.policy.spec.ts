import { describe, expect, it } from '@jest/globals';
import { anonymous } from '../../access/index.js';
import type { Role } from '../../schema-types.js';
import { readsReports } from './report-readers.policy.js';

describe('reports', () => {
  it('are for the secretariat and observers', () => {
    const roles: Role[] = ['ANYONE', 'MEMBER', 'CONTACT_POINT', 'OBSERVER', 'ORGANISER', 'SECRETARIAT'];
    const readers = roles.filter((role) => readsReports({ ...anonymous('en'), roles: new Set<Role>([role]) }));
    expect(readers).toEqual(['OBSERVER', 'SECRETARIAT']);
  });
});
